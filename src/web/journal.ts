import { WorkInHand, type Journal, type LeftWork } from '../ui/journey/work-in-hand';

const DATABASE = 'taizhang';
const STORE = 'work-in-hand';
const CHANNEL = 'taizhang-work-in-hand';

/** Milliseconds in which other tabs say that they are there. */
const ANSWER = 400;
/** Milliseconds after which work goes on without a notebook that does not answer. */
const PATIENCE = 4000;

/**
 * The notebook of the web edition in IndexedDB, one record a tab, written with strict durability. Where the browser
 * has none for this page, or no room, work goes on without it.
 */
export function openJournal(): Journal {
  const own = newId();
  const others = tabsAround(own);
  // one after the other: what was said last holds
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    const turn = last.then(() => trying(work(), otherwise));
    last = turn;
    return turn;
  };
  return {
    keep: (work) => inTurn(() => put({ id: own, work }), undefined),
    clear: () => inTurn(() => remove(own), undefined),
    drop: (id) => inTurn(() => remove(id), undefined),
    left: () => inTurn(() => leftBy(own, others), []),
  };
}

/** Random, but made without what only https pages have. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function leftBy(own: string, others: () => Promise<ReadonlySet<string>>): Promise<readonly LeftWork[]> {
  const records = (await all()).filter(({ id }) => id !== own);
  if (records.length === 0) return [];
  const open = await others();
  return records.filter(({ id }) => !open.has(id));
}

/** Tabs of this page ask each other who is open. */
function tabsAround(own: string): () => Promise<ReadonlySet<string>> {
  if (typeof BroadcastChannel === 'undefined') return () => Promise.resolve(new Set());
  const channel = new BroadcastChannel(CHANNEL);
  const open = new Set<string>();
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'who') channel.postMessage(own);
    else if (typeof data === 'string') open.add(data);
  };
  return async () => {
    open.clear();
    channel.postMessage('who');
    await new Promise((resolve) => setTimeout(resolve, ANSWER));
    return new Set(open);
  };
}

async function trying<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), PATIENCE);
  });
  try {
    return await Promise.race([work, tooLate]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

async function put(record: LeftWork): Promise<void> {
  await inStore('readwrite', (store) => store.put(record));
}

async function remove(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id));
}

/** Records of another version of this software are left alone. */
async function all(): Promise<LeftWork[]> {
  const records = await inStore('readonly', (store) => store.getAll() as IDBRequest<{ id: unknown; work: unknown }[]>);
  return records.flatMap(({ id, work }) => {
    const known = WorkInHand.safeParse(work);
    return typeof id === 'string' && known.success ? [{ id, work: known.data }] : [];
  });
}

/** One request in a transaction of its own; resolves when that is complete, so that what was written is on the disk. */
async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(new Error('the notebook refuses'));
      transaction.onabort = () => reject(new Error('the notebook is full'));
    });
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('there is no notebook'));
    request.onblocked = () => reject(new Error('the notebook is held'));
  });
}
