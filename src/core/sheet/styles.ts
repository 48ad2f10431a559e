import type { CellStyle, Template } from '../model';

/** The cell styles of an official table: 小标宋 title, 黑体 header, 仿宋 body, thin borders, wrapped text. */
export type TableStyles = {
  readonly title: CellStyle;
  readonly caption: CellStyle;
  readonly header: CellStyle;
  readonly left: CellStyle;
  readonly center: CellStyle;
  readonly section: CellStyle;
  readonly note: CellStyle;
  /** cells of hidden columns: never wrapped, so that they do not raise their row */
  readonly internal: CellStyle;
  /** points of the body font */
  readonly size: number;
};

const usual = new WeakMap<Template, TableStyles>();

/** The styles of a template's tables, in its own body size or in the given one (points). */
export function tableStyles(template: Template, size?: number): TableStyles {
  if (size !== undefined) return stylesOf(template, size);
  const known = usual.get(template) ?? stylesOf(template);
  usual.set(template, known);
  return known;
}

function stylesOf(template: Template, size?: number): TableStyles {
  const layout = template.layout ?? {};
  const bodySize = size ?? layout.bodySize ?? 12;
  const body = {
    font: layout.bodyFont ?? '仿宋_GB2312',
    size: bodySize,
    border: 'thin',
    verticalAlign: 'center',
    wrap: true,
  } as const;
  const plain: CellStyle = { ...body, border: 'none' };
  const heading: CellStyle = { ...body, font: layout.headerFont ?? '黑体' };
  return {
    title: {
      font: layout.titleFont ?? '方正小标宋简体',
      size: layout.titleSize ?? 22,
      align: 'center',
      verticalAlign: 'center',
      wrap: true,
    },
    caption: { ...plain, align: 'left' },
    header: { ...heading, align: 'center', fill: 'F2F2F2' },
    left: { ...body, align: 'left' },
    center: { ...body, align: 'center' },
    section: { ...heading, align: 'left' },
    note: { ...plain, align: 'left' },
    internal: { font: body.font, size: 10, align: 'left' },
    size: bodySize,
  };
}

/** A cell that the unit writes: open, and text where the value shall stay as typed (10.30 stays 10.30). */
export function fillable(style: CellStyle, kind: 'text' | 'date'): CellStyle {
  return { ...style, unlocked: true, numberFormat: kind === 'date' ? 'yyyy-mm-dd' : '@' };
}
