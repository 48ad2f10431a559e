import { intersect } from '../sheet/address';
import { itemNotFound, notSimulated } from '../sheet/errors';
import { allow } from '../sheet/guard';
import { newId, type ConditionalFormatState, type Sheet } from '../sheet/workbook';
import { readOnly, wireClass } from './define';
import { wire, type AreasTarget } from './targets';

type FormatTarget = { readonly sheet: Sheet; readonly format: ConditionalFormatState };

/** The newest format stands first. Source: Excel.ConditionalFormatCollection.add, "first/top priority". */
export const conditionalFormatCollectionClass = wireClass('ConditionalFormatCollection', {
  items: (target) => formatsOf(target).map((format) => wire('ConditionalFormat', { sheet: target.sheet, format })),
  methods: {
    Add({ sheet, areas }, [type]) {
      allow(sheet, 'allowFormatCells', 'ConditionalFormatCollection.add');
      if (type !== 'Custom') throw notSimulated(`conditional formats of type ${String(type)}`);
      const format: ConditionalFormatState = {
        id: newId(),
        areas,
        formula: '',
        fill: null,
        color: null,
        bold: null,
        stopIfTrue: false,
      };
      sheet.conditionalFormats.unshift(format);
      return wire('ConditionalFormat', { sheet, format });
    },
    ClearAll(target) {
      allow(target.sheet, 'allowFormatCells', 'ConditionalFormatCollection.clearAll');
      const gone = new Set(formatsOf(target));
      target.sheet.conditionalFormats = target.sheet.conditionalFormats.filter((format) => !gone.has(format));
    },
    GetCount: (target) => formatsOf(target).length,
    GetItem({ sheet }, [id]) {
      const format = sheet.conditionalFormats.find((each) => each.id === id);
      if (format === undefined) throw itemNotFound('ConditionalFormatCollection.getItem');
      return wire('ConditionalFormat', { sheet, format });
    },
  },
});

export const conditionalFormatClass = wireClass('ConditionalFormat', {
  id: ({ format }) => format.id,
  scalars: {
    Id: readOnly(({ format }) => format.id),
    Type: readOnly(() => 'Custom'),
    StopIfTrue: {
      get: ({ format }) => format.stopIfTrue,
      set: ({ format }, value) => void (format.stopIfTrue = value === true),
    },
    Priority: readOnly(({ sheet, format }) => sheet.conditionalFormats.indexOf(format)),
  },
  objects: { Custom: (target) => wire('CustomConditionalFormat', target) },
  methods: {
    Delete({ sheet, format }) {
      sheet.conditionalFormats = sheet.conditionalFormats.filter((each) => each !== format);
    },
  },
});

export const customConditionalFormatClass = wireClass('CustomConditionalFormat', {
  objects: {
    Rule: (target) => wire('ConditionalFormatRule', target),
    Format: (target) => wire('ConditionalRangeFormat', target),
  },
});

export const conditionalFormatRuleClass = wireClass('ConditionalFormatRule', {
  scalars: {
    Formula: {
      get: ({ format }) => format.formula,
      set: ({ format }, value) => void (format.formula = String(value)),
    },
  },
});

export const conditionalRangeFormatClass = wireClass('ConditionalRangeFormat', {
  objects: {
    Fill: (target) => wire('ConditionalRangeFill', target),
    Font: (target) => wire('ConditionalRangeFont', target),
  },
});

export const conditionalRangeFillClass = wireClass('ConditionalRangeFill', {
  scalars: {
    Color: {
      get: ({ format }: FormatTarget) => format.fill ?? '',
      set: ({ format }: FormatTarget, value) => void (format.fill = String(value).toUpperCase()),
    },
  },
});

export const conditionalRangeFontClass = wireClass('ConditionalRangeFont', {
  scalars: {
    Color: {
      get: ({ format }: FormatTarget) => format.color ?? '',
      set: ({ format }: FormatTarget, value) => void (format.color = String(value).toUpperCase()),
    },
    Bold: {
      get: ({ format }: FormatTarget) => format.bold,
      set: ({ format }: FormatTarget, value) => void (format.bold = value === true),
    },
  },
});

function formatsOf({ sheet, areas }: AreasTarget): ConditionalFormatState[] {
  return sheet.conditionalFormats.filter((format) =>
    format.areas.some((mine) => areas.some((area) => intersect(mine, area) !== null)),
  );
}
