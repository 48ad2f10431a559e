import type { CellRange } from '../../../src/core/model';
import { allow, allowUnprotected } from '../sheet/guard';
import { setStyle, sharedStyle, touchLine } from '../sheet/cells';
import { standardPoints } from '../sheet/widths';
import { STANDARD_ROW_POINTS, type Line, type Sheet, type Style } from '../sheet/workbook';
import { itemNotFound } from '../sheet/errors';
import { wireClass, type Scalar } from './define';
import { setSize } from './line-properties';
import { wire, type AreasTarget } from './targets';

/** A format that all cells of the range share; null on the wire where they differ. Source: Excel.RangeFormat. */
function styleMember<K extends keyof Style>(key: K, read: (value: unknown) => Style[K]): Scalar<AreasTarget> {
  return {
    get: ({ sheet, areas }) => sharedByAreas(sheet, areas, key),
    set({ sheet, areas }, value) {
      if (key === 'locked' || key === 'formulaHidden') allowUnprotected(sheet, `FormatProtection.${key}`);
      else allow(sheet, 'allowFormatCells', `RangeFormat.${key}`);
      for (const area of areas) setStyle(sheet, area, (style) => void (style[key] = read(value)));
    },
  };
}

const asText = (value: unknown) => String(value);
const asColour = (value: unknown) => String(value).toUpperCase();
const asFlag = (value: unknown) => value === true;
const asNumber = (value: unknown) => Number(value);

export const rangeFormatClass = wireClass('RangeFormat', {
  scalars: {
    ColumnWidth: lineSize('columns'),
    RowHeight: lineSize('rows'),
    HorizontalAlignment: styleMember('horizontalAlignment', asText),
    VerticalAlignment: styleMember('verticalAlignment', asText),
    IndentLevel: styleMember('indentLevel', asNumber),
    ShrinkToFit: styleMember('shrinkToFit', asFlag),
    WrapText: styleMember('wrapText', asFlag),
  },
  objects: {
    Borders: (target) => wire('RangeBorderCollection', target),
    Fill: (target) => wire('RangeFill', target),
    Font: (target) => wire('RangeFont', target),
    Protection: (target) => wire('FormatProtection', target),
  },
  methods: { AutofitRows: ({ sheet, areas }) => fitRows(sheet, areas) },
});

export const rangeFillClass = wireClass('RangeFill', {
  scalars: { Color: styleMember('fill', asColour) },
  methods: {
    Clear({ sheet, areas }) {
      allow(sheet, 'allowFormatCells', 'RangeFill.clear');
      for (const area of areas) setStyle(sheet, area, (style) => void delete style.fill);
    },
  },
});

export const rangeFontClass = wireClass('RangeFont', {
  scalars: {
    Bold: styleMember('bold', asFlag),
    Italic: styleMember('italic', asFlag),
    Strikethrough: styleMember('strikethrough', asFlag),
    Color: styleMember('color', asColour),
    Name: styleMember('fontName', asText),
    Size: styleMember('fontSize', asNumber),
  },
});

/** Locking is set on unprotected sheets only. Source: Excel.FormatProtection. */
export const formatProtectionClass = wireClass('FormatProtection', {
  scalars: { Locked: styleMember('locked', asFlag), FormulaHidden: styleMember('formulaHidden', asFlag) },
});

export const borderCollectionClass = wireClass('RangeBorderCollection', {
  methods: {
    GetItem({ sheet, areas }, [edge]) {
      const known = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal'];
      if (!known.includes(String(edge))) throw itemNotFound('RangeBorderCollection.getItem');
      return wire('RangeBorder', { sheet, areas, edge: String(edge) });
    },
  },
});

export const borderClass = wireClass('RangeBorder', {
  scalars: {
    Style: {
      get: ({ sheet, areas, edge }) => sharedByAreas(sheet, areas, 'borders')?.[edge] ?? 'None',
      set({ sheet, areas, edge }, value) {
        allow(sheet, 'allowFormatCells', 'RangeBorder.style');
        for (const area of areas) {
          setStyle(sheet, area, (style) => void (style.borders = { ...style.borders, [edge]: String(value) }));
        }
      },
    },
  },
});

function sharedByAreas<K extends keyof Style>(sheet: Sheet, areas: readonly CellRange[], key: K): Style[K] | null {
  const values = areas.map((area) => sharedStyle(sheet, area, key));
  return values.every((value) => JSON.stringify(value) === JSON.stringify(values[0])) ? (values[0] ?? null) : null;
}

function lineSize(along: 'rows' | 'columns'): Scalar<AreasTarget> {
  const linesOf = (area: CellRange): [number, number] =>
    along === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  return {
    get({ sheet, areas }) {
      const standard = along === 'rows' ? STANDARD_ROW_POINTS : standardPoints(sheet.digitPixels);
      const sizes = areas.flatMap((area) => {
        const [from, to] = linesOf(area);
        const last = Math.min(to, from + 20000);
        return Array.from({ length: last - from + 1 }, (_, i) => sizeOf(sheet[along].get(from + i), standard));
      });
      return sizes.every((size) => size === sizes[0]) ? sizes[0] : null;
    },
    set({ sheet, areas }, value) {
      allow(sheet, along === 'rows' ? 'allowFormatRows' : 'allowFormatColumns', `RangeFormat.${along}`);
      for (const area of areas) {
        const [from, to] = linesOf(area);
        for (let index = from; index <= to; index += 1) setSize(touchLine(sheet[along], index), Number(value));
      }
    },
  };
}

/** A hidden line is of no size. Source: Range.ColumnWidth and Range.RowHeight of Excel. */
function sizeOf(line: Line | undefined, standard: number): number {
  return line?.hidden === true || line?.filtered === true ? 0 : (line?.size ?? standard);
}

function fitRows(sheet: Sheet, areas: readonly CellRange[]): void {
  allow(sheet, 'allowFormatRows', 'RangeFormat.autofitRows');
  for (const area of areas) {
    for (let row = area.top; row <= area.bottom; row += 1) delete sheet.rows.get(row)?.size;
  }
}
