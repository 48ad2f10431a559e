import type { SheetInfo, WorkbookEvent, WorkbookPort } from '../../app/ports';
import { failure, freeSheetName, type Book, type CellRange, type Grid, type WorkbookChange } from '../../core/model';
import { patchXlsx } from './patch';
import { readXlsx } from './read';

/** A workbook that is held as the bytes of an .xlsx: behind the web edition and the command line. */
export type MemoryWorkbook = Omit<WorkbookPort, 'bytes'> & { bytes(): Promise<Uint8Array> };

type State = { readonly bytes: Uint8Array; readonly book: Book; readonly ids: ReadonlyMap<string, string> };

/**
 * Opens the bytes of an .xlsx or .xlsm as a workbook. Every change is one patch of the bytes, so it happens whole or
 * not at all. Throws AdapterError where the bytes cannot be read.
 */
export function openMemoryWorkbook(bytes: Uint8Array, name: string): MemoryWorkbook {
  let state = stateOf(bytes, name, new Map());
  let before: State | null = null;
  let shown: { sheetId: string; range: CellRange } | null = null;
  const listeners = new Set<(event: WorkbookEvent) => void>();
  const tell = (event: WorkbookEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const change = (changes: readonly WorkbookChange[]): void => {
    if (changes.length === 0) return;
    checkSheets(state, changes);
    const next = stateOf(patchXlsx(state.bytes, changes, { file: name }), name, state.ids);
    before = state;
    state = next;
  };
  const current = (): { sheetId: string; range: CellRange } | null => shown ?? firstCell(state);
  return {
    capabilities: () => ({ host: 'memory', readOnly: false, bytes: true }),
    sheets: () => Promise.resolve(sheetsOf(state)),
    readSheets: async (ids) => Promise.all(ids.map((id) => sheetById(state, id))),
    async insertSheets(layout) {
      const taken = new Set(state.book.sheets.map((sheet) => sheet.name.toLowerCase()));
      const layouts = layout.sheets.map((sheet) => ({ ...sheet, name: freeSheetName(sheet.name, taken) }));
      await Promise.resolve();
      change(layouts.map((sheet): WorkbookChange => ({ kind: 'putSheet', layout: sheet })));
      return layouts.map((sheet) => state.ids.get(sheet.name) ?? '');
    },
    async apply(changes) {
      await Promise.resolve();
      change(changes);
    },
    async restore() {
      await Promise.resolve();
      if (before === null) return false;
      state = before;
      before = null;
      return true;
    },
    async activate(sheetId) {
      await show(sheetId);
      if (current()?.sheetId === sheetId) return;
      shown = { sheetId, range: { top: 0, left: 0, bottom: 0, right: 0 } };
      tell({ kind: 'activated', sheetId });
    },
    async select(sheetId, range) {
      await show(sheetId);
      const moved = current()?.sheetId !== sheetId;
      shown = { sheetId, range };
      if (moved) tell({ kind: 'activated', sheetId });
      tell({ kind: 'selected', sheetId, range });
    },
    selection: () => Promise.resolve(current()),
    subscribe(listener) {
      listeners.add(listener);
      return Promise.resolve(() => {
        listeners.delete(listener);
        return Promise.resolve();
      });
    },
    bytes: () => Promise.resolve(state.bytes),
  };

  async function show(sheetId: string): Promise<void> {
    const grid = await sheetById(state, sheetId);
    if (grid.visibility !== 'visible') throw failure('host.sheetHidden', { sheet: grid.name });
  }
}

let lastId = 0;

/** Sheets keep their ids from state to state by name: the port renames none. */
function stateOf(bytes: Uint8Array, name: string, known: ReadonlyMap<string, string>): State {
  const book = readXlsx(bytes, name);
  const ids = new Map(
    book.sheets.map((sheet) => {
      const id = known.get(sheet.name) ?? `sheet-${(lastId += 1)}`;
      return [sheet.name, id] as const;
    }),
  );
  return { bytes, book, ids };
}

function sheetsOf({ book, ids }: State): SheetInfo[] {
  return book.sheets.map(({ name, visibility }) => ({ id: ids.get(name) ?? '', name, visibility }));
}

async function sheetById(state: State, id: string): Promise<Grid> {
  const found = state.book.sheets.find((sheet) => state.ids.get(sheet.name) === id);
  if (found === undefined) throw failure('host.sheetMissing', { sheet: id });
  return Promise.resolve(found);
}

/** A change names a sheet that stands there when its turn comes. */
function checkSheets(state: State, changes: readonly WorkbookChange[]): void {
  const names = new Set(state.book.sheets.map((sheet) => sheet.name));
  for (const change of changes) {
    if (change.kind === 'putSheet') names.add(change.layout.name);
    else if (!names.has(change.sheet)) throw failure('host.sheetMissing', { sheet: change.sheet });
    if (change.kind === 'removeSheet') names.delete(change.sheet);
  }
}

function firstCell(state: State): { sheetId: string; range: CellRange } | null {
  const first = sheetsOf(state).find((sheet) => sheet.visibility === 'visible');
  return first === undefined ? null : { sheetId: first.id, range: { top: 0, left: 0, bottom: 0, right: 0 } };
}
