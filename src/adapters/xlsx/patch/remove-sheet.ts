import { failure } from '../../../core/model';
import {
  applyEdits,
  attribute,
  child,
  childrenOf,
  editAttributes,
  openTag,
  parseXml,
  type Edit,
  type Element,
} from '../write/xml';
import { dropCalculationChain } from './calculation';
import type { Master, MasterSheet } from './master';
import { removeOwnParts } from './own-parts';
import { forgetSheetTitles } from './properties';
import { refuseReferencesTo } from './uses';

/**
 * Takes a sheet out with everything that only it refers to. Throws `xlsx.sheetUnknown`, `xlsx.sheetInUse` where a
 * formula, name, chart or pivot table elsewhere looks at it, `xlsx.noVisibleSheet` for the last visible one.
 */
export function removeSheet(master: Master, name: string): void {
  const { package: pkg, workbookPart } = master;
  const removal = planRemoval(master.sheets(), name);
  refuseReferencesTo(master, removal.sheet, removal.index);
  removeOwnParts(master, removal.sheet.part);
  pkg.remove(removal.sheet.part);
  pkg.unrelate(workbookPart, removal.sheet.relationshipId);
  const xml = pkg.text(workbookPart);
  pkg.set(workbookPart, applyEdits(xml, workbookEdits(xml, removal)));
  dropCalculationChain(master);
  forgetSheetTitles(master);
}

type Removal = {
  readonly sheet: MasterSheet;
  readonly index: number;
  /** the sheet that is shown where the removed one was */
  readonly instead: MasterSheet;
  readonly insteadIndex: number;
};

function planRemoval(sheets: readonly MasterSheet[], name: string): Removal {
  const index = sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const sheet = sheets[index];
  if (sheet === undefined) throw failure('xlsx.sheetUnknown', { name });
  const insteadIndex = sheets.findIndex((other, at) => at !== index && other.state === 'visible');
  const instead = sheets[insteadIndex];
  if (instead === undefined) throw failure('xlsx.noVisibleSheet', {});
  return { sheet, index, instead, insteadIndex };
}

function workbookEdits(xml: string, removal: Removal): readonly Edit[] {
  const root = parseXml(xml);
  const entry = childrenOf(child(root, 'sheets'), 'sheet')[removal.index];
  return [
    ...(entry === undefined ? [] : [{ start: entry.start, end: entry.end, text: '' }]),
    ...nameEdits(xml, child(root, 'definedNames'), removal.index),
    ...childrenOf(child(root, 'bookViews'), 'workbookView').map((view) => viewEdit(xml, view, removal)),
    ...childrenOf(child(root, 'customWorkbookViews'), 'customWorkbookView').flatMap((view) =>
      attribute(openTag(xml, view), 'activeSheetId') === String(removal.sheet.sheetId)
        ? [editAttributes(xml, view, { activeSheetId: removal.instead.sheetId })]
        : [],
    ),
  ];
}

/** Names of the sheet itself go with it; those of the sheets behind it count one less. */
function nameEdits(xml: string, list: Element | undefined, index: number): readonly Edit[] {
  const names = childrenOf(list, 'definedName').map((node) => ({ node, sheet: localSheet(xml, node) }));
  if (list !== undefined && names.every(({ sheet }) => sheet === index)) {
    return [{ start: list.start, end: list.end, text: '' }];
  }
  return names.flatMap(({ node, sheet }) => {
    if (sheet === null || sheet < index) return [];
    if (sheet === index) return [{ start: node.start, end: node.end, text: '' }];
    return [editAttributes(xml, node, { localSheetId: sheet - 1 })];
  });
}

function localSheet(xml: string, node: Element): number | null {
  const value = attribute(openTag(xml, node), 'localSheetId');
  return value === undefined ? null : Number(value);
}

/** The window goes on showing the sheet that it showed. */
function viewEdit(xml: string, view: Element, { index, insteadIndex }: Removal): Edit {
  const tag = openTag(xml, view);
  const changes: Record<string, number> = {};
  for (const name of ['activeTab', 'firstSheet']) {
    const value = attribute(tag, name);
    if (value === undefined) continue;
    const shown = Number(value) === index ? insteadIndex : Number(value);
    changes[name] = shown > index ? shown - 1 : shown;
  }
  return editAttributes(xml, view, changes);
}
