import { z } from 'zod';
import { failure } from '../model';
import { Answer } from './types';

/** Reads a decision file's content (parsed JSON): a list of answers. Throws `merge.decisionsUnreadable`. */
export function readAnswers(content: unknown, file: string): Answer[] {
  const read = z.array(Answer).safeParse(content);
  if (read.success) return read.data;
  const first = read.error.issues[0];
  const reason = first === undefined ? '' : `${first.path.join('.')} ${first.message}`.trim();
  throw failure('merge.decisionsUnreadable', { file, reason }, read.error);
}
