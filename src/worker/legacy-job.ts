import { readLegacy } from '../adapters/legacy';
import { AdapterError, type Book, type Issue } from '../core/model';

/** What goes to the thread that reads old formats, and what comes back. */
export type LegacyQuestion = { readonly bytes: Uint8Array; readonly name: string };
export type LegacyAnswer =
  | { readonly kind: 'book'; readonly book: Book }
  | { readonly kind: 'failed'; readonly issue: Issue }
  /** not a typed failure: something is wrong with the program */
  | { readonly kind: 'broken'; readonly message: string };

export function answerLegacy({ bytes, name }: LegacyQuestion): LegacyAnswer {
  try {
    return { kind: 'book', book: readLegacy(bytes, name) };
  } catch (error) {
    if (error instanceof AdapterError) return { kind: 'failed', issue: error.issue };
    return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
  }
}
