// Every measurement of the product beside what a user would pick instead: `npm run bench` prints the tables and writes
// them, with machine and date, to results.md. A name or two pick benches: `npm run bench -- writing`.
import { writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { measureWritingAndPatching } from './files/write-and-patch.mjs';
import { tableOf } from './table.mjs';

/** Title of each bench and what measures it; a bench hands out rows as table.mjs makes them. */
const BENCHES = {
  writing: { title: 'Writing and patching workbooks', measure: measureWritingAndPatching },
};

const wanted = process.argv.slice(2);
const chosen = Object.entries(BENCHES).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const sections = [];
for (const [, { title, measure }] of chosen) {
  const section = `## ${title}\n\n${tableOf(await measure())}\n`;
  console.log(section);
  sections.push(section);
}
if (chosen.length === Object.keys(BENCHES).length) {
  writeFileSync(new URL('results.md', import.meta.url), `# Measured\n\n${circumstances()}\n\n${sections.join('\n')}`);
}

/** The numbers are worth what is known of the machine; ratios travel, milliseconds do not. */
function circumstances() {
  const [processor] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node ${process.versions.node}, ${type()}, ${cpus().length} × ${processor?.model ?? '?'}, ${gigabytes} GB.`;
}
