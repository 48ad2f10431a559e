import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { consolidateReturns } from '../../src/app/consolidate-returns';
import { handOutOf } from '../../src/app/distribute';
import { generateLedger } from '../../src/app/generate-ledger';
import type { InputFile } from '../../src/app/ports';
import { nodeServices } from '../../src/cli/services';
import { Period } from '../../src/core/model';
import { aLedger } from '../support/builders';
import { allSavedByLibreOffice } from '../support/libreoffice';
import { describeWith, systemPython } from '../support/programs';

const services = nodeServices();

/** Fills by openpyxl what stands under the headers, texts that applications like to change among them. */
const FILL = `
import sys, openpyxl
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path)
    sheet, columns = book.worksheets[0], None
    for row in sheet.iter_rows():
        texts = [str(cell.value or '') for cell in row]
        if columns is None:
            columns = {text: at for at, text in enumerate(texts)} if '进展情况' in texts else None
        elif texts[columns['序号']].isdigit():
            row[columns['状态']].value = '推进中'
            row[columns['进展情况']].value = '=已完成10.30处，\\n编号110101199001011234，1-2期全部办结。'
            row[columns['进展情况']].data_type = 's'
            row[columns['备注']].value = '1-2'
    book.save(path)
`;

async function openLedger(): Promise<{ ledger: InputFile; forms: InputFile[] }> {
  const { template } = aLedger();
  const made = await generateLedger(services, { template }, { asOf: '2020-06-28' });
  const { files } = handOutOf(services, made.ledger, { asOf: '2020-07-01', period: Period.parse('2020-07') });
  return { ledger: made.file, forms: files.map(({ name, bytes }) => ({ name, bytes })) };
}

function filledByOpenpyxl(forms: readonly InputFile[]): InputFile[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-filled-'));
  try {
    const paths = forms.map(({ name }) => path.join(folder, name));
    forms.forEach(({ bytes }, at) => writeFileSync(paths[at] ?? '', bytes));
    execFileSync(systemPython(), ['-c', FILL, ...paths]);
    return forms.map(({ name }, at) => ({ name, bytes: new Uint8Array(readFileSync(paths[at] ?? '')) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeWith(['openpyxl', 'libreoffice'], 'returns filled by openpyxl', () => {
  test('saved again by LibreOffice as .xlsx, .xls and .ods they say the same, to the letter', async () => {
    const { ledger, forms } = await openLedger();
    const filled = filledByOpenpyxl(forms);
    const merged = async (files: readonly InputFile[]) => {
      const { result } = await consolidateReturns(services, ledger, files, { asOf: '2020-07-28' });
      expect(result).toMatchObject({ questions: [], conflicts: [], lockedEdits: [], missingRows: [], proposals: [] });
      return result.ledger.entries.map(({ taskId, unit, period, values }) => ({ taskId, unit, period, values }));
    };
    const expected = await merged(filled);
    expect(expected).toHaveLength(3);
    expect(expected[0]?.values).toMatchObject({
      progress: '=已完成10.30处，\n编号110101199001011234，1-2期全部办结。',
      remarks: '1-2',
    });
    for (const format of ['xlsx', 'xls', 'ods']) {
      const saved = allSavedByLibreOffice(filled, format);
      const files = filled.map(({ name }, at) => ({
        name: name.replace(/\.xlsx$/, `.${format}`),
        bytes: saved[at] ?? new Uint8Array(),
      }));
      expect([format, await merged(files)]).toEqual([format, expected]);
    }
  });
});
