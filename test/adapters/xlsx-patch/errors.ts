import { AdapterError } from '../../../src/core/model';

/** The error that the work ends in. */
export function errorOf(work: () => unknown): AdapterError {
  try {
    work();
  } catch (error) {
    if (error instanceof AdapterError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
