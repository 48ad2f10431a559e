import fc from 'fast-check';
import { writeZip } from '../../../src/adapters/bytes/zip';
import { sniff } from '../../../src/adapters/bytes/sniff';
import { readCsv } from '../../../src/adapters/csv';
import { readLegacy } from '../../../src/adapters/legacy';
import { AdapterError } from '../../../src/core/model';
import { mutate, mutatedFile } from '../xlsx-read/mutations';

/** The nightly run (`npm run fuzz`) asks for more. */
const CASES = Number(process.env.FUZZ_CASES ?? 500);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ODF = 'urn:oasis:names:tc:opendocument:xmlns';
const ods = writeZip([
  { name: 'mimetype', bytes: utf8('application/vnd.oasis.opendocument.spreadsheet') },
  {
    name: 'content.xml',
    bytes: utf8(
      `<o:document-content xmlns:o="${ODF}:office:1.0" xmlns:t="${ODF}:table:1.0" xmlns:x="${ODF}:text:1.0"><o:body><o:spreadsheet><t:table t:name="台账"><t:table-column t:number-columns-repeated="2"/><t:table-row t:number-rows-repeated="2"><t:table-cell t:number-columns-spanned="2" o:value-type="string"><x:p>甲<x:s x:c="2"/>乙</x:p></t:table-cell><t:covered-table-cell/><t:table-cell o:value-type="date" o:date-value="2020-07-30"/></t:table-row></t:table></o:spreadsheet></o:body></o:document-content>`,
    ),
  },
]);
const SHEET = 'urn:schemas-microsoft-com:office:spreadsheet';
const FILES = [
  ods,
  utf8(
    `<?xml version="1.0"?><Workbook xmlns="${SHEET}" xmlns:ss="${SHEET}"><Worksheet ss:Name="台账"><Table><Column ss:Span="2"/><Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="String">甲</Data></Cell><Cell><Data ss:Type="Number">2.5</Data></Cell></Row></Table></Worksheet></Workbook>`,
  ),
  utf8(
    '<html><style>.a{text-decoration:line-through}</style><table><tr><td rowspan="2">甲<td colspan="3" class="a">乙<tr><td><s>丙</s>丁<table><tr><td>1</table></table></html>',
  ),
  utf8('序号,主要任务\r\n1,"推进, ""重点""\n项目"\r\n2,110105199003078515\r\n'),
];

test('a mutated table in text, markup or OpenDocument is read or refused with a typed error, and in time', () => {
  const found = { read: 0, refused: 0 };
  fc.assert(
    fc.property(mutatedFile, (mutated) => {
      const isOds = mutated.file % FILES.length === 0;
      const bytes = mutate(FILES, isOds ? mutated : { ...mutated, part: null });
      const started = process.cpuUsage();
      try {
        if (['ods', 'html', 'xml-spreadsheet'].includes(sniff(bytes))) readLegacy(bytes, 'a.xls');
        else readCsv(bytes, 'a.csv');
        found.read++;
      } catch (error) {
        if (!(error instanceof AdapterError)) throw error;
        found.refused++;
      }
      expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
    }),
    { numRuns: CASES },
  );
  expect(found.read).toBeGreaterThan(50);
  expect(found.refused).toBeGreaterThan(50);
});
