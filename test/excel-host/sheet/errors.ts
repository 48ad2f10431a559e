/** An error as Excel answers it: a code of the API and an English sentence; the client makes an OfficeExtension.Error of it. */
export class HostError extends Error {
  readonly code: string;
  /** `Worksheet.getRange`: which call failed */
  readonly location: string | null;
  constructor(code: string, message: string, location: string | null = null) {
    super(message);
    this.code = code;
    this.location = location;
  }
}

// Codes and sentences: https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling
export const itemNotFound = (location?: string) =>
  new HostError('ItemNotFound', "The requested resource doesn't exist.", location);
export const invalidArgument = (location?: string, message?: string) =>
  new HostError(
    'InvalidArgument',
    message ?? 'The argument is invalid or missing or has an incorrect format.',
    location,
  );
export const accessDenied = (location?: string) =>
  new HostError('AccessDenied', 'You cannot perform the requested operation.', location);
export const itemAlreadyExists = (location?: string) =>
  new HostError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', location);
export const invalidOperation = (location: string, message: string) =>
  new HostError('InvalidOperation', message, location);
export const notSimulated = (what: string) =>
  new HostError('NotImplemented', `the simulated Excel has no ${what}`, what);
