import { blocksFromDocText } from '../../../src/adapters/docx/doc-text';
import { readDoc } from '../../../src/adapters/docx/read-doc';
import type { AdapterError } from '../../../src/core/model';
import { savedByLibreOffice } from '../../support/libreoffice';
import { describeWith } from '../../support/programs';
import { aWordFile, p, tbl } from '../../support/word-files';

test('rows end with an empty cell mark; paragraphs within cells stay with their row', () => {
  const text = '台账\n序号\t任务\t\n1\t甲一\n甲二\t\n2\t乙\t\n说明\n一\t二';
  expect(blocksFromDocText(text)).toEqual([
    { kind: 'paragraph', text: '台账', line: 1 },
    { kind: 'table', rows: [['序号', '任务'], ['1', '甲一\n甲二'], ['2', '乙']], line: 2 }, // prettier-ignore
    { kind: 'paragraph', text: '说明', line: 5 },
    { kind: 'paragraph', text: '一\t二', line: 6 },
  ]);
});

test('marks of fields and pictures are no text', () => {
  expect(blocksFromDocText('\u0001图\u0015\n')).toMatchObject([{ text: '图' }]);
});

test('bytes that are no .doc are damaged', async () => {
  const failed: unknown = await readDoc(new TextEncoder().encode('hello'.repeat(300)), 'x.doc').catch(
    (cause: unknown) => cause,
  );
  expect((failed as AdapterError).code).toBe('document.damaged');
});

describeWith(['libreoffice'], '.doc made by LibreOffice', () => {
  test('paragraphs and tables are read, quotation marks stay Chinese', async () => {
    const body = p('青澜市“数字政府”攻坚方案') + tbl(['序号', '任务'], ['1', '编制清单']) + p('牵头单位：市数据局');
    const { value } = await readDoc(savedByLibreOffice(aWordFile(body), 'plan.docx', 'doc'), 'plan.doc');
    expect(value).toEqual([
      { kind: 'paragraph', text: '青澜市“数字政府”攻坚方案', line: 1 },
      { kind: 'table', rows: [['序号', '任务'], ['1', '编制清单']], line: 2 }, // prettier-ignore
      { kind: 'paragraph', text: '牵头单位：市数据局', line: 4 },
    ]);
  });
});
