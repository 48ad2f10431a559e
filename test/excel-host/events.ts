import type { CellRange } from '../../src/core/model';
import { formatArea } from './sheet/address';
import { cellAt } from './sheet/cells';
import type { Sheet } from './sheet/workbook';

/** Numbers of the events on the wire. */
export const EVENT = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  rowSorted: 19,
  columnSorted: 20,
  singleClicked: 21,
  rowHiddenChanged: 22,
  filtered: 26,
} as const;

export type EventMessage = {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
  readonly id: number;
};

export type ChangeType =
  'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted' | 'CellInserted' | 'CellDeleted';
export type Source = 'Local' | 'Remote';

/** Events on their way to the pane: held while a batch runs, then delivered together. */
export type EventQueue = {
  /** whose edits are being made: events of an add-in's own batch say so from ExcelApi 1.14 on */
  author: 'person' | 'addin' | 'coauthor';
  subscribe(deliver: (messages: readonly EventMessage[]) => void): void;
  register(type: number, targetId: string): void;
  unregister(type: number, targetId: string): void;
  changed(sheet: Sheet, area: CellRange, type?: ChangeType): void;
  sheet(type: number, sheet: Sheet, more?: Readonly<Record<string, unknown>>): void;
  flush(): void;
};

const WORKBOOK_TARGET = 'Workbook';
const CATEGORY = 65536;

export function newEventQueue(sayTrigger: () => boolean): EventQueue {
  const registered = new Set<string>();
  const listeners: ((messages: readonly EventMessage[]) => void)[] = [];
  let waiting: EventMessage[] = [];
  let lastId = 0;
  const send = (messageType: number, sheet: Sheet, payload: Readonly<Record<string, unknown>>): void => {
    for (const targetId of [sheet.id, WORKBOOK_TARGET]) {
      if (!registered.has(`${messageType} ${targetId}`)) continue;
      lastId += 1;
      const message = JSON.stringify({ worksheetId: sheet.id, ...payload });
      waiting.push({ messageCategory: CATEGORY, messageType, targetId, message, id: lastId });
    }
  };
  const queue: EventQueue = {
    author: 'person',
    subscribe: (deliver) => void listeners.push(deliver),
    register: (type, targetId) => void registered.add(`${type} ${targetId}`),
    unregister: (type, targetId) => void registered.delete(`${type} ${targetId}`),
    changed(sheet, area, changeType = 'RangeEdited') {
      send(EVENT.changed, sheet, {
        address: formatArea(area),
        changeType,
        source: sourceOf(queue),
        ...(sayTrigger() ? { triggerSource: queue.author === 'addin' ? 'ThisLocalAddin' : 'Unknown' } : {}),
        ...detailsOf(sheet, area),
      });
    },
    sheet(type, sheet, more = {}) {
      send(type, sheet, { source: sourceOf(queue), ...more });
    },
    flush() {
      const messages = waiting;
      waiting = [];
      if (messages.length > 0) for (const deliver of listeners) deliver(messages);
    },
  };
  return queue;
}

function sourceOf(queue: EventQueue): Source {
  return queue.author === 'coauthor' ? 'Remote' : 'Local';
}

/** The value before and after is told for single cells only. Source: Excel.ChangedEventDetail. */
function detailsOf(sheet: Sheet, area: CellRange): Record<string, unknown> {
  if (area.top !== area.bottom || area.left !== area.right) return {};
  const value = cellAt(sheet, area.top, area.left)?.value ?? '';
  return { valueAfter: value, valueTypeAfter: valueType(value) };
}

export function valueType(value: unknown): string {
  if (value === '') return 'Empty';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}
