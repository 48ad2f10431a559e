import {
  assignOneToOne,
  issue,
  likeness,
  likenesses,
  matchKey,
  type Assignment,
  type Issue,
  type Ledger,
  type Likeness,
  type RowMatch,
} from '../model';
import { parseRowId } from '../sheet';
import type { SheetRow } from './sheet-rows';
import { saysSomethingElse } from './wording';

/*
 * Rows go to tasks one-to-one: by the hidden id, else by their words, the sequence number deciding between equals.
 * Whatever is below the limits is a question with its candidates: an answer on a wrong task is worse than a question.
 * Tasks of the plan that this ledger left out take part as decoys, so that a row about one of them is not pressed onto
 * a task with the same ending.
 */

/** From this likeness on a row is taken without asking, if no other task is nearly as alike. */
const SURE = 0.62;
/** A shorter likeness is enough where the sequence number says the same. */
const SURE_WITH_SEQUENCE = 0.45;
/** How much better the best task must be than the next one. */
const MARGIN = 0.1;
/** A task text of this length may be a requirement's. */
const LONG_TEXT = 12;
/** From this likeness on one exchanged word is a slip where the sequence number says the same. */
const NEARLY = 0.75;
/** Below this a row is about none of the tasks. */
const RELATED = 0.35;
/** Tasks that were not handed out to the unit are less likely. */
const FOREIGN = 0.12;
/** An id is not believed where the row's words are clearly another task's. */
const OTHER_WORDS = 0.5;
const SAME_WORDS = 0.95;

export type MatchedRows = { readonly matches: readonly RowMatch[]; readonly issues: readonly Issue[] };

/** `own`: the ids of the tasks that the unit was handed, or null where the unit is unknown. */
export function matchRows(rows: readonly SheetRow[], ledger: Ledger, own: ReadonlySet<string> | null): MatchedRows {
  const tasks = ledger.template.assignments;
  const plain = matchPlainIds(rows, tasks) ?? matchPlainWords(rows, ledger, own);
  if (plain !== null) return { matches: plain, issues: [] };
  const pairs = candidatePairs(rows, ledger, own);
  const byId = matchIds(rows, tasks, pairs);
  const taken = new Set([...byId.matches.values()].map((match) => match.taskId));
  const open = rows.flatMap((_, index) => (byId.matches.has(index) || byId.questions.has(index) ? [] : [index]));
  const byText = matchTexts(rows, tasks, pairs, open, taken);
  const matches = rows.map(
    (_, index): RowMatch =>
      byId.matches.get(index) ?? byId.questions.get(index) ?? byText.get(index) ?? { kind: 'added' },
  );
  return { matches, issues: byId.issues };
}

/** The common case without any comparing of texts: every row has its own id beside the very words of that task. */
function matchPlainIds(rows: readonly SheetRow[], tasks: readonly Assignment[]): RowMatch[] | null {
  const titles = titlesById(tasks);
  const seen = new Set<string>();
  const matches: RowMatch[] = [];
  for (const row of rows) {
    const task = titles.get(row.idText);
    if (task === undefined || seen.has(row.idText) || task !== (row.cells.task ?? '')) return null;
    seen.add(row.idText);
    matches.push({ kind: 'matched', taskId: row.idText, by: 'id', confidence: 1 });
  }
  return matches;
}

/** Copied without its ids, but word for word: every row says a task that no other row, and no other task, says. */
function matchPlainWords(
  rows: readonly SheetRow[],
  ledger: Ledger,
  own: ReadonlySet<string> | null,
): RowMatch[] | null {
  const { idOf } = wordsOf(ledger);
  const seen = new Set<string>();
  const matches: RowMatch[] = [];
  for (const row of rows) {
    const taskId = idOf.get(matchKey(row.cells.task ?? ''));
    const isOwn = taskId !== undefined && taskId !== null && (own === null || own.has(taskId));
    if (!isOwn || seen.has(taskId) || parseRowId(row.idText) !== null) return null;
    seen.add(taskId);
    matches.push({ kind: 'matched', taskId, by: 'text', confidence: 1 });
  }
  return matches;
}

/** What the rows of all returns are compared with: the tasks' words, those of the tasks that were left out behind them. */
type Words = {
  readonly titles: readonly string[];
  readonly requirements: readonly string[];
  /** by the words alone; null where two tasks say the same, or one that was left out does */
  readonly idOf: ReadonlyMap<string, string | null>;
};

const knownWords = new WeakMap<Ledger['template'], Words>();

function wordsOf(ledger: Ledger): Words {
  const known = knownWords.get(ledger.template);
  if (known !== undefined) return known;
  const tasks = ledger.template.assignments;
  const decoys = leftOut(ledger);
  const idOf = new Map<string, string | null>(decoys.map((title) => [matchKey(title), null]));
  for (const { taskId, title } of tasks) idOf.set(matchKey(title), idOf.has(matchKey(title)) ? null : taskId);
  idOf.set('', null);
  const words = {
    titles: [...tasks.map(({ title }) => title), ...decoys],
    requirements: tasks.map(({ requirements }) => requirements.join('\n')),
    idOf,
  };
  knownWords.set(ledger.template, words);
  return words;
}

const knownTitles = new WeakMap<readonly Assignment[], ReadonlyMap<string, string>>();

function titlesById(tasks: readonly Assignment[]): ReadonlyMap<string, string> {
  const known = knownTitles.get(tasks) ?? new Map(tasks.map((task) => [task.taskId, task.title.trim()]));
  knownTitles.set(tasks, known);
  return known;
}

/** Titles of the plan's tasks that no row of the ledger was cut from. */
function leftOut({ template }: Ledger): string[] {
  const listed = new Set(template.assignments.flatMap(({ taskId, planTaskId }) => [taskId, planTaskId]));
  const titles = new Set(template.assignments.map(({ title }) => matchKey(title)));
  return template.plan.tasks.flatMap(({ id, title }) => (listed.has(id) || titles.has(matchKey(title)) ? [] : [title]));
}

/**
 * Likeness of every row to every task, by its task text, or by its requirement where it has none. Places beyond the
 * tasks are the decoys'.
 */
function candidatePairs(rows: readonly SheetRow[], ledger: Ledger, own: ReadonlySet<string> | null): Likeness[] {
  const tasks = ledger.template.assignments;
  const { titles, requirements } = wordsOf(ledger);
  const byTitle = likenesses(
    rows.map((row) => row.cells.task ?? ''),
    titles,
  );
  const byRequirement = requirementPairs(rows, requirements, byTitle);
  return [...withoutWeaker(byTitle, byRequirement), ...byRequirement].map((pair) => {
    const task = tasks[pair.right];
    const isForeign = own !== null && task !== undefined && !own.has(task.taskId);
    return isForeign ? { ...pair, score: pair.score - FOREIGN } : pair;
  });
}

/** Some put the requirement's words where the task stands: they count where the titles say little. */
function requirementPairs(
  rows: readonly SheetRow[],
  requirements: readonly string[],
  byTitle: readonly Likeness[],
): Likeness[] {
  const told = new Set(byTitle.filter(({ score }) => score >= SURE).map(({ left }) => left));
  const texts = rows.map(({ cells }, index) => {
    const task = cells.task ?? '';
    if (task === '') return cells.requirement ?? '';
    return told.has(index) || task.length < LONG_TEXT ? '' : task;
  });
  if (texts.every((text) => text === '')) return [];
  return likenesses(texts, requirements);
}

/** Of two likenesses of one row and task the greater counts. */
function withoutWeaker(pairs: readonly Likeness[], others: readonly Likeness[]): Likeness[] {
  const best = new Map(others.map((pair) => [`${pair.left}:${pair.right}`, pair.score]));
  return pairs.filter((pair) => pair.score > (best.get(`${pair.left}:${pair.right}`) ?? -1));
}

type Matched = Extract<RowMatch, { kind: 'matched' }>;
type Question = Extract<RowMatch, { kind: 'question' }>;

function matchIds(
  rows: readonly SheetRow[],
  tasks: readonly Assignment[],
  pairs: readonly Likeness[],
): { matches: Map<number, Matched>; questions: Map<number, Question>; issues: Issue[] } {
  const places = new Map(tasks.map((task, index) => [task.taskId, index]));
  const matches = new Map<number, Matched>();
  const questions = new Map<number, Question>();
  const issues: Issue[] = [];
  const holders = new Map<string, number>();
  rows.forEach((row, index) => {
    const id = parseRowId(row.idText);
    const place = id === null ? undefined : places.get(id.taskId);
    const task = place === undefined ? undefined : tasks[place];
    if (task === undefined) return;
    if (saysAnotherTask(row, place ?? -1, index, pairs)) {
      issues.push(issue('return.idMoved', { text: row.cells.task ?? '', task: task.title, at: { row: row.row } }));
      return;
    }
    const holder = holders.get(task.taskId);
    if (holder === undefined) {
      holders.set(task.taskId, index);
      matches.set(index, { kind: 'matched', taskId: task.taskId, by: 'id', confidence: 1 });
    } else if (!sameAnswer(rows[holder], row)) {
      issues.push(issue('return.duplicateRow', { task: task.title, at: { row: row.row } }));
      questions.set(index, { kind: 'question', candidates: [{ taskId: task.taskId, score: 1 }] });
      questions.set(holder, { kind: 'question', candidates: [{ taskId: task.taskId, score: 1 }] });
      matches.delete(holder);
    }
  });
  return { matches, questions, issues };
}

/** The visible words are another task's, almost letter by letter, and not at all those of the id's task. */
function saysAnotherTask(row: SheetRow, place: number, index: number, pairs: readonly Likeness[]): boolean {
  if (matchKey(row.cells.task ?? '') === '') return false;
  const own = pairs.filter((pair) => pair.left === index);
  const ofId = own.find((pair) => pair.right === place)?.score ?? 0;
  return ofId < OTHER_WORDS && own.some((pair) => pair.right !== place && pair.score >= SAME_WORDS - FOREIGN);
}

function sameAnswer(one: SheetRow | undefined, other: SheetRow | undefined): boolean {
  const keys = ['status', 'progress', 'closedOn', 'remarks'];
  return keys.every((key) => (one?.cells[key] ?? '') === (other?.cells[key] ?? ''));
}

function matchTexts(
  rows: readonly SheetRow[],
  tasks: readonly Assignment[],
  pairs: readonly Likeness[],
  open: readonly number[],
  taken: ReadonlySet<string>,
): ReadonlyMap<number, RowMatch> {
  const isOpen = new Set(open);
  const free = pairs
    .filter((pair) => isOpen.has(pair.left) && !taken.has(tasks[pair.right]?.taskId ?? ''))
    .map((pair) => ({ ...pair, score: pair.score + (sameSequence(rows[pair.left], tasks[pair.right]) ? 0.05 : 0) }));
  const chosen = assignOneToOne(
    free.filter((pair) => pair.score >= RELATED),
    rows.length,
  );
  const results = new Map<number, RowMatch>();
  for (const index of open) {
    const own = free.filter((pair) => pair.left === index).sort((a, b) => b.score - a.score);
    const match = decide(rows[index], tasks, own, chosen, pairs);
    results.set(index, match.kind === 'matched' && hasTwin(index, rows, free, chosen) ? question(own, tasks) : match);
  }
  return results;
}

/** Another row, left without a task, says the same task just as well and answers differently: neither is chosen. */
function hasTwin(
  index: number,
  rows: readonly SheetRow[],
  free: readonly Likeness[],
  chosen: readonly (number | null)[],
): boolean {
  const task = chosen[index];
  const own = free.find((pair) => pair.left === index && pair.right === task)?.score ?? 0;
  return free.some(
    (pair) =>
      pair.right === task &&
      pair.left !== index &&
      chosen[pair.left] === null &&
      pair.score >= own - MARGIN &&
      !sameAnswer(rows[index], rows[pair.left]),
  );
}

function decide(
  row: SheetRow | undefined,
  tasks: readonly Assignment[],
  own: readonly Likeness[],
  chosen: readonly (number | null)[],
  all: readonly Likeness[],
): RowMatch {
  const related = own.filter((pair) => pair.score >= RELATED);
  const choice = chosen[own[0]?.left ?? -1] ?? null;
  const best = related.find((pair) => pair.right === choice);
  if (best === undefined) return related.length > 0 ? question(related, tasks) : withoutWords(row, tasks);
  const task = tasks[best.right];
  const next = related.find((pair) => pair.right !== best.right)?.score ?? 0;
  if (task === undefined) {
    // the words of a task that this ledger does not have
    return best.score >= SAME_WORDS && best.score - next >= MARGIN ? { kind: 'added' } : question(related, tasks);
  }
  const rival = related.find((pair) => pair.right !== best.right);
  const settled = rival !== undefined && isTakenForSure(rival.right, chosen, all, rival.score);
  const margin = rival === undefined || settled ? 1 : best.score - rival.score;
  const enough = sameSequence(row, task) ? SURE_WITH_SEQUENCE : SURE;
  const isSure = best.score >= enough && (margin >= MARGIN || (best.score >= SAME_WORDS && margin > 0.02));
  if (!isSure || (best.score < SAME_WORDS && namesAnother(row, task, best.score))) return question(related, tasks);
  return { kind: 'matched', taskId: task.taskId, by: 'text', confidence: Math.min(1, best.score) };
}

/** A word was exchanged for another one, in the title's place and in the requirement's. */
function namesAnother(row: SheetRow | undefined, task: Assignment, score: number): boolean {
  const text = row?.cells.task ?? '';
  const leeway = sameSequence(row, task) && score >= NEARLY ? 1 : 0;
  const isRequirement = text.length >= LONG_TEXT && likeness(text, task.requirements.join('\n')) >= SURE;
  return !isRequirement && text !== '' && saysSomethingElse(text, task.title, leeway);
}

/** The rival task has a row of its own that is clearly more like it. */
function isTakenForSure(
  task: number,
  chosen: readonly (number | null)[],
  all: readonly Likeness[],
  score: number,
): boolean {
  const holder = chosen.indexOf(task);
  const held = all.find((pair) => pair.left === holder && pair.right === task)?.score ?? 0;
  return holder !== -1 && held >= Math.max(SAME_WORDS, score + MARGIN);
}

function question(related: readonly Likeness[], tasks: readonly Assignment[]): RowMatch {
  const candidates = related.slice(0, 5).flatMap((pair) => {
    const task = tasks[pair.right];
    return task === undefined ? [] : [{ taskId: task.taskId, score: Math.min(1, pair.score) }];
  });
  return { kind: 'question', candidates };
}

/** No words to go by: a sequence number alone is only a hint. */
function withoutWords(row: SheetRow | undefined, tasks: readonly Assignment[]): RowMatch {
  if (row === undefined || matchKey(row.cells.task ?? '') !== '') return { kind: 'added' };
  const hinted = tasks.filter((task) => sameSequence(row, task));
  return { kind: 'question', candidates: hinted.map((task) => ({ taskId: task.taskId, score: 0.3 })) };
}

function sameSequence(row: SheetRow | undefined, task: Assignment | undefined): boolean {
  const sequence = matchKey(row?.cells.sequence ?? '');
  return sequence !== '' && sequence === matchKey(task?.sequence ?? '');
}
