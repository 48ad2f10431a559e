import type { PatchOptions } from '../../../app/ports';
import type { WorkbookChange } from '../../../core/model';
import type { Deflate } from '../../bytes/deflate';
import { recalculateOnLoad } from './calculation';
import { openMaster, type Master } from './master';
import { setModified } from './properties';
import { putSheet } from './put-sheet';
import { removeSheet } from './remove-sheet';
import { mergeDown } from './row-shape';
import { setCells } from './set-cells';
import { forgetUnusedStrings } from './shared-strings';
import { insertColumn, insertRows } from './insert';

/**
 * Makes changes in an existing .xlsx or .xlsm, one after the other, and returns the new bytes; every part that no
 * change names is copied as it stands, still packed. All changes are made or none: whatever cannot be done safely is
 * thrown as an AdapterError (`xlsx.signed`, `xlsx.cannotChange`, `xlsx.coveredCell`, `file.encrypted` …) and nothing is
 * returned.
 */
export function patchXlsx(
  bytes: Uint8Array,
  changes: readonly WorkbookChange[],
  options: PatchOptions & { readonly deflate?: Deflate } = {},
): Uint8Array {
  const master = openMaster(bytes, options.file ?? '', options.deflate);
  if (changes.length === 0 && options.modified === undefined) return bytes;
  const last = lastChanges(changes);
  for (const group of inOnePass(changes)) {
    const [change] = group;
    if (group.length === 1) applyChange(master, change, last.has(change));
    else
      insertAll(
        master,
        group.filter((one): one is Insertion => one.kind === 'insertRows'),
      );
  }
  if (changes.some((change) => change.kind === 'removeSheet')) forgetUnusedStrings(master);
  if (changes.length > 0) recalculateOnLoad(master);
  if (options.modified !== undefined) setModified(master, options.modified);
  return master.toBytes();
}

type Insertion = Extract<WorkbookChange, { readonly kind: 'insertRows' }>;

/** Rows that come into one sheet from the bottom upwards do not move each other: the sheet is taken apart once for all. */
function inOnePass(changes: readonly WorkbookChange[]): readonly (readonly [WorkbookChange, ...WorkbookChange[]])[] {
  const groups: [WorkbookChange, ...WorkbookChange[]][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isAbove =
      change.kind === 'insertRows' &&
      before?.kind === 'insertRows' &&
      change.sheet === before.sheet &&
      change.before < before.before &&
      change.likeRow < before.before;
    if (isAbove) group?.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** Changes of one sheet, from the bottom upwards. */
function insertAll(master: Master, changes: readonly Insertion[]): void {
  const [first] = changes;
  if (first === undefined) return;
  insertRows(master, changes);
  let above = 0;
  const reaches = [...changes].reverse().map(({ before, count, mergeColumns = [] }) => {
    const from = before - 1 + above;
    above += count;
    return { columns: mergeColumns, from, bottom: from + count };
  });
  mergeDown(master, first.sheet, reaches.reverse());
}

/** The changes behind which their sheet is not looked at again; rows that come in are told to every sheet. */
function lastChanges(changes: readonly WorkbookChange[]): ReadonlySet<WorkbookChange> {
  const last = new Set<WorkbookChange>();
  const seen = new Set<string>();
  for (const change of [...changes].reverse()) {
    if (change.kind !== 'setCells' && change.kind !== 'putSheet') break;
    const name = (change.kind === 'setCells' ? change.sheet : change.layout.name).toLowerCase();
    if (!seen.has(name)) last.add(change);
    seen.add(name);
  }
  return last;
}

function applyChange(master: Master, change: WorkbookChange, last: boolean): void {
  switch (change.kind) {
    case 'setCells':
      return setCells(master, change.sheet, change.cells, { heights: change.heights ?? [], last });
    case 'insertRows':
      return insertAll(master, [change]);
    case 'insertColumn':
      return insertColumn(master, change);
    case 'putSheet':
      return putSheet(master, change.layout);
    case 'removeSheet':
      return removeSheet(master, change.sheet);
  }
}
