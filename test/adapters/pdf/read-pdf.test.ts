import { readPdf } from '../../../src/adapters/pdf';
import { withoutRadicals } from '../../../src/adapters/pdf/radicals-words';
import type { AdapterError } from '../../../src/core/model';
import { savedByLibreOffice, UTF8_TEXT } from '../../support/libreoffice';
import { aPdf, gridAt, ruleAt, textAt, type Drawing } from '../../support/pdf-files';
import { describeWith } from '../../support/programs';

async function read(...pages: readonly (readonly Drawing[])[]) {
  const { value, issues } = await readPdf(aPdf(pages), '方案.pdf');
  return { texts: value.map((block) => (block.kind === 'table' ? block.rows : block.text)), blocks: value, issues };
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await readPdf(bytes, '方案.pdf');
  } catch (cause) {
    return (cause as AdapterError).code;
  }
  return 'nothing thrown';
}

/** Lines of 40 characters at 10 points between 80 and 480, `first` counted from the top. */
const lineAt = (row: number, text: string, indent = 0): Drawing => textAt(80 + indent, 740 - row * 16, text);
const full = (start: string, length = 40): string => start + '办'.repeat(length - start.length);

describe('paragraphs', () => {
  test('wrapped lines are joined, an indented line begins a paragraph', async () => {
    const { texts, blocks } = await read([
      lineAt(0, full('第一段', 38), 20),
      lineAt(1, full('续')),
      lineAt(2, '完。'),
      lineAt(3, full('第二段', 38), 20),
      lineAt(4, '完。'),
    ]);
    expect(texts).toEqual([`${full('第一段', 38)}${full('续')}完。`, `${full('第二段', 38)}完。`]);
    expect(blocks.map((block) => block.line)).toEqual([1, 2]);
  });

  test('without indents a short line ends its paragraph, and a number or a label begins one', async () => {
    const { texts } = await read([
      lineAt(0, '一、优化服务'),
      lineAt(1, full('（一）编制清单并公开', 39) + '。'),
      lineAt(2, full('牵头单位：市数据局、', 39) + '。'),
      lineAt(3, full('2.推进')),
      lineAt(4, '共享。'),
      lineAt(5, full('甲')),
    ]);
    expect(texts).toEqual([
      '一、优化服务',
      `${full('（一）编制清单并公开', 39)}。`,
      `${full('牵头单位：市数据局、', 39)}。`,
      `${full('2.推进')}共享。`,
      full('甲'),
    ]);
  });

  test('lines of a title in larger type stay lines', async () => {
    const { texts } = await read([
      textAt(200, 780, '青澜市数字政府', 22),
      textAt(220, 750, '攻坚行动方案', 22),
      lineAt(3, full('甲')),
      lineAt(4, '乙'),
    ]);
    expect(texts).toEqual(['青澜市数字政府', '攻坚行动方案', `${full('甲')}乙`]);
  });

  test('a paragraph goes on over a page end; page numbers and running heads are dropped', async () => {
    const head = textAt(250, 810, '青澜市人民政府文件');
    const page = (number: number, ...lines: readonly Drawing[]): Drawing[] => [
      head,
      ...lines,
      textAt(290, 40, `— ${number} —`),
    ];
    const { texts } = await read(
      page(1, lineAt(0, full('第一段', 38), 20), lineAt(1, full('续'))),
      page(2, lineAt(0, '完。'), lineAt(1, full('第二段', 38), 20), lineAt(2, '完')),
      page(3, lineAt(0, '第三段', 20)),
    );
    expect(texts).toEqual([`${full('第一段', 38)}${full('续')}完。`, `${full('第二段', 38)}完`, '第三段']);
  });

  test.each(['3', '第 3 页', '第3页 共9页', '3/9', '- 3 -', '－3－'])(
    '%s at the foot of page 3 is a page number',
    async (text) => {
      const pages = [1, 2, 3].map((number) => [
        lineAt(0, `第${number}段`),
        ...(number === 3 ? [textAt(290, 40, text)] : []),
      ]);
      expect((await read(...pages)).texts).toEqual(['第1段', '第2段', '第3段']);
    },
  );

  test('a line of the text that happens to repeat at the top of the pages is kept', async () => {
    const body = (text: string): Drawing[] => [
      textAt(80, 790, '责任单位：市数据局。'),
      textAt(80, 774, text),
      textAt(80, 758, '完'),
    ];
    expect(
      (await read(body('甲'), body('乙'), body('丙'))).texts.filter((text) => text === '责任单位：市数据局。'),
    ).toHaveLength(3);
  });

  test('blanks that only type-setting made are taken out, those between names are kept', async () => {
    const { texts } = await read([
      lineAt(0, '截至 7 月底'),
      lineAt(1, '通 知 如 下'),
      textAt(80, 680, '沈知远'),
      textAt(120, 680, '苏婉宁'),
      textAt(80, 650, '任务'),
      textAt(200, 650, '时限'),
    ]);
    expect(texts).toEqual(['截至7月底', '通知如下', '沈知远 苏婉宁', '任务\t时限']);
  });

  test('radicals that stand for the characters they look like are read as these', async () => {
    expect((await read([lineAt(0, '⻘澜市6⽉底前⽅案')])).texts).toEqual(['青澜市6月底前方案']);
    expect(withoutRadicals('⼾籍⾼⻔一')).toBe('户籍高门一');
  });

  test('text across the page is a watermark', async () => {
    const mark = 'q 0.7 0.7 -0.7 0.7 200 300 cm BT /F1 60 Tf 0 0 Td <5185 90e8> Tj ET Q'.replace(
      '<5185 90e8>',
      '<518590e8>',
    );
    expect((await read([lineAt(0, '正文'), mark])).texts).toEqual(['正文']);
  });
});

describe('two columns', () => {
  const left = (row: number, text: string, indent = 0): Drawing => textAt(60 + indent, 740 - row * 16, text);
  const right = (row: number, text: string, indent = 0): Drawing => textAt(320 + indent, 740 - row * 16, text);
  const column = (name: string): readonly string[] => [
    full(`${name}一`, 21),
    ...Array.from({ length: 9 }, (_, index) => full(`${name}${index}`, 23)),
    '完。',
  ];

  test('the left column is read before the right one, titles over both in their place', async () => {
    const draw = (place: typeof left, texts: readonly string[]) =>
      texts.map((text, row) => place(row + 1, text, row === 0 ? 20 : 0));
    const title = textAt(180, 760, '青澜市人民政府公报数字政府攻坚方案', 14);
    const { texts } = await read([title, ...draw(left, column('甲')), ...draw(right, column('乙'))]);
    expect(texts).toEqual(['青澜市人民政府公报数字政府攻坚方案', column('甲').join(''), column('乙').join('')]);
  });

  test('a list of short names in two columns is read line by line', async () => {
    const rows = Array.from({ length: 12 }, (_, row) => [
      left(row, '任务'.repeat(1 + (row % 5))),
      right(row, '时限'),
    ]).flat();
    expect((await read(rows)).texts.every((text) => typeof text === 'string' && text.includes('\t'))).toBe(true);
  });
});

describe('tables', () => {
  test('a framed table is a table; wrapped cells are joined, merged cells stand once', async () => {
    const { blocks } = await read([
      lineAt(0, '附件'),
      gridAt([80, 120, 300, 400], [700, 670, 640]),
      ruleAt(80, 640, 80, 580),
      ruleAt(120, 640, 120, 580),
      ruleAt(300, 640, 300, 580),
      ruleAt(400, 640, 400, 580),
      ruleAt(120, 610, 400, 610),
      ruleAt(80, 580, 400, 580),
      textAt(85, 680, '序号'),
      textAt(125, 680, '主要任务'),
      textAt(305, 680, '时限'),
      textAt(85, 650, '1'),
      textAt(125, 656, '任'.repeat(17)),
      textAt(125, 644, '务'),
      textAt(305, 650, '6月底'),
      textAt(85, 600, '2'),
      textAt(125, 620, '甲'),
      textAt(125, 590, '乙'),
      lineAt(12, '说明：略'),
    ]);
    expect(blocks).toEqual([
      { kind: 'paragraph', text: '附件', line: 1 },
      {
        kind: 'table',
        line: 2,
        rows: [
          ['序号', '主要任务', '时限'],
          ['1', `${'任'.repeat(17)}务`, '6月底'],
          ['2', '甲', ''],
          ['', '乙', ''],
        ],
      },
      { kind: 'paragraph', text: '说明：略', line: 6 },
    ]);
  });

  test('a table goes on over pages: the repeated header is dropped, a broken row made whole', async () => {
    const xs = [80, 120, 300];
    const header = [textAt(85, 710, '序号'), textAt(125, 710, '任务')];
    const { texts } = await read(
      [
        gridAt(xs, [730, 700, 670, 640]),
        ...header,
        textAt(85, 680, '1'),
        textAt(125, 680, '甲'),
        textAt(85, 650, '2'),
        textAt(125, 650, '乙上'),
      ],
      [
        gridAt(xs, [730, 700, 670, 640]),
        ...header,
        textAt(125, 680, '乙下'),
        textAt(85, 650, '3'),
        textAt(125, 650, '丙'),
        textAt(290, 40, '2'),
      ],
    );
    expect(texts).toEqual([[['序号', '任务'], ['1', '甲'], ['2', '乙上乙下'], ['3', '丙']]]); // prettier-ignore
  });

  test('borders drawn as thin filled boxes frame a table too; an underline and a box do not', async () => {
    const box = (x: number, y: number, width: number, height: number): Drawing => `${x} ${y} ${width} ${height} re f`;
    const { texts } = await read([
      box(80, 700, 200, 0.5), box(80, 670, 200, 0.5), box(80, 640, 200, 0.5),
      box(80, 640, 0.5, 60), box(180, 640, 0.5, 60), box(280, 640, 0.5, 60),
      textAt(85, 680, '甲'), textAt(185, 680, '乙'), textAt(85, 650, '丙'), textAt(185, 650, '丁'),
      ruleAt(80, 598, 200, 598), textAt(80, 600, '下划线'),
      '80 500 100 60 re S', textAt(85, 520, '框内'),
    ]); // prettier-ignore
    expect(texts).toEqual([[['甲', '乙'], ['丙', '丁']], '下划线', '框内']); // prettier-ignore
  });
});

describe('files that hold no text for us', () => {
  test('a scan says that it holds no text', async () => {
    expect(await codeOf(aPdf([['q 500 0 0 700 40 40 cm 0 0 1 1 re f Q'], []]))).toBe('document.noText');
  });

  test('a scanned page among typed ones is named', async () => {
    const { issues } = await read([lineAt(0, '正文')], ['40 40 500 700 re f'], []);
    expect(issues).toMatchObject([{ code: 'document.pagesWithoutText', pages: '2' }]);
  });

  test('a file with a password says so', async () => {
    const key = '<' + '5a'.repeat(32) + '>';
    const trailer = `/ID [${key}${key}] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`;
    expect(await codeOf(aPdf([[lineAt(0, '密')]], trailer))).toBe('file.encrypted');
  });

  test.each([
    ['not a PDF', new TextEncoder().encode('hello')],
    ['an empty file', new Uint8Array()],
    ['only the head of one', aPdf([[lineAt(0, '甲')]]).slice(0, 40)],
  ])('%s is damaged', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('document.damaged');
  });

  test('the bytes handed in stay as they are', async () => {
    const bytes = aPdf([[lineAt(0, '甲')]]);
    const copy = bytes.slice();
    await readPdf(bytes, 'x.pdf');
    expect(bytes).toEqual(copy);
  });
});

describeWith(['libreoffice'], 'PDF made by LibreOffice', () => {
  test('paragraphs of a plan come back whole', async () => {
    const text = [
      '青澜市政务服务提升行动方案',
      `一、总体要求。${'为进一步提升政务服务水平，'.repeat(12)}制定本方案。`,
      `（一）编制清单。${'各责任单位逐项编制政务服务事项清单，'.repeat(9)}6月底前公开。`,
      '牵头单位：市数据局',
      ...Array.from(
        { length: 60 },
        (_, index) => `${index + 1}.第${index + 1}项任务${'，按期办结并报送'.repeat(index % 13)}。`,
      ),
    ];
    const pdf = savedByLibreOffice(new TextEncoder().encode(text.join('\n')), 'plan.txt', 'pdf', UTF8_TEXT);
    const { value } = await readPdf(pdf, 'plan.pdf');
    expect(value.map((block) => (block.kind === 'paragraph' ? block.text : block.rows))).toEqual(text);
  });
});
