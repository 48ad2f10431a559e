import { failure, type AdapterError, type FactsOf } from '../../../core/model';
import { HandOver } from '../../bytes/hand-over';

/** The file and the part of it that is being read, for errors. */
export type Where = { readonly file: string; readonly part: string };

export function damaged({ file, part }: Where, cause?: unknown): AdapterError {
  return failure('file.damaged', { file, part }, cause);
}

export function contradictory({ file, part }: Where, what: FactsOf<'file.contradictory'>['what']): AdapterError {
  return failure('file.contradictory', { file, part, what });
}

export function forbiddenMarkup({ file, part }: Where, what: FactsOf<'file.markup'>['what']): AdapterError {
  return failure('file.markup', { file, part, what });
}

/** What no reader here reads right. */
export function unsupported({ file }: Where): AdapterError {
  return failure('file.unsupported', { file, what: 'structure' });
}

export function handOver({ part }: Where, what: string): HandOver {
  return new HandOver(`${part}: ${what}`);
}
