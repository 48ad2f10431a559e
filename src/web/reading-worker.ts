import './strict';
import type { InputFile } from '../app/ports';
import { AdapterError, type Issue } from '../core/model';
import { readDocument, readFile } from '../worker/readers';

/** What the page asks of the reading worker, and what comes back. */
export type Question = { readonly id: number; readonly what: 'readDocument' | 'readFile'; readonly file: InputFile };
export type Answer =
  | { readonly id: number; readonly kind: 'value'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly issue: Issue | null };

const readers = { readDocument, readFile };

self.onmessage = ({ data }: MessageEvent<Question>) => {
  void answer(data).then((reply) => self.postMessage(reply));
};

async function answer({ id, what, file }: Question): Promise<Answer> {
  try {
    return { id, kind: 'value', value: await readers[what](file) };
  } catch (error) {
    return { id, kind: 'failed', issue: error instanceof AdapterError ? error.issue : null };
  }
}
