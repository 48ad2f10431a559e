import { AlignmentType, type IFontAttributesProperties, type IStylesOptions, LineRuleType } from 'docx';

/**
 * The page and type of official documents (GB/T 9704-2012): A4, margins 37/35/28/26 mm, 22 lines of body text in
 * 三号 仿宋_GB2312, the title in 二号 方正小标宋简体, headings 黑体, then 楷体_GB2312. Twips are twentieths of a point.
 */
export const PAGE = {
  width: 11906,
  height: 16838,
  top: millimetres(37),
  bottom: millimetres(35),
  left: millimetres(28),
  right: millimetres(26),
  /** the page number stands 7 mm below the text */
  footer: millimetres(23),
} as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

export const STYLE = {
  title: 'OfficialTitle',
  headings: ['Heading1', 'Heading2', 'Heading3'],
  body: 'OfficialBody',
  plain: 'OfficialPlain',
  cell: 'OfficialCell',
  narrowCell: 'OfficialNarrowCell',
  headerCell: 'OfficialHeaderCell',
  pageNumber: 'OfficialPageNumber',
} as const;

const TITLE_FONT = '方正小标宋简体';
const BODY_FONT = '仿宋_GB2312';
const HEADING_FONT = '黑体';
const SUBHEADING_FONT = '楷体_GB2312';
const PAGE_NUMBER_FONT = '宋体';

/** What a reader without the font may show instead: asked for by name, never embedded. */
export const FONTS: readonly { readonly name: string; readonly instead: string }[] = [
  { name: TITLE_FONT, instead: '宋体' },
  { name: BODY_FONT, instead: '仿宋' },
  { name: SUBHEADING_FONT, instead: '楷体' },
  { name: HEADING_FONT, instead: 'SimHei' },
  { name: PAGE_NUMBER_FONT, instead: 'SimSun' },
];

/** Half-points. */
const SIZE = { title: 44, body: 32, pageNumber: 28, cell: 24, narrowCell: 21 };
/** 225 mm of text in 22 lines. */
const BODY_LINE = 579;
const TITLE_LINE = 700;

/** Chinese quotation marks take the Chinese font only where the run says so. */
export const EAST_ASIAN: IFontAttributesProperties = { hint: 'eastAsia' };

export function officialStyles(): IStylesOptions {
  const exactly = { line: BODY_LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const indented = { firstLineChars: 200, firstLine: SIZE.body * 20 };
  const heading = (font: string, outlineLevel: number) => ({
    basedOn: STYLE.plain,
    next: STYLE.body,
    quickFormat: true,
    paragraph: { spacing: exactly, indent: indented, keepNext: true, outlineLevel },
    run: { font: fonts(font), size: SIZE.body, color: '000000', bold: false },
  });
  const cell = (size: number) => ({
    basedOn: STYLE.plain,
    paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 20, after: 20 } },
    run: { font: fonts(BODY_FONT), size },
  });
  return {
    default: {
      document: {
        run: { font: fonts(BODY_FONT), size: SIZE.body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      },
      heading1: heading(HEADING_FONT, 0),
      heading2: heading(SUBHEADING_FONT, 1),
      heading3: heading(BODY_FONT, 2),
    },
    paragraphStyles: [
      {
        id: STYLE.plain,
        name: '公文顶格',
        quickFormat: true,
        paragraph: { spacing: exactly },
        run: { font: fonts(BODY_FONT), size: SIZE.body },
      },
      {
        id: STYLE.body,
        name: '公文正文',
        basedOn: STYLE.plain,
        quickFormat: true,
        paragraph: { spacing: exactly, indent: indented },
      },
      {
        id: STYLE.title,
        name: '公文标题',
        basedOn: STYLE.plain,
        next: STYLE.body,
        quickFormat: true,
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { line: TITLE_LINE, lineRule: LineRuleType.EXACT, before: 0, after: BODY_LINE },
          keepNext: true,
        },
        run: { font: fonts(TITLE_FONT), size: SIZE.title, bold: false },
      },
      { id: STYLE.cell, name: '表格文字', ...cell(SIZE.cell) },
      { id: STYLE.narrowCell, name: '表格小字', ...cell(SIZE.narrowCell) },
      {
        id: STYLE.headerCell,
        name: '表头',
        basedOn: STYLE.cell,
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
        run: { font: fonts(HEADING_FONT) },
      },
      {
        id: STYLE.pageNumber,
        name: '页码',
        run: {
          font: { ...fonts(PAGE_NUMBER_FONT), ascii: PAGE_NUMBER_FONT, hAnsi: PAGE_NUMBER_FONT },
          size: SIZE.pageNumber,
        },
      },
    ],
  };
}

function fonts(eastAsia: string): IFontAttributesProperties {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia };
}

function millimetres(length: number): number {
  return Math.round((length / 25.4) * 1440);
}
