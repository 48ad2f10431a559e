import fc from 'fast-check';
import { blocksFromMarkdown, readText } from '../../../src/adapters/text';
import type { AdapterError } from '../../../src/core/model';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const PLAN = '青澜市工作方案\n\n一、重点任务\n';

/** `一、重点任务` in GB18030. */
const GB18030 = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xd6, 0xd8, 0xb5, 0xe3, 0xc8, 0xce, 0xce, 0xf1, 0x0d, 0x0a]);

test('every line is a paragraph that knows its number', () => {
  expect(readText(utf8(PLAN), '方案.txt')).toEqual({
    value: [
      { kind: 'paragraph', text: '青澜市工作方案', line: 1 },
      { kind: 'paragraph', text: '一、重点任务', line: 3 },
    ],
    issues: [],
  });
});

test('the same text in UTF-8, UTF-16 and GB18030 reads the same', () => {
  const text = '一、重点任务\r\n';
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from([...text], (sign) => sign.charCodeAt(0)).buffer),
  ]);
  for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), utf16, GB18030]) {
    expect(readText(bytes, '方案.txt').value).toEqual([{ kind: 'paragraph', text: '一、重点任务', line: 1 }]);
  }
});

test('a text whose bytes fit no encoding is read and said to be unsure', () => {
  const { issues } = readText(Uint8Array.from([...utf8('方案'), 0xff, 0xff, 0x81]), '方案.txt');
  expect(issues).toMatchObject([{ code: 'document.encodingUnsure' }]);
});

test('a text of blanks is empty', () => {
  let code = '';
  try {
    readText(utf8(' \n\u3000\n'), '空.txt');
  } catch (cause) {
    code = (cause as AdapterError).code;
  }
  expect(code).toBe('file.empty');
});

test('markdown: headings have levels, lists lose bullets and keep numbers, emphasis goes', () => {
  const text = [
    '# 工作方案 #', '总则', '====', '> - **优化** 服务', '1. 编制[清单](http://a.example/b)', '##C#', '---', '* [x] 已办', '1\\. 转义',
  ].join('\n'); // prettier-ignore
  expect(blocksFromMarkdown(text).value).toEqual([
    { kind: 'paragraph', text: '工作方案', line: 1, level: 1 },
    { kind: 'paragraph', text: '总则', line: 2, level: 1 },
    { kind: 'paragraph', text: '优化 服务', line: 4, begins: true },
    { kind: 'paragraph', text: '1. 编制清单', line: 5 },
    { kind: 'paragraph', text: 'C#', line: 6, level: 2 },
    { kind: 'paragraph', text: '已办', line: 8, begins: true },
    { kind: 'paragraph', text: '1. 转义', line: 9 },
  ]);
});

test('markdown: tables stay tables, line breaks and escaped bars within cells too', () => {
  const text = '| 序号 | 任务 |\n|:--|--:|\n| 1 | 甲<br>乙 |\n2 | 丙\\|丁 | 多\n\n后文';
  expect(blocksFromMarkdown(text).value).toEqual([
    { kind: 'table', rows: [['序号', '任务', ''], ['1', '甲\n乙', ''], ['2', '丙|丁', '多']], line: 1 }, // prettier-ignore
    { kind: 'paragraph', text: '后文', line: 6 },
  ]);
});

test('markdown: an asterisk that marks the lead unit stays', () => {
  expect(blocksFromMarkdown('责任单位：市发改委*、市财政局*').value).toMatchObject([
    { text: '责任单位：市发改委*、市财政局*' },
  ]);
});

test('markdown: struck text is left out and named', () => {
  const { value, issues } = blocksFromMarkdown('9月~~10月~~底', '方案.md');
  expect(value).toMatchObject([{ text: '9月底' }]);
  expect(issues).toMatchObject([{ code: 'document.struckText', text: '10月', at: { file: '方案.md', line: 1 } }]);
});

test('any text at all is read, each block in a line of its own and in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'#*-|~>`[]()! \n\\1.一、甲:=_<br>') }), (text) => {
      const { value } = blocksFromMarkdown(text);
      const lines = value.map((block) => block.line);
      expect([...lines].sort((a, b) => a - b)).toEqual(lines);
      expect(new Set(lines).size).toBe(lines.length);
    }),
  );
});
