import { CFB } from '@e965/xlsx';
import { readDocx } from '../../../src/adapters/docx';
import { withNumbers } from '../../../src/adapters/docx/doc/add-numbers';
import { blocksFromDocText } from '../../../src/adapters/docx/doc/doc-text';
import { numberedTexts } from '../../../src/adapters/docx/doc/numbers';
import { readDoc } from '../../../src/adapters/docx/doc/read-doc';
import type { AdapterError, TextBlock } from '../../../src/core/model';
import { savedByLibreOffice } from '../../support/libreoffice';
import { describeWith } from '../../support/programs';
import { aWordFile, item, list, p, tbl, tc } from '../../support/word-files';

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

test('an encrypted .doc says so', async () => {
  const file = CFB.utils.cfb_new();
  const stream = new Uint8Array(5000);
  stream[0x0b] = 0x01;
  CFB.utils.cfb_add(file, '/WordDocument', stream);
  const bytes = new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
  const failed: unknown = await readDoc(bytes, 'x.doc').catch((cause: unknown) => cause);
  expect((failed as AdapterError).code).toBe('file.encrypted');
});

test('numbers are never guessed from broken tables', () => {
  expect(() => numberedTexts(new Uint8Array(4096))).toThrow();
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

  test('automatic numbers are written out as in the .docx it was, in headings, lists and cells', async () => {
    const numbering =
      list(1, [
        ['chineseCountingThousand', '%1、'],
        ['chineseCountingThousand', '（%2）'],
        ['decimal', '%3.'],
        ['decimalEnclosedCircle', '%4'],
      ]) +
      list(2, [['decimal', '%1']]) +
      list(3, [['chineseCounting', '第%1条　', '<w:pStyle w:val="A"/>']]);
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="条二"/><w:basedOn w:val="A"/></w:style>';
    const levels = [0, 1, 2, 2, 3, 1, 2, 0, 1];
    const row = (text: string): string => `<w:tr><w:tc>${item('', 2)}</w:tc>${tc(text)}</w:tr>`;
    const body =
      p('青澜市方案') +
      levels.map((level, index) => item(`任务${index}`, 1, level)).join('') +
      p('总则', '<w:pStyle w:val="A"/>') +
      item('', 1) +
      p('职责\t分工', '<w:pStyle w:val="B"/>') +
      `<w:tbl>${row('甲')}${row('乙')}</w:tbl>` +
      item('末项', 1);
    const docx = aWordFile(body, { numbering, styles });
    const { value, issues } = await readDoc(savedByLibreOffice(docx, 'plan.docx', 'doc'), 'plan.doc');
    const texts = (blocks: readonly TextBlock[]) =>
      blocks.map((block) => (block.kind === 'table' ? block.rows : block.text));
    expect(texts(value)).toEqual(texts(readDocx(docx, 'plan.docx').value));
    expect(texts(value)).toContain('（二）任务5');
    expect(issues).toEqual([]);
  });
});

test('numbers are put before the paragraphs they belong to, though the running text leaves fields and marks out', () => {
  const numbered = [
    { text: '标题', label: '' },
    { text: '\u0013 PAGE \u00143\u0015页', label: '一、' },
    { text: '缺失', label: '二、' },
    { text: '', label: '三、' },
    { text: '', label: '1' },
    { text: '甲', label: '' },
  ];
  expect(withNumbers('标题\n3页\n\n\t甲\t\n', numbered)).toBe('标题\n一、3页\n\n1\t甲\t\n');
});
