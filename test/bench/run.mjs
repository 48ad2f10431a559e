// Every measurement of the product beside what a user would pick instead: `npm run bench` prints the tables and puts
// them, with machine and date, into results.md. A name or two pick benches: `npm run bench -- reading`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { measureGenerating } from './files/generating.mjs';
import { measureConsolidating } from './consolidate/consolidating.mjs';
import { measureReading } from './files/read-workbooks.mjs';
import { measureValidating } from './returns/validating.mjs';
import { measureWritingAndPatching } from './files/write-and-patch.mjs';
import { tableOf } from './table.mjs';

/** Title of each bench and what measures it; a bench hands out rows as table.mjs makes them. */
const BENCHES = {
  reading: { title: 'Reading workbooks', measure: measureReading },
  generating: { title: 'Making ledgers and returns', measure: measureGenerating },
  validating: { title: 'Recognising and validating returns', measure: measureValidating },
  consolidating: { title: 'Consolidating', measure: measureConsolidating },
  writing: { title: 'Writing and patching workbooks', measure: measureWritingAndPatching },
};

const wanted = process.argv.slice(2);
const chosen = Object.entries(BENCHES).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const RESULTS = new URL('results.md', import.meta.url);
const sections = readSections();
for (const [, { title, measure }] of chosen) {
  sections.set(title, `## ${title}\n\n${circumstances()}\n\n${tableOf(await measure())}\n`);
  console.log(sections.get(title));
}
writeFileSync(RESULTS, `# Measured\n\n${[...sections.values()].join('\n')}`);

/** The sections of earlier runs by title, in the benches' order: each says when and where it was measured. */
function readSections() {
  const written = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').split(/^(?=## )/m) : [];
  const titles = Object.values(BENCHES).map(({ title }) => title);
  const found = titles.map((title) => [
    title,
    written.find((section) => section.startsWith(`## ${title}\n`))?.trimEnd(),
  ]);
  return new Map(
    found.filter(([, section]) => section !== undefined).map(([title, section]) => [title, `${section}\n`]),
  );
}

/** The numbers are worth what is known of the machine; ratios travel, milliseconds do not. */
function circumstances() {
  const [processor] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node ${process.versions.node}, ${type()}, ${cpus().length} × ${processor?.model ?? '?'}, ${gigabytes} GB.`;
}
