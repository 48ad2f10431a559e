import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { AdapterError } from '../../../src/core/model';
import { HandOver } from '../../../src/adapters/bytes/hand-over';
import { sniff } from '../../../src/adapters/bytes/sniff';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { SHARED } from '../../support/programs';
import { aWorkbook } from './a-workbook';
import { mutate, mutatedFile } from './mutations';

/** The nightly run (`npm run fuzz`) asks for more. */
const CASES = Number(process.env.FUZZ_CASES ?? 500);

/** Public workbooks where they are at hand, and one of our own in any case. */
function realFiles(): readonly Uint8Array[] {
  const own = aWorkbook(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44042</v></c><c r="C1" t="inlineStr"><is><t>甲</t></is></c></row><row r="2" hidden="1"><c r="A2"><f>1+1</f><v>2</v></c></row>',
    {
      strings: '<si><t>主要任务</t></si><si><r><t>a</t></r><r><rPr><strike/></rPr><t>b</t></r></si>',
      styles:
        '<numFmts><numFmt numFmtId="176" formatCode="yyyy/m/d"/></numFmts><cellXfs><xf/><xf numFmtId="176"/></cellXfs>',
      after: '<mergeCells><mergeCell ref="A3:B4"/></mergeCells>',
    },
  );
  const folder = path.join(SHARED, 'workbooks');
  if (!existsSync(folder)) return [own];
  const files = readdirSync(folder).map((file) => Uint8Array.from(readFileSync(path.join(folder, file))));
  return [own, ...files.filter((bytes) => sniff(bytes) === 'xlsx' && opens(bytes))];
}

function opens(bytes: Uint8Array): boolean {
  try {
    return readXlsx(bytes, 'a.xlsx').sheets.length > 0;
  } catch {
    return false;
  }
}

test('a mutated file is read or refused with a typed error, and in time', () => {
  const files = realFiles();
  const found = { read: 0, refused: 0, handedOver: 0 };
  fc.assert(
    fc.property(mutatedFile, (mutated) => {
      const bytes = mutate(files, mutated);
      const started = process.cpuUsage();
      try {
        readXlsx(bytes, 'a.xlsx');
        found.read++;
      } catch (error) {
        if (error instanceof AdapterError) found.refused++;
        else if (error instanceof HandOver) found.handedOver++;
        else throw error;
      }
      expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
    }),
    { numRuns: CASES },
  );
  // a fuzz that never reaches the cells, or never breaks them, would prove nothing
  expect(found.read).toBeGreaterThan(50);
  expect(found.refused).toBeGreaterThan(50);
  expect(Object.prototype).not.toHaveProperty('0');
});
