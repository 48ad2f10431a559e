import { insertSheets } from '../sheet/insert-file';
import { allowStructure } from '../sheet/guard';
import { accessDenied, itemAlreadyExists, itemNotFound } from '../sheet/errors';
import { oneCell } from '../sheet/address';
import { readOnly, wireClass, type Excel } from './define';
import { wire, type WireObject } from './targets';

export const workbookClass = wireClass('Workbook', {
  scalars: {
    Name: readOnly((_, { workbook }) => workbook.name),
    ReadOnly: readOnly((_, { workbook }) => workbook.readOnly),
  },
  objects: {
    Application: () => wire('Application', null),
    Names: () => wire('NamedItemCollection', null),
    Protection: () => wire('WorkbookProtection', null),
    Worksheets: () => wire('WorksheetCollection', null),
  },
  methods: {
    // Source: Excel.Workbook.insertWorksheetsFromBase64, "An array of IDs corresponding to each newly inserted worksheet"
    InsertWorksheetsFromBase64(_, [base64, options], excel, objects) {
      const location = 'Workbook.insertWorksheetsFromBase64';
      allowStructure(excel.workbook, location);
      if (excel.workbook.readOnly) throw accessDenied(location);
      const sheets = insertSheets(excel, String(base64), (options ?? {}) as Record<string, unknown>, objects[2]);
      return sheets.map((sheet) => sheet.id);
    },
    GetSelectedRange: (_, __, { workbook }) => wire('Range', { sheet: workbook.active, area: workbook.selection }),
    GetActiveCell: (_, __, { workbook }) =>
      wire('Range', { sheet: workbook.active, area: oneCell(workbook.selection.top, workbook.selection.left) }),
    _RemoveReference: (_, [id], excel) => forget(excel, String(id)),
  },
});

export const serviceClass = wireClass('Service', { methods: { NotifyActionHandlerReady: () => undefined } });

export const applicationClass = wireClass('Application', {
  scalars: { CalculationMode: { get: () => 'Automatic', set: () => undefined } },
  methods: {
    SuspendScreenUpdatingUntilNextSync: () => undefined,
    SuspendApiCalculationUntilNextSync: () => undefined,
  },
});

export const workbookProtectionClass = wireClass('WorkbookProtection', {
  scalars: { Protected: readOnly((_, { workbook }) => workbook.structureProtected) },
});

export const namedItemCollectionClass = wireClass('NamedItemCollection', {
  items: (_, { workbook }) => workbook.names.map((name) => wire('NamedItem', { name })),
  methods: {
    Add(_, [name, reference, comment], excel) {
      const text = String(name);
      const known = excel.workbook.names.some((each) => each.name.toLowerCase() === text.toLowerCase());
      if (known) throw itemAlreadyExists('NamedItemCollection.add');
      const added = {
        name: text,
        formula: String(reference),
        visible: true,
        comment: typeof comment === 'string' ? comment : '',
      };
      excel.workbook.names.push(added);
      return wire('NamedItem', { name: added });
    },
    GetItem: (_, [name], excel) => findName(excel, name) ?? missing('NamedItemCollection.getItem'),
    GetItemOrNullObject: (_, [name], excel) => findName(excel, name),
  },
});

export const namedItemClass = wireClass('NamedItem', {
  scalars: {
    Name: readOnly(({ name }) => name.name),
    Formula: { get: ({ name }) => name.formula, set: ({ name }, value) => void (name.formula = String(value)) },
    Visible: { get: ({ name }) => name.visible, set: ({ name }, value) => void (name.visible = value === true) },
    Comment: { get: ({ name }) => name.comment, set: ({ name }, value) => void (name.comment = String(value)) },
  },
  methods: {
    Delete({ name }, _, { workbook }) {
      workbook.names = workbook.names.filter((each) => each !== name);
    },
  },
});

function findName({ workbook }: Excel, key: unknown): WireObject | null {
  const name = workbook.names.find((each) => each.name.toLowerCase() === String(key).toLowerCase());
  return name === undefined ? null : wire('NamedItem', { name });
}

function missing(location: string): never {
  throw itemNotFound(location);
}

function forget(excel: Excel, id: string): void {
  const object = excel.references.get(id);
  excel.references.delete(id);
  if (object?.className === 'Range') excel.workbook.tracked.delete(object.target);
}
