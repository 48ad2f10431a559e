import { openZip } from '../../../src/adapters/bytes/zip';
import { readDocx, writeDocx } from '../../../src/adapters/docx';
import { readPdf } from '../../../src/adapters/pdf';
import type { DocumentBlock, DocumentLayout } from '../../../src/core/model';
import { savedByLibreOffice } from '../../support/libreoffice';
import { describeWith, describeWithShared } from '../../support/programs';
import { wordSchemaFaults } from '../../support/word-schemas';

const REPORT: readonly DocumentBlock[] = [
  { kind: 'title', text: '2026年7月重点工作\n推进情况通报' },
  { kind: 'paragraph', text: '各责任单位：', indent: false },
  { kind: 'paragraph', text: '现将7月份“攻坚行动”任务推进情况通报如下。' },
  { kind: 'heading', level: 1, text: '一、总体情况' },
  { kind: 'heading', level: 2, text: '（一）办结情况' },
  { kind: 'heading', level: 3, text: '1.按期办结' },
  { kind: 'paragraph', text: '25项任务已办结11项。' },
  {
    kind: 'table',
    header: ['序号', '主要任务', '责任单位', '完成时限'],
    widths: [1, 6, 3, 2],
    rows: [
      ['1', '制定青澜市政务服务事项清单，明确办理时限和责任人', '市数据局', '6月底'],
      ['2', '=SUM(A1:A9)', '市司法局\n市发改委', '9月底'],
    ],
  },
  { kind: 'paragraph', text: '青澜市人民政府办公室', align: 'right' },
  { kind: 'paragraph', text: '2026年8月5日', align: 'right' },
];

function aReport(blocks: readonly DocumentBlock[] = REPORT): DocumentLayout {
  return { properties: { title: '7月通报', creator: '市政府办公室', created: '2026-08-05' }, blocks };
}

function partOf(bytes: Uint8Array, name: string): string {
  return new TextDecoder().decode(openZip(bytes).read(name));
}

test('the same report gives the same bytes', async () => {
  const first = await writeDocx(aReport());
  const again = await writeDocx(aReport());
  expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
});

test('the only date in the file is the one the report was given', async () => {
  const core = partOf(await writeDocx(aReport()), 'docProps/core.xml');
  expect([...core.matchAll(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g)].map(([date]) => date)).toEqual([
    '2026-08-05T00:00:00Z',
    '2026-08-05T00:00:00Z',
  ]);
});

test('what was written is read back, text as text and the table as a table', async () => {
  const { value } = readDocx(await writeDocx(aReport()), '通报.docx');
  expect(value.map((block) => (block.kind === 'table' ? block.rows : block.text))).toEqual([
    '2026年7月重点工作',
    '推进情况通报',
    '各责任单位：',
    '现将7月份“攻坚行动”任务推进情况通报如下。',
    '一、总体情况',
    '（一）办结情况',
    '1.按期办结',
    '25项任务已办结11项。',
    [
      ['序号', '主要任务', '责任单位', '完成时限'],
      ['1', '制定青澜市政务服务事项清单，明确办理时限和责任人', '市数据局', '6月底'],
      ['2', '=SUM(A1:A9)', '市司法局\n市发改委', '9月底'],
    ],
    '青澜市人民政府办公室',
    '2026年8月5日',
  ]);
  expect(value.filter((block) => block.kind === 'paragraph' && block.level !== undefined)).toMatchObject([
    { level: 1, text: '一、总体情况' },
    { level: 2, text: '（一）办结情况' },
    { level: 3, text: '1.按期办结' },
  ]);
});

test('page and type are those of official documents', async () => {
  const bytes = await writeDocx(aReport());
  const document = partOf(bytes, 'word/document.xml');
  expect(document).toMatch(/<w:pgSz [^>]*w:w="11906" w:h="16838"/);
  expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  expect(document).toContain('<w:tblHeader/>');
  const styles = partOf(bytes, 'word/styles.xml');
  for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']) {
    expect(styles).toContain(`w:eastAsia="${font}"`);
  }
  expect(styles).toContain('w:firstLineChars="200"');
});

test('characters that XML cannot hold are left out instead of spoiling the file', async () => {
  const bytes = await writeDocx(aReport([{ kind: 'paragraph', text: 'a\u0000\u000bb\ud800c<&>"' }]));
  expect(readDocx(bytes, 'x.docx').value).toMatchObject([{ text: 'abc<&>"' }]);
});

test('two tables in a row stay two tables', async () => {
  const table: DocumentBlock = { kind: 'table', header: ['甲', '乙'], widths: [1, 1], rows: [['1', '2']] };
  const { value } = readDocx(await writeDocx(aReport([table, table])), 'x.docx');
  expect(value.map((block) => block.kind)).toEqual(['table', 'table']);
});

describeWith(['libreoffice'], 'printed by LibreOffice', () => {
  test('every word is there, the table whole over its pages', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => [
      `${index + 1}`,
      `第${index + 1}项任务`,
      '市数据局',
      '6月底',
    ]);
    const table: DocumentBlock = {
      kind: 'table',
      header: ['序号', '主要任务', '责任单位', '完成时限'],
      widths: [1, 6, 3, 2],
      rows,
    };
    const docx = await writeDocx(
      aReport([{ kind: 'title', text: '推进情况通报' }, { kind: 'paragraph', text: '现通报如下。' }, table]),
    );
    const { value } = await readPdf(savedByLibreOffice(docx, 'report.docx', 'pdf'), 'report.pdf');
    expect(value.map((block) => (block.kind === 'table' ? block.rows : block.text))).toEqual([
      '推进情况通报',
      '现通报如下。',
      [table.header, ...rows],
    ]);
  });
});

describeWithShared('official schemas', () => {
  describeWith(['xmllint'], 'xmllint', () => {
    test('every part of the report is valid', async () => {
      expect(wordSchemaFaults(await writeDocx(aReport()))).toEqual([]);
    });
  });
});
