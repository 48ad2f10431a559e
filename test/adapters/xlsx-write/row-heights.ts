import { openZip } from '../../../src/adapters/bytes/zip';
import { savedAgainByLibreOffice } from './spreadsheet-programs';

/** Row heights in points by sheet part and row number. */
type Heights = ReadonlyMap<string, ReadonlyMap<number, number>>;

/**
 * The height that LibreOffice itself gives every row of workbooks when it is free to choose. Rows without a height in an
 * .xlsx it leaves at the default when it only converts; those of a flat .ods it works out.
 */
export function neededHeights(workbooks: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Heights> {
  const names = [...workbooks.keys()];
  const numbered = new Map(names.map((name, index) => [`${index}.xlsx`, workbooks.get(name) ?? new Uint8Array(0)]));
  const unsaid = new Map<string, Uint8Array>();
  for (const [name, flat] of savedAgainByLibreOffice(numbered, 'fods')) {
    const text = new TextDecoder().decode(flat).replace(/ style:row-height="[^"]*"/g, '');
    unsaid.set(name.replace('.xlsx', '.fods'), new TextEncoder().encode(text));
  }
  const fitted = savedAgainByLibreOffice(unsaid);
  return new Map(
    names.flatMap((name, index) => {
      const bytes = fitted.get(`${index}.fods`);
      return bytes === undefined ? [] : [[name, heightsOf(bytes)] as const];
    }),
  );
}

/** The height of every row of the visible sheets that shows a text: its own, or its sheet's default. */
export function writtenHeights(
  bytes: Uint8Array,
): readonly { readonly sheet: string; readonly row: number; readonly height: number }[] {
  return sheetParts(bytes).flatMap(({ part, xml, visible }) => {
    const otherwise = Number(/<sheetFormatPr [^>]*defaultRowHeight="([\d.]+)"/.exec(xml)?.[1] ?? 15);
    const rows = visible ? [...xml.matchAll(/<row r="(\d+)"([^>]*)>(.*?)<\/row>/gs)] : [];
    return rows
      .filter(([, , attributes = '', cells = '']) => !attributes.includes('hidden="1"') && /<v>|<t/.test(cells))
      .map(([, row, attributes = '']) => ({
        sheet: part,
        row: Number(row),
        height: Number(/ ht="([\d.]+)"/.exec(attributes)?.[1] ?? otherwise),
      }));
  });
}

function heightsOf(bytes: Uint8Array): Heights {
  return new Map(
    sheetParts(bytes).map(({ part, xml }) => {
      const rows = [...xml.matchAll(/<row r="(\d+)"[^>]*? ht="([\d.]+)"/g)];
      return [part, new Map(rows.map(([, row, height]) => [Number(row), Number(height)]))] as const;
    }),
  );
}

/** The sheets in the order of their tabs, which both writers number their parts by. */
function sheetParts(
  bytes: Uint8Array,
): readonly { readonly part: string; readonly xml: string; readonly visible: boolean }[] {
  const zip = openZip(bytes);
  const text = (part: string): string => new TextDecoder().decode(zip.read(part));
  return [...text('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag], index) => {
    const part = `xl/worksheets/sheet${index + 1}.xml`;
    return { part, xml: text(part), visible: !/state="(?:hidden|veryHidden)"/.test(tag) };
  });
}
