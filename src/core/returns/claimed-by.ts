import { assignmentOf, reportingUnits, tasksOf } from '../ledger';
import {
  cellText,
  nameKey,
  periodsIn,
  unitDirectory,
  unitNamedIn,
  unitNamedInPath,
  type Grid,
  type Identity,
  type Ledger,
  type Period,
  type RowMatch,
  type UnitDirectory,
} from '../model';
import type { Header } from '../sheet';
import type { SheetRow } from './sheet-rows';

export type Source = 'metadata' | 'fileName' | 'title' | 'rows';

/** What each source says, where it says something. */
export type Sighting<T> = { readonly source: Source; readonly value: T };

/** Where a table's title stands. */
type Titled = { readonly grid: Grid; readonly header: Header };

/**
 * The units that file name, title and rows name; names that only look alike count, and are told apart by the caller.
 * `claimed` is the identity's unit: a source that names it among others does not contradict it.
 */
export function unitSightings(
  fileName: string,
  titled: Titled,
  rows: readonly SheetRow[],
  matches: readonly RowMatch[],
  ledger: Ledger,
  claimed: string | null,
): Sighting<string>[] {
  const directory = directoryOf(ledger);
  // a name that the ledger does not know (yet) agrees with nothing
  const own = claimed === null ? null : directory.canonical(claimed);
  const agreeing = (text: string): string | null => (own !== null && namesUnit(text, own, directory) ? claimed : null);
  const sheetName = titled.grid.name;
  const inTitle = unitInTitle(titled.grid, titled.header, directory) ?? unitNamedIn(sheetName, directory);
  const titledAs = textsAbove(titled.grid, titled.header)
    .map(withoutQuotes)
    .map(agreeing)
    .find((unit) => unit !== null);
  const path = claimed === null ? fileName : baseName(fileName);
  const named = agreeing(baseName(fileName)) ?? unitNamedInPath(path, directory);
  const titledUnit = titledAs ?? inTitle;
  const inRows = unitOfRows(rows, matches, ledger, directory, [claimed, named, titledUnit]);
  return [
    ...(named === null ? [] : [{ source: 'fileName', value: named } as const]),
    ...(titledUnit === null ? [] : [{ source: 'title', value: titledUnit } as const]),
    ...(inRows === null ? [] : [{ source: 'rows', value: inRows } as const]),
  ];
}

function namesUnit(text: string, unit: string, directory: UnitDirectory): boolean {
  return text.includes(unit) || directory.within(nameKey(text)).some((spelling) => spelling.unit === unit);
}

/**
 * The periods that file name, title and sheet name say. In a workbook with a sheet for each month the sheets' names
 * count, not the file's.
 */
export function periodSightings(
  fileName: string,
  { grid, header }: Titled,
  year: number | null,
  sheets: readonly string[] = [],
): Sighting<Period>[] {
  const titles = textsAbove(grid, header);
  const labelled = titles.flatMap((text) => periodsIn(afterLabel(text, PERIOD_LABELS) ?? '', year));
  const above = labelled.length > 0 ? labelled : titles.flatMap((text) => periodsIn(withoutQuotes(text), year));
  const ofSheets = new Set(sheets.flatMap((name) => periodsIn(name, year)));
  const ofSheet = periodsIn(grid.name, year);
  const named = ofSheets.size > 1 && ofSheet.length === 1 ? [] : periodsIn(baseName(fileName), year);
  const titled = new Set([...above, ...(ofSheet.length === 1 ? ofSheet : [])]);
  return [
    ...(named.length === 1 ? named.map((value) => ({ source: 'fileName', value }) as const) : []),
    ...(new Set(above).size > 1 ? [] : [...titled].map((value) => ({ source: 'title', value }) as const)),
  ];
}

/** A unit's name written with characters that only look like it, in the title's 填报单位 or in the file name. */
export function lookAlikes(
  fileName: string,
  grid: Grid,
  header: Header,
  ledger: Ledger,
): { written: string; unit: string }[] {
  const directory = directoryOf(ledger);
  const labelled = textsAbove(grid, header, false).flatMap((text) => afterLabel(text, UNIT_LABELS) ?? []);
  const written = [...labelled, baseName(fileName).split('_')[0] ?? ''];
  return written.flatMap((text) => {
    // nearly every text is ordinary: only for the others are all names gone through
    const unit = nameKey(text) === ordinary(text) ? null : directory.canonical(text);
    const isPlain = (): boolean => directory.spellings.some((one) => text.includes(one.key) || text.includes(one.unit));
    return unit === null || isPlain() ? [] : [{ written: text, unit }];
  });
}

/** Brackets of either width and blanks between characters are how people type, not another name. */
function ordinary(text: string): string {
  return text.replace(/（/g, '(').replace(/）/g, ')').replace(/\s/g, '');
}

/** The year that month names without one belong to: the identity's, the last run's, the plan's. */
export function yearOf(identity: Identity | null, ledger: Ledger): number | null {
  const last = ledger.runs.map((run) => run.period).findLast((period) => period !== undefined && /^\d{4}/.test(period));
  const words = [identity?.period, last, ledger.template.plan.issuedOn ?? undefined];
  const found = words.find((text) => text !== undefined && /^\d{4}/.test(text));
  return found === undefined ? null : Number(found.slice(0, 4));
}

const UNIT_LABELS = ['填报单位', '报送单位', '单位名称', '责任单位', '填报科室', '责任科室', '单位', '科室', '部门'];
const PERIOD_LABELS = ['报告期', '填报期', '填报月份', '报送月份', '月份', '报告月份', '时间', '期别'];

function unitInTitle(grid: Grid, header: Header, directory: UnitDirectory): string | null {
  const texts = textsAbove(grid, header);
  for (const text of texts) {
    const labelled = afterLabel(text, UNIT_LABELS);
    const unit =
      labelled === null ? null : (directory.canonical(withoutBrackets(labelled)) ?? unitNamedIn(labelled, directory));
    if (unit !== null) return unit;
  }
  const units = new Set(
    texts.map((text) => unitNamedIn(withoutQuotes(text), directory)).filter((unit) => unit !== null),
  );
  const [unit] = units;
  return units.size === 1 && unit !== undefined ? unit : null;
}

/**
 * The one unit that every matched row names or was handed to; null where that is none or several. Where rows of several
 * units could be meant, one that the other sources say is among them is the one.
 */
function unitOfRows(
  rows: readonly SheetRow[],
  matches: readonly RowMatch[],
  ledger: Ledger,
  directory: UnitDirectory,
  said: readonly (string | null)[],
): string | null {
  const { template } = ledger;
  const tasks = matches.flatMap((match) =>
    match.kind === 'matched' ? (assignmentOf(template, match.taskId) ?? []) : [],
  );
  const [first] = tasks;
  if (first === undefined) return null;
  const answering = tasks
    .slice(1)
    .map((task) => new Set(reportingUnits(task, template.units)))
    .reduce((units, own) => units.filter((unit) => own.has(unit)), reportingUnits(first, template.units));
  if (answering.length < 2) return answering[0] ?? null;
  const written = rows.map((row) => unitsWritten(row, directory)).filter((units) => units.size > 0);
  const inAll = answering.filter((unit) => written.every((units) => units.has(directory.canonical(unit) ?? unit)));
  const agreed = said.find((unit) => unit !== null && inAll.includes(directory.canonical(unit) ?? unit));
  if (agreed !== undefined) return agreed;
  const count = new Set(tasks.map((task) => task.taskId)).size;
  const exact = inAll.filter((unit) => tasksOf(template, unit).length === count);
  const [only] = exact.length === 1 ? exact : inAll;
  return only !== undefined && (exact.length === 1 || inAll.length === 1) ? only : null;
}

function directoryOf({ template }: Ledger): UnitDirectory {
  return unitDirectory(template);
}

/** True where a row names units of the ledger, and the given one is not among them: it is another unit's share. */
export function isOthersRow(row: SheetRow, unit: string, ledger: Ledger): boolean {
  const directory = directoryOf(ledger);
  const written = unitsWritten(row, directory);
  return written.size > 0 && !written.has(directory.canonical(unit) ?? unit);
}

function unitsWritten(row: SheetRow, directory: UnitDirectory): ReadonlySet<string> {
  const texts = ['leadUnit', 'responsibleUnit', 'supportingUnit'].flatMap((key) =>
    (row.cells[key] ?? '').split(/[、,，;；\s]+/),
  );
  return new Set(texts.map((text) => directory.canonical(text)).filter((unit) => unit !== null));
}

function textsAbove(grid: Grid, header: Header, trimmed = true): string[] {
  return grid.rows
    .slice(0, header.top)
    .flatMap((row) => (row ?? []).map((value) => (trimmed || typeof value !== 'string' ? cellText(value) : value)))
    .filter((text) => text !== '');
}

/** What stands behind 填报单位：, up to the next gap or label. */
function afterLabel(text: string, labels: readonly string[]): string | null {
  for (const label of labels) {
    const at = text.indexOf(label);
    const rest = at === -1 ? '' : text.slice(at + label.length).replace(/^[（(][^（）()]{0,12}[）)]/, '');
    if (rest === '' || !/^\s*[:：]/.test(rest)) continue;
    const value = rest.replace(/^\s*[:：]\s*/, '');
    const [first] = value.split(/[\s\u3000]{2,}|\u3000|[;；]|报告期|填报日期|填报时间|填报人|报送截止|联系|时间[:：]/);
    if (first !== undefined && first.trim() !== '') return first.trim();
  }
  return null;
}

function withoutBrackets(text: string): string {
  return text.replace(/[（(](?:盖章|公章|签章)[）)]/g, '').trim();
}

/** The title without what stands in 《》: the plan's name speaks of other units and years. */
function withoutQuotes(text: string): string {
  return text.replace(/《[^《》]*》/g, ' ');
}

function baseName(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? fileName;
  return name.replace(/\.[a-z0-9]{1,5}$/i, '');
}
