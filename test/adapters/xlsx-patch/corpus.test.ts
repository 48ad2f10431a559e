import * as sheetJs from '@e965/xlsx';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openZip } from '../../../src/adapters/bytes/zip';
import { patchXlsx } from '../../../src/adapters/xlsx/patch';
import { openMaster } from '../../../src/adapters/xlsx/patch/master';
import { AdapterError, type WorkbookChange } from '../../../src/core/model';
import { describeWith, describeWithShared, SHARED } from '../../support/programs';
import { metadataSheet } from '../xlsx-write/layouts';
import { savedAgainByLibreOffice, seenByOpenpyxl } from '../xlsx-write/spreadsheet-programs';

/**
 * The public workbooks of other projects' tests: with charts, pivot tables, macros, pictures, comments, signatures,
 * damage. Whatever a change does not name must be there afterwards, to the byte.
 */
describeWithShared('public workbooks', () => {
  const folder = path.join(SHARED, 'workbooks');
  const files = readdirSync(folder).filter((name) => /\.xls[xm]$/.test(name));
  const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(folder, name)));

  /** A text that looks like a formula far below everything, and a sheet of our own. */
  function marked(bytes: Uint8Array): { readonly sheet: string; readonly changes: readonly WorkbookChange[] } {
    const sheet =
      openMaster(bytes, '')
        .sheets()
        .find((one) => one.kind === 'worksheet')?.name ?? '';
    return {
      sheet,
      changes: [
        { kind: 'setCells', sheet, cells: [{ row: 1_999, column: 0, value: '=已改' }] },
        { kind: 'putSheet', layout: { ...metadataSheet(), visibility: 'hidden' } },
      ],
    };
  }

  type Outcome = { readonly before: Uint8Array; readonly after: Uint8Array; readonly sheet: string };
  const outcomes = new Map<string, Outcome>();
  const refused = new Map<string, string>();
  for (const name of files) {
    const before = bytesOf(name);
    try {
      const { sheet, changes } = marked(before);
      outcomes.set(name, { before, after: patchXlsx(before, changes, { file: name }), sheet });
    } catch (error) {
      if (!(error instanceof AdapterError)) throw error;
      refused.set(name, error.code);
    }
  }

  test('all of them take a change, but the signed and the broken ones, which are refused with their reason', () => {
    expect(Object.fromEntries(refused)).toEqual({
      'apache__test-data_spreadsheet_clusterfuzz-testcase-minimized-POIXSSFFuzzer-5089447305609216.xlsx':
        'file.damaged',
      'apache__test-data_spreadsheet_xlsx-corrupted.xlsx': 'xlsx.unusualXml',
      'apache__test-data_xmldsign_hello-world-signed.xlsx': 'xlsx.signed',
      'exceljs__spec_integration_data_invalid-xml.xlsx': 'xlsx.unusualXml',
    });
    expect(outcomes.size).toBeGreaterThan(130);
  });

  test('every part is kept, and every part that the change does not name is packed as it was', () => {
    for (const [name, { before, after, sheet }] of outcomes) {
      const old = openZip(before);
      const now = openZip(after);
      const master = openMaster(before, name);
      const touched = new Set([
        master.workbookPart,
        master.worksheet(sheet).part,
        '[Content_Types].xml',
        ...old.names.filter((part) => /workbook\.xml\.rels$|styles\.xml$|docProps\/app\.xml$/i.test(part)),
      ]);
      const kept = old.names.filter((part) => !touched.has(part));
      expect(now.names.slice(0, old.names.length)).toEqual(old.names);
      for (const part of kept) expect([name, part, now.packed(part)]).toEqual([name, part, old.packed(part)]);
    }
  });

  test('rows and columns come in, or the reason why not is said', () => {
    const reasons = new Set<string>();
    for (const [name, { before, sheet }] of outcomes) {
      for (const change of [
        { kind: 'insertRows', sheet, before: 2, count: 3, likeRow: 1 },
        { kind: 'insertColumn', sheet, before: 1, width: 10, hidden: false },
      ] as const) {
        try {
          const after = openZip(patchXlsx(before, [change], { file: name }));
          const lost = openZip(before).names.filter((part) => !after.has(part) && !part.endsWith('calcChain.xml'));
          expect([name, lost]).toEqual([name, []]);
        } catch (error) {
          if (!(error instanceof AdapterError)) throw error;
          if (error.issue.code !== 'xlsx.cannotChange') throw error;
          reasons.add(error.issue.what);
        }
      }
    }
    expect([...reasons].sort()).toEqual(['arrayFormula', 'pivotTable', 'severalSheets']);
  });

  type Cells = Readonly<Record<string, string>>;
  type Sheets = readonly { readonly name: string; readonly cells: Cells }[];

  /** The changed workbook without the change; a program may have renamed the sheet that holds it. */
  function withoutChange(name: string, sheets: Sheets): Record<string, Cells> {
    const added = sheets.find((sheet) => sheet.name === '_taizhang');
    expect([name, added?.cells.A1]).toEqual([name, 'taizhang ledger v0']);
    const others = sheets.filter((sheet) => sheet !== added);
    expect([name, others.map(({ cells }) => cells.A2000).filter((text) => text !== undefined)]).toEqual([
      name,
      ['=已改'],
    ]);
    return byName(
      others.map((sheet) => ({
        name: sheet.name,
        cells: Object.fromEntries(Object.entries(sheet.cells).filter(([cell]) => cell !== 'A2000')),
      })),
    );
  }

  function byName(sheets: Sheets): Record<string, Cells> {
    return Object.fromEntries(sheets.map(({ name, cells }) => [name, cells]));
  }

  describeWith(['openpyxl'], 'openpyxl', () => {
    test('opens every changed workbook that it opened before, and sees just the change', () => {
      const all = [...outcomes];
      const before = seenByOpenpyxl(all.map(([, outcome]) => outcome.before));
      const after = seenByOpenpyxl(all.map(([, outcome]) => outcome.after));
      let compared = 0;
      all.forEach(([name], index) => {
        const [old, now] = [before[index], after[index]];
        if (old === undefined || now === undefined || old.error !== undefined) return;
        compared += 1;
        expect([name, now.error]).toEqual([name, undefined]);
        expect([name, withoutChange(name, now.sheets)]).toEqual([name, byName(old.sheets)]);
      });
      expect(compared).toBeGreaterThan(125);
    }, 300_000);
  });

  /** What LibreOffice saved: formulas rather than their results, which for some depend on the moment. */
  function seenBySheetJs(bytes: Uint8Array): Sheets {
    const book = sheetJs.read(bytes, { type: 'array' });
    return book.SheetNames.map((name) => {
      const cells = Object.entries(book.Sheets[name] ?? {}).filter(([key]) => !key.startsWith('!'));
      const texts = cells.map(([key, cell]) => [key, contentOf(cell as sheetJs.CellObject)] as const);
      return { name, cells: Object.fromEntries(texts.filter(([, text]) => text !== '')) };
    });
  }

  function contentOf({ f, v }: sheetJs.CellObject): string {
    return f === undefined ? String(v ?? '') : `formula ${f}`;
  }

  describeWith(['libreoffice'], 'LibreOffice', () => {
    test('opens every changed workbook that it opened before, and sees just the change', () => {
      const all = [...outcomes];
      const number = (index: number, state: string): string => `${index}-${state}.xlsx`;
      const saved = savedAgainByLibreOffice(
        new Map(
          all.flatMap(([, { before, after }], index) => [
            [number(index, 'before'), before],
            [number(index, 'after'), after],
          ]),
        ),
      );
      let compared = 0;
      all.forEach(([name], index) => {
        const old = saved.get(number(index, 'before'));
        const now = saved.get(number(index, 'after'));
        expect([name, now === undefined]).toEqual([name, old === undefined]);
        if (old === undefined || now === undefined) return;
        compared += 1;
        expect([name, withoutChange(name, seenBySheetJs(now))]).toEqual([name, byName(seenBySheetJs(old))]);
      });
      expect(compared).toBeGreaterThan(125);
    }, 900_000);
  });
});
