import type { SheetLayout, Validation } from '../../core/model';
import { areaAddress } from './places';
import type { SheetPart } from './sheet-parts';

const TYPES: Readonly<Record<Validation['rule']['kind'], string>> = {
  list: 'List',
  listRange: 'List',
  date: 'Date',
  textLength: 'TextLength',
  custom: 'Custom',
  any: 'Custom',
};
const ALERT = { stop: 'Stop', warning: 'Warning', information: 'Information' } as const;

/** Excel takes at most 32 characters of a title and 255 of a text. */
const TITLE = 32;
const TEXT = 255;

export const validationPart: SheetPart = {
  name: 'validations',
  wanted: (layout) => (layout.validations ?? []).length > 0,
  check(sheet, layout) {
    const found = (layout.validations ?? []).map((validation) => {
      const { dataValidation } = sheet.getRange(areaAddress(validation.range));
      dataValidation.load('type');
      return { dataValidation, type: TYPES[validation.rule.kind] };
    });
    return () => found.every(({ dataValidation, type }) => String(dataValidation.type) === type);
  },
  render: renderValidations,
};

function renderValidations(sheet: Excel.Worksheet, layout: SheetLayout): void {
  for (const { range, rule, allowBlank, prompt, error } of layout.validations ?? []) {
    const { dataValidation } = sheet.getRange(areaAddress(range));
    dataValidation.clear();
    dataValidation.rule = officeRule(rule);
    dataValidation.ignoreBlanks = allowBlank;
    dataValidation.prompt = {
      showPrompt: prompt !== undefined,
      title: prompt?.title.slice(0, TITLE) ?? '',
      message: prompt?.text.slice(0, TEXT) ?? '',
    };
    dataValidation.errorAlert =
      error === undefined
        ? { showAlert: false, style: 'Stop', title: '', message: '' }
        : {
            showAlert: true,
            style: ALERT[error.style],
            title: error.title.slice(0, TITLE),
            message: error.text.slice(0, TEXT),
          };
  }
}

function officeRule(rule: Validation['rule']): Excel.DataValidationRule {
  switch (rule.kind) {
    case 'list':
      return { list: { inCellDropDown: true, source: rule.values.join(',') } };
    case 'listRange':
      return { list: { inCellDropDown: true, source: `=${rule.formula}` } };
    case 'date':
      return { date: { formula1: rule.from, formula2: rule.to, operator: 'Between' } };
    case 'textLength':
      return { textLength: { formula1: rule.max, operator: 'LessThanOrEqualTo' } };
    case 'custom':
      return { custom: { formula: `=${rule.formula}` } };
    case 'any':
      return { custom: { formula: '=TRUE' } };
  }
}
