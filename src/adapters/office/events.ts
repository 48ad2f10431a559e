import type { WorkbookEvent } from '../../app/ports';
import type { CellRange } from '../../core/model';
import type { Scalar } from './cell-writes';
import { isPassing } from './errors';
import { isJournalName } from './journal';
import type { OwnWrites } from './own-writes';
import { areaAddress, LAST_ROW, parseArea } from './places';
import type { Session } from './session';

/** Events of one sheet that came close together, seen as one. */
type Pending = { readonly source: 'local' | 'remote'; readonly areas: CellRange[]; readonly shifted: boolean };

/** How many times the quiet is waited for until Excel is asked again. */
const PATIENCE = 2;

export type EventOptions = {
  /** milliseconds of quiet before changes are told */
  readonly quiet: number;
  readonly failed: (error: unknown) => void;
};

/**
 * Listens to Excel and tells what matters: changed cells (gathered, our own writes left out), sheets that came or
 * went, the shown sheet, the selection. Sorting, inserting and deleting are told as changes from their first row on:
 * an event is a hint to read again, never the truth. Answers a function that stops listening.
 */
export async function listen(
  session: Session,
  own: OwnWrites,
  tell: (event: WorkbookEvent) => void,
  options: EventOptions,
): Promise<() => Promise<void>> {
  const pending = new Map<string, Pending>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listening = true;
  const emit = (event: WorkbookEvent): void => {
    if (listening) tell(event);
  };
  const flush = (): void => {
    const waiting = [...pending];
    pending.clear();
    for (const [key, gathered] of waiting) {
      const sheetId = key.slice(key.indexOf(' ') + 1);
      whenPossible(() => tellChange(session, own, sheetId, gathered)).then(
        (event) => event && emit(event),
        options.failed,
      );
    }
  };
  /** Somebody who fills cell after cell is typing most of the time: what happens meanwhile is looked at afterwards. */
  const whenPossible = async <T>(look: () => Promise<T>): Promise<T | null> => {
    while (listening) {
      try {
        return await look();
      } catch (error) {
        if (!isPassing(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, options.quiet * PATIENCE));
      }
    }
    return null;
  };
  const gather = (sheetId: string, address: string, source: string, shifted: boolean): Promise<void> => {
    const area = parseArea(address);
    if (area !== null) {
      const who = source === 'Remote' ? 'remote' : 'local';
      const key = `${who} ${sheetId}`;
      const known = pending.get(key);
      pending.set(key, {
        source: who,
        areas: [...(known?.areas ?? []), area],
        shifted: shifted || known?.shifted === true,
      });
      clearTimeout(timer);
      timer = setTimeout(flush, options.quiet);
    }
    return Promise.resolve();
  };
  const handlers = await session.run(async (context) => {
    const { worksheets } = context.workbook;
    const added = [
      worksheets.onChanged.add((event) =>
        gather(event.worksheetId, event.address, event.source, event.changeType !== 'RangeEdited'),
      ),
      worksheets.onRowSorted.add((event) => gather(event.worksheetId, event.address, event.source, true)),
      worksheets.onAdded.add(sheetsChanged),
      worksheets.onDeleted.add(sheetsChanged),
      worksheets.onActivated.add((event) => {
        emit({ kind: 'activated', sheetId: event.worksheetId });
        return Promise.resolve();
      }),
      worksheets.onSelectionChanged.add((event) => {
        const range = parseArea(event.address.split(',')[0] ?? '');
        if (range !== null) emit({ kind: 'selected', sheetId: event.worksheetId, range });
        return Promise.resolve();
      }),
    ];
    worksheets.load('items/id,items/name');
    await context.sync();
    own.sheetIds = sheetIdsOf(worksheets);
    return added;
  });

  /** Waits its turn and looks: what a run of our own added or took away is known when it is over. */
  async function sheetsChanged(): Promise<void> {
    const ids = await whenPossible(() =>
      session.run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.load('items/id,items/name');
        await context.sync();
        return sheetIdsOf(worksheets);
      }),
    ).catch(options.failed);
    if (typeof ids !== 'string') return;
    if (ids !== own.sheetIds) emit({ kind: 'sheetsChanged' });
    own.sheetIds = ids;
  }

  return async () => {
    listening = false;
    clearTimeout(timer);
    const [first] = handlers;
    if (first === undefined) return;
    for (const handler of handlers) handler.remove();
    await first.context.sync();
  };
}

/** The ids of the sheets that are not a run's own. */
export function sheetIdsOf({ items }: Excel.WorksheetCollection): string {
  return items.flatMap(({ id, name }) => (isJournalName(name) ? [] : [id])).join(' ');
}

/** Reads the changed cells and tells the change, unless it says nothing but what we wrote ourselves. */
async function tellChange(
  session: Session,
  own: OwnWrites,
  sheetId: string,
  { source, areas, shifted }: Pending,
): Promise<WorkbookEvent | null> {
  const range = around(areas, shifted);
  const contents = await session.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
    const parts = areas.map((area) => {
      const part = sheet.getRange(areaAddress(area)).getUsedRangeOrNullObject(true);
      part.load('formulas,rowIndex,columnIndex');
      return part;
    });
    sheet.load('name');
    await context.sync();
    if (sheet.isNullObject || isJournalName(sheet.name)) return null;
    return parts.map((part) =>
      part.isNullObject ? null : { top: part.rowIndex, left: part.columnIndex, rows: part.formulas as Scalar[][] },
    );
  });
  if (contents === null) return null;
  const isOurs = areas.every((area, i) => {
    const part = contents[i];
    // nothing stands there any more: ours only if we emptied it
    const seen = part ?? { top: area.top, left: area.left, rows: [['']] };
    return own.isOurs(sheetId, { ...area, top: seen.top, left: seen.left }, seen.rows);
  });
  if (isOurs) return null;
  own.forget(sheetId);
  return { kind: 'changed', sheetId, range, source };
}

function around(areas: readonly CellRange[], shifted: boolean): CellRange {
  const range = {
    top: Math.min(...areas.map((area) => area.top)),
    left: Math.min(...areas.map((area) => area.left)),
    bottom: Math.max(...areas.map((area) => area.bottom)),
    right: Math.max(...areas.map((area) => area.right)),
  };
  return shifted ? { ...range, bottom: Math.max(range.bottom, LAST_ROW) } : range;
}
