import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AdapterError, type Book } from '../../../src/core/model';
import { sniff } from '../../../src/adapters/bytes/sniff';
import { HandOver } from '../../../src/adapters/bytes/hand-over';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { describeWith, describeWithShared, SHARED } from '../../support/programs';
import {
  differences,
  neutralBook,
  readWithOpenpyxl,
  readWithSheetJs,
  type Difference,
  type NeutralSheet,
} from './judges';

const folder = path.join(SHARED, 'workbooks');

type Explanation = { readonly why: string; readonly holds: (found: Difference) => boolean; readonly cells: number };

/** Every difference to openpyxl has its reason here, and every reason its number of cells. */
const EXPLAINED_OPENPYXL: readonly Explanation[] = [
  {
    why: 'a serial below zero is no date for Excel, which shows ####; openpyxl counts back from 1900',
    holds: ({ ours, theirs }) => typeof ours === 'number' && ours < 0 && typeof theirs === 'object',
    cells: 136,
  },
  {
    why: 'struck-out runs are marked and no part of the value',
    holds: ({ ours, theirs }) => typeof theirs === 'string' && theirs.replace('stricken', '') === ours,
    cells: 1,
  },
];

/** The same for SheetJS. */
const EXPLAINED_SHEETJS: readonly Explanation[] = [
  {
    why: 'a serial below zero is no date for Excel',
    holds: ({ ours, theirs }) => typeof ours === 'number' && ours < 0 && typeof theirs === 'object',
    cells: 142,
  },
  {
    why: 'struck-out runs are marked and no part of the value',
    holds: ({ ours, theirs }) => typeof theirs === 'string' && theirs.replace('stricken', '') === ours,
    cells: 1,
  },
  {
    why: 'a duration ([h]:mm:ss) is no date',
    holds: ({ ours, theirs }) =>
      typeof ours === 'number' && ours >= 0 && typeof theirs === 'object' && 'serial' in theirs,
    cells: 7,
  },
];

/** Sheets that openpyxl counts among the worksheets though they are none. */
const NO_WORKSHEETS: Readonly<Record<string, readonly string[]>> = {
  'ClosedXML__ClosedXML.Tests_Resource_TryToLoad_DialogSheet.xlsx': ['Dialog'],
  'SheetJS__BlankSheetTypes.xlsm': ['Macro1', 'Dialog1'],
  'apache__test-data_spreadsheet_xlmmacro.xlsm': ['Macro1'],
};

/** Files that are refused, with the code; openpyxl opens none of them. */
const REFUSED: Readonly<Record<string, string>> = {
  'apache__test-data_spreadsheet_54764.xlsx': 'file.markup',
  'apache__test-data_spreadsheet_clusterfuzz-testcase-minimized-POIXSSFFuzzer-5089447305609216.xlsx': 'file.damaged',
  'exceljs__spec_integration_data_invalid-xml.xlsx': 'file.damaged',
};

describeWithShared('public workbooks', () => {
  const files = readdirSync(folder).filter((file) =>
    ['xlsx', 'xlsm'].includes(sniff(readFileSync(path.join(folder, file)))),
  );
  const books = new Map<string, Book>();
  const refused: Record<string, string> = {};
  for (const file of files) {
    try {
      books.set(file, readXlsx(readFileSync(path.join(folder, file)), file));
    } catch (error) {
      refused[file] =
        error instanceof AdapterError ? error.code : error instanceof HandOver ? 'handOver' : String(error);
    }
  }

  test('all but the broken and the hostile open, without the fallback', () => {
    expect(files).toHaveLength(140);
    expect(refused).toEqual(REFUSED);
  });

  describeWith(['openpyxl'], 'openpyxl', () => {
    const judged = new Map(
      [...readWithOpenpyxl(files.map((file) => path.join(folder, file)))].map(([file, sheets]) => [
        path.basename(file),
        sheets,
      ]),
    );

    test('whatever it opens, opens here', () => {
      const opened = files.filter((file) => judged.get(file) !== null);
      expect(opened.filter((file) => !books.has(file))).toEqual([]);
      expect(opened.length).toBeGreaterThan(130);
    });

    test('sees the same sheets and merged areas', () => {
      for (const [file, sheets] of opened(judged)) {
        const others = NO_WORKSHEETS[file] ?? [];
        const ours = neutralBook(books.get(file) as Book, 'days').map(({ name, visibility, merges }) => ({
          name,
          visibility,
          merges,
        }));
        expect({ file, sheets: ours }).toEqual({
          file,
          sheets: sheets
            .filter(({ name }) => !others.includes(name))
            .map(({ name, visibility, merges }) => ({ name, visibility, merges })),
        });
      }
    });

    test('sees the same cells, but for the differences that are explained', () => {
      expectExplained(
        opened(judged).flatMap(([file, sheets]) =>
          differences(file, neutralBook(books.get(file) as Book, 'days'), sheets),
        ),
        EXPLAINED_OPENPYXL,
      );
    });
  });

  test('SheetJS sees the same cells, but for the differences that are explained', () => {
    const judged = new Map(
      [...books.keys()].map((file) => [file, readWithSheetJs(readFileSync(path.join(folder, file)))]),
    );
    expect(opened(judged).length).toBeGreaterThan(130);
    expectExplained(
      opened(judged).flatMap(([file, sheets]) =>
        differences(file, neutralBook(books.get(file) as Book, 'serials'), sheets),
      ),
      EXPLAINED_SHEETJS,
    );
  });

  function opened(judged: ReadonlyMap<string, readonly NeutralSheet[] | null>): [string, readonly NeutralSheet[]][] {
    return [...judged].filter(
      (entry): entry is [string, readonly NeutralSheet[]] => entry[1] !== null && books.has(entry[0]),
    );
  }
});

function expectExplained(found: readonly Difference[], explanations: readonly Explanation[]): void {
  expect(found.filter((difference) => !explanations.some(({ holds }) => holds(difference)))).toEqual([]);
  expect(explanations.map(({ why, holds }) => ({ why, cells: found.filter(holds).length }))).toEqual(
    explanations.map(({ why, cells }) => ({ why, cells })),
  );
}
