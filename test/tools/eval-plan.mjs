// Scores the plan reader on annotated documents (../shared/corpus and its seeds) and prints what it missed.
// `npm run eval:plan`, or `npm run eval:plan -- --misses` for every difference, or with other corpus folders.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
require('./typescript-hook.cjs');
const { blocksFromText, parsePlan } = require('../../src/core/plan/index.ts');

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const shared = path.resolve(root, '../shared');
const showMisses = process.argv.includes('--misses');
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const BAR = 0.97;

const documents =
  folders.length > 0 ? folders.flatMap(inFolder) : [...seeds(), ...inFolder(path.join(shared, 'corpus'))];
if (documents.length === 0) {
  console.log('no annotated documents here: nothing to score');
  process.exit(0);
}
const scores = documents.map(score);
print(scores);
process.exit(scores.every(passes) ? 0 : 1);

function inFolder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && existsSync(path.join(folder, name.replace(/json$/, 'txt'))))
    .sort()
    .map((name) => ({
      name: name.replace(/\.json$/, ''),
      expected: JSON.parse(readFileSync(path.join(folder, name), 'utf8')),
      text: readFileSync(path.join(folder, name.replace(/json$/, 'txt')), 'utf8'),
      bar: BAR,
      ledger: name.includes('ledger'),
    }));
}

function seeds() {
  const folder = path.join(shared, 'corpus', 'seeds');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const expected = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      const text = readFileSync(path.join(shared, 'seeds', expected.source), 'utf8');
      return { name: name.replace(/\.json$/, ''), expected, text, bar: 1, ledger: name.includes('ledger') };
    });
}

function score({ name, expected, text, bar, ledger }) {
  const plan = parsePlan(blocksFromText(text), { fileName: name }).value;
  const found = ledger ? plan.ledgers.flatMap((one) => one.rows.map(rowAsTask)) : plan.tasks;
  const wanted = expected.tasks;
  const pairs = pairUp(wanted, found);
  const required = wanted.filter((task) => !task.optional);
  const matched = required.filter((task) => pairs.has(task));
  const optional = wanted.filter((task) => task.optional && pairs.has(task)).length;
  const used = new Set(pairs.values());
  const counted = found.length - optional;
  const misses = [];
  let hit = 0;
  let said = 0;
  let meant = 0;
  let dated = 0;
  let exact = 0;
  for (const task of wanted) {
    const got = pairs.get(task);
    if (got === undefined) {
      if (!task.optional) misses.push(`missed: ${task.ordinal}${task.title}`);
      continue;
    }
    const units = unitScore(task, got);
    hit += units.hit;
    said += units.said;
    meant += units.meant;
    if (units.hit < units.said || units.hit < units.meant) misses.push(`units: ${task.title}: ${units.what}`);
    if (deadlineRight(task, got)) dated += 1;
    else misses.push(`deadline: ${task.title}: ${task.deadline} ≠ ${JSON.stringify(got.deadline)}`);
    if (plain(task.title) === plain(got.title)) exact += 1;
    else misses.push(`(title: ${task.title} | ${got.title})`);
    if (!ledger && plain(task.section.join('/')) !== plain(got.section.join('/'))) {
      misses.push(`(section: ${task.section.join('/')} | ${got.section.join('/')})`);
    }
    if (!ledger && plain(task.ordinal) !== plain(got.ordinal))
      misses.push(`(ordinal: ${task.ordinal} | ${got.ordinal})`);
    if (!persons(task, got)) misses.push(`(persons: ${task.person} | ${JSON.stringify(got.owners)})`);
  }
  for (const task of found)
    if (!used.has(task)) misses.push(`too much: ${task.ordinal}${task.title} [${task.reason?.rule}]`);
  return {
    name,
    bar,
    control: expected.control,
    found: found.length,
    recall: required.length === 0 ? 1 : matched.length / required.length,
    precision: counted === 0 ? 1 : matched.length / counted,
    units: said + meant === 0 ? 1 : (2 * hit) / (said + meant),
    deadlines: pairs.size === 0 ? 1 : dated / pairs.size,
    exact: pairs.size === 0 ? 1 : exact / pairs.size,
    misses,
  };
}

function rowAsTask(row) {
  return {
    ordinal: row.sequence,
    title: row.task,
    section: [],
    leadUnits: row.leadUnits ?? [],
    responsibleUnits: row.responsibleUnits,
    supportingUnits: row.supportingUnits ?? [],
    deadline: row.deadline,
    owners: row.owners.map((name) => ({ name })),
  };
}

/** In order: the same title and ordinal first, then a title that holds the other. */
function pairUp(wanted, found) {
  const pairs = new Map();
  const free = new Set(found);
  const passes = [
    (task, got) => plain(task.title) === plain(got.title) && plain(task.ordinal) === plain(got.ordinal),
    (task, got) => plain(task.title) === plain(got.title),
    (task, got) => holds(task.title, got.title) && plain(task.ordinal) === plain(got.ordinal),
    (task, got) => holds(task.title, got.title),
  ];
  for (const fits of passes) {
    for (const task of wanted) {
      if (pairs.has(task)) continue;
      const got = [...free].find((one) => fits(task, one));
      if (got === undefined) continue;
      pairs.set(task, got);
      free.delete(got);
    }
  }
  return pairs;
}

function holds(one, other) {
  const [a, b] = [plain(one), plain(other)];
  return (a.includes(b) || b.includes(a)) && Math.min(a.length, b.length) >= 4;
}

function plain(text) {
  return text.normalize('NFKC').replace(/[\s。.;；、,，:：]/g, '');
}

/** Units by role; a lead that the document only implies may be read either way. */
function unitScore(task, got) {
  const said = [
    ...got.leadUnits.map((name) => `lead:${plain(name)}`),
    ...got.responsibleUnits.map((name) => `responsible:${plain(name)}`),
    ...got.supportingUnits.map((name) => `supporting:${plain(name)}`),
  ];
  const readings = [[task.lead, task.responsible]];
  if (task.implied_lead) {
    readings.push([task.implied_lead, task.responsible.filter((name) => !task.implied_lead.includes(name))]);
    readings.push([task.implied_lead, task.responsible]);
  }
  let best = null;
  for (const [lead, responsible] of readings) {
    const meant = [
      ...lead.map((name) => `lead:${plain(name)}`),
      ...responsible.map((name) => `responsible:${plain(name)}`),
      ...task.supporting.map((name) => `supporting:${plain(name)}`),
    ];
    const hit = meant.filter((name) => said.includes(name)).length;
    const what = `want ${meant.filter((name) => !said.includes(name))} | got ${said.filter((name) => !meant.includes(name))}`;
    const rate = said.length + meant.length === 0 ? 1 : (2 * hit) / (said.length + meant.length);
    if (best === null || rate > best.rate) best = { hit, said: said.length, meant: meant.length, what, rate };
  }
  return best;
}

function deadlineRight(task, got) {
  const wanted = [task.deadline, ...(task.deadline_accept ?? [])].filter((one) => one !== null && one !== undefined);
  if (wanted.length === 0) return got.deadline === null;
  if (got.deadline === null) return false;
  return wanted.some((one) => {
    if (one === 'ongoing' || one === 'immediate') return got.deadline.kind === 'ongoing';
    if (one.startsWith('recurring')) return got.deadline.kind === 'recurring' && sameCycle(one, got.deadline.every);
    const due = got.deadline.due;
    return due !== null && (one.startsWith(due) || due.startsWith(one)) && Math.abs(one.length - due.length) <= 3;
  });
}

function sameCycle(one, every) {
  const cycle = one.split(':')[1];
  const names = {
    monthly: 'month',
    quarterly: 'quarter',
    yearly: 'year',
    annual: 'year',
    halfyearly: 'half-year',
    weekly: 'week',
    daily: 'day',
  };
  return cycle === undefined || (every ?? '').startsWith(names[cycle.toLowerCase().replace(/[-_]/g, '')] ?? cycle);
}

function persons(task, got) {
  if (!task.person) return true;
  const names = (got.owners ?? []).map(({ name }) => plain(name));
  return task.person.every((name) => names.includes(plain(name)));
}

function passes(one) {
  return [one.recall, one.precision, one.units, one.deadlines].every((value) => value >= one.bar - 1e-9);
}

function print(scores) {
  console.log('document          found  recall  precision  units F1  deadlines  (titles exact)');
  for (const one of scores) {
    const numbers = [one.recall, one.precision, one.units, one.deadlines]
      .map((value) => value.toFixed(3).padStart(8))
      .join(' ');
    const mark = passes(one) ? ' ' : '✗';
    console.log(
      `${mark} ${one.name.padEnd(16)} ${String(one.found).padStart(4)} ${numbers}  ${one.exact.toFixed(2)}${one.control ? '  control' : ''}`,
    );
    const shown = showMisses ? one.misses : one.misses.filter((miss) => !miss.startsWith('('));
    for (const miss of shown) console.log(`      ${miss}`);
  }
  const mean = (key) => (scores.reduce((sum, one) => sum + one[key], 0) / scores.length).toFixed(4);
  console.log(
    `mean: recall ${mean('recall')}, precision ${mean('precision')}, units F1 ${mean('units')}, deadlines ${mean('deadlines')}; ` +
      `${scores.filter(passes).length} of ${scores.length} documents pass`,
  );
}
