import type { InputFile, Services, WorkbookPort } from '../ports';

/**
 * Services to which the open workbook is a file: whoever reads `stand` (a file known by its bytes) reads the sheets as
 * they are now. For actions that only read the ledger; there are no bytes of it to be patched.
 */
export function readingLive(port: WorkbookPort, services: Services, stand: InputFile): Services {
  return {
    ...services,
    readFile: async (file) => {
      if (file.bytes !== stand.bytes) return services.readFile(file);
      const sheets = await port.readSheets((await port.sheets()).map(({ id }) => id));
      const book = { format: 'xlsx' as const, sheets, otherSheets: [], date1904: false, savedAt: null };
      return { kind: 'book', file: { name: file.name, sha256: '' }, book };
    },
  };
}
