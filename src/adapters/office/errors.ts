import { AdapterError, failure } from '../../core/model';

/** The requirement set that the add-in needs: sheets are inserted from a file. */
export const NEEDED_API = '1.13';

/**
 * What Excel's client throws, as a failure with a message for people; AdapterErrors pass as they are.
 * Codes: https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling.
 */
export function toFailure(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  const detail = technicalDetail(error);
  switch (officeCode(error)) {
    case 'InvalidOperationInCellEditMode':
      return failure('host.cellEditing', { detail }, error);
    case 'ActivityLimitReached':
    case 'RequestAborted':
    case 'ServiceNotAvailable':
    case 'PendingRequest':
    case 'HostRestartNeeded':
    case 'InvalidOrTimedOutSession':
    case 'WriteNotSupportedWhenModalDialogOpen':
      return failure('host.busy', { detail }, error);
    case 'RequestPayloadSizeLimitExceeded':
    case 'ResponsePayloadSizeLimitExceeded':
      return failure('host.tooLarge', { detail }, error);
    case 'ApiNotFound':
    case 'ApiNotAvailable':
      return failure('host.tooOld', { needed: `ExcelApi ${NEEDED_API}`, detail }, error);
    default:
      return failure('host.failed', { detail }, error);
  }
}

/** Whether the same may succeed in a moment: a cell is being edited, Excel is busy. */
export function isPassing(error: unknown): boolean {
  return error instanceof AdapterError && (error.code === 'host.cellEditing' || error.code === 'host.busy');
}

/** `AccessDenied Range.values`: which call failed and how. Never a cell's text or a person's name. */
export function technicalDetail(error: unknown): string {
  if (error instanceof AdapterError) return error.cause === undefined ? error.code : technicalDetail(error.cause);
  const code = officeCode(error);
  if (code === null) return error instanceof Error ? error.name : 'unknown';
  const { debugInfo } = error as { debugInfo?: { errorLocation?: unknown } };
  return typeof debugInfo?.errorLocation === 'string' ? `${code} ${debugInfo.errorLocation}` : code;
}

/** The code of an OfficeExtension.Error; null for anything else. */
export function officeCode(error: unknown): string | null {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
