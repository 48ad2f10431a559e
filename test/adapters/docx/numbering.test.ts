import { readDocx } from '../../../src/adapters/docx';
import { formatNumber } from '../../../src/adapters/docx/read/numerals';
import { savedByLibreOffice } from '../../support/libreoffice';
import { describeWith } from '../../support/programs';
import { abstractList, aWordFile, item, list, p } from '../../support/word-files';

function textsOf(bytes: Uint8Array): readonly string[] {
  return readDocx(bytes, '方案.docx').value.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

const OFFICIAL = list(1, [
  ['chineseCountingThousand', '%1、'],
  ['chineseCountingThousand', '（%2）'],
  ['decimal', '%3.'],
  ['decimalEnclosedCircle', '%4'],
]);

test('the four levels of an official document are written out as the page shows them', () => {
  const body = [
    item('总体要求', 1, 0),
    item('指导思想', 1, 1),
    item('基本原则', 1, 1),
    item('重点任务', 1, 0),
    item('优化服务', 1, 1),
    item('编制清单', 1, 2),
    item('公开清单', 1, 2),
    item('在网站公开', 1, 3),
    item('强化监管', 1, 1),
    item('抽查', 1, 2),
  ].join('');
  expect(textsOf(aWordFile(body, { numbering: OFFICIAL }))).toEqual([
    '一、总体要求',
    '（一）指导思想',
    '（二）基本原则',
    '二、重点任务',
    '（一）优化服务',
    '1. 编制清单',
    '2. 公开清单',
    '①在网站公开',
    '（二）强化监管',
    '1. 抽查',
  ]);
});

test('a number before a year stays apart from it', () => {
  expect(textsOf(aWordFile(item('2026年底前办结', 1, 2), { numbering: OFFICIAL }))).toEqual(['1. 2026年底前办结']);
});

test('a list that starts anew by an override counts from its own first number, once', () => {
  const numbering =
    abstractList(1, [['decimal', '%1、']]) +
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>' +
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>';
  const body = item('甲', 1) + item('乙', 1) + item('丙', 2) + item('丁', 2) + item('戊', 3);
  expect(textsOf(aWordFile(body, { numbering }))).toEqual(['1、甲', '2、乙', '1、丙', '2、丁', '3、戊']);
});

test('an overridden level replaces format and text of the abstract one', () => {
  const numbering =
    abstractList(1, [['decimal', '%1.']]) +
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>' +
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:lvlOverride></w:num>';
  expect(textsOf(aWordFile(item('职责', 1), { numbering }))).toEqual(['第三条职责']);
});

test('a level that never restarts counts on over its parents; one that restarts after level 1 ignores level 2', () => {
  const numbering = list(1, [
    ['chineseCounting', '第%1章 '],
    ['decimal', '%2-', '<w:lvlRestart w:val="0"/>'],
    ['decimal', '%3)', '<w:lvlRestart w:val="1"/>'],
  ]);
  const body = [
    item('总则', 1, 0),
    item('甲', 1, 1),
    item('子', 1, 2),
    item('乙', 1, 1),
    item('丑', 1, 2),
    item('分则', 1, 0),
    item('丙', 1, 1),
    item('寅', 1, 2),
  ].join('');
  expect(textsOf(aWordFile(body, { numbering }))).toEqual([
    '第一章 总则',
    '1-甲',
    '1) 子',
    '2-乙',
    '2) 丑',
    '第二章 分则',
    '3-丙',
    '1) 寅',
  ]);
});

test('levels that were passed over show their first number; legal numbering turns Chinese numbers into digits', () => {
  const numbering = list(1, [
    ['chineseCounting', '%1、'],
    ['decimal', '%1.%2', '<w:isLgl/>'],
  ]);
  expect(textsOf(aWordFile(item('二级', 1, 1) + item('二级', 1, 1), { numbering }))).toEqual(['1.1 二级', '1.2 二级']);
});

test('headings take the numbering of their style, the level from the list that is linked to it', () => {
  const numbering = list(5, [
    ['chineseCounting', '%1、', '<w:pStyle w:val="1"/>'],
    ['chineseCounting', '（%2）', '<w:pStyle w:val="2"/>'],
  ]);
  const styles =
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="2a"><w:name w:val="二级变体"/><w:basedOn w:val="2"/></w:style>';
  const body =
    p('总体要求', '<w:pStyle w:val="1"/>') +
    p('指导思想', '<w:pStyle w:val="2"/>') +
    p('不编号', '<w:pStyle w:val="2"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
    p('基本原则', '<w:pStyle w:val="2"/>');
  expect(readDocx(aWordFile(body, { numbering, styles }), 'x.docx').value).toMatchObject([
    { text: '一、总体要求', level: 1, line: 1 },
    { text: '（一）指导思想', level: 2, line: 2 },
    { text: '不编号', level: 2, line: 3 },
    { text: '（二）基本原则', level: 2, line: 4 },
  ]);
});

test('a list that points to a list style takes the levels from there', () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="公文"/></w:abstractNum>' +
    abstractList(2, [['ideographTraditional', '%1.']]).replace('<w:lvl ', '<w:styleLink w:val="公文"/><w:lvl ') +
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>';
  const styles =
    '<w:style w:type="numbering" w:styleId="公文"><w:name w:val="公文"/><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>';
  expect(textsOf(aWordFile(item('一', 7) + item('二', 7), { numbering, styles }))).toEqual(['甲. 一', '乙. 二']);
});

test('bullets, unknown lists and empty numbered paragraphs add nothing', () => {
  const numbering = list(1, [['bullet', '']]) + list(2, [['decimal', '%1.']]);
  const body = item('要点', 1) + item('无此列表', 99) + item('', 2) + item('第二', 2);
  expect(textsOf(aWordFile(body, { numbering }))).toEqual(['要点', '无此列表', '2. 第二']);
});

test('a custom format keeps its leading zeros', () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent>' +
    '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>' +
    '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
  expect(textsOf(aWordFile(item('甲', 1) + item('乙', 1), { numbering }))).toEqual(['009、甲', '010、乙']);
});

test.each([
  ['chineseCounting', [1, 10, 11, 20, 21, 99, 100, 101], '一 十 十一 二十 二十一 九十九 一○○ 一○一'],
  [
    'chineseCountingThousand',
    [10, 11, 100, 101, 110, 1001, 10010],
    '十 十一 一百 一百零一 一百一十 一千零一 一万零一十',
  ],
  ['japaneseCounting', [10, 19, 20, 100, 111], '十 十九 二十 百 百十一'],
  ['ideographDigital', [1, 10, 25], '一 一〇 二五'],
  ['chineseLegalSimplified', [1, 10, 12, 105], '壹 壹拾 壹拾贰 壹佰零伍'],
  ['ideographLegalTraditional', [2, 6, 20], '貳 陸 貳拾'],
  ['ideographTraditional', [1, 10, 11], '甲 癸 11'],
  ['ideographZodiac', [1, 12, 13], '子 亥 13'],
  ['ideographZodiacTraditional', [1, 2, 60, 61], '甲子 乙丑 癸亥 61'],
  ['decimalFullWidth', [1, 12], '１ １２'],
  ['decimalEnclosedCircle', [1, 20, 21, 36, 51], '① ⑳ ㉑ ㊱ 51'],
  ['decimalEnclosedCircleChinese', [1, 10], '① ⑩'],
  ['decimalEnclosedParen', [1, 20], '⑴ ⒇'],
  ['decimalEnclosedFullstop', [1, 20], '⒈ ⒛'],
  ['upperLetter', [1, 26, 27, 53], 'A Z AA AAA'],
  ['lowerLetter', [2], 'b'],
  ['upperRoman', [4, 9, 14], 'IV IX XIV'],
  ['lowerRoman', [3, 1990], 'iii mcmxc'],
  ['decimalZero', [1, 12], '01 12'],
  ['ordinal', [1, 2, 3, 4, 11, 22], '1st 2nd 3rd 4th 11th 22nd'],
  ['noSuchFormat', [7], '7'],
])('%s', (format, values, written) => {
  expect(values.map((value) => formatNumber(value, format)).join(' ')).toBe(written);
});

describeWith(['libreoffice'], 'the numbers that LibreOffice shows', () => {
  test.each([
    ['official levels', OFFICIAL],
    ['articles', list(1, [['chineseCountingThousand', '第%1章 '], ['decimal', '%2.'], ['lowerLetter', '%3)'], ['upperRoman', '%4.']])], // prettier-ignore
    ['decimal outline', list(1, [['decimal', '%1.'], ['decimal', '%1.%2'], ['decimal', '%1.%2.%3'], ['decimal', '%1.%2.%3.%4']])], // prettier-ignore
  ])('%s', (_, numbering) => {
    const levels = [0, 1, 1, 2, 2, 3, 1, 2, 0, 1, 2, 3, 3, 0, 0, 1];
    const bytes = aWordFile(levels.map((level, index) => item(`任务${index}`, 1, level)).join(''), { numbering });
    const shown = new TextDecoder().decode(savedByLibreOffice(bytes, 'plan.docx', 'txt:Text (encoded):UTF8'));
    const bare = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/\s/g, '')).filter(Boolean);
    expect(bare(textsOf(bytes))).toEqual(bare(shown.replace('\uFEFF', '').split(/\r?\n/)));
  });
});
