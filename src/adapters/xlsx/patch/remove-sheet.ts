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
import type { Master } from './master';
import { removeOwnParts } from './own-parts';
import { forgetSheetTitles } from './properties';
import { refuseReferencesTo } from './uses';

/**
 * Takes a sheet out with everything that only it refers to. Throws `xlsx.sheetUnknown`, `xlsx.sheetInUse` where a
 * formula, name, chart or pivot table elsewhere looks at it, `xlsx.noVisibleSheet` for the last visible one.
 */
export function removeSheet(master: Master, name: string): void {
  const { package: pkg, workbookPart } = master;
  const sheets = master.sheets();
  const index = sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const sheet = sheets[index];
  if (sheet === undefined) throw failure('xlsx.sheetUnknown', { name });
  if (!sheets.some((other, at) => at !== index && other.state === 'visible')) throw failure('xlsx.noVisibleSheet', {});
  refuseReferencesTo(master, sheet, index);
  removeOwnParts(master, sheet.part);
  pkg.remove(sheet.part);
  pkg.unrelate(workbookPart, sheet.relationshipId);
  const xml = pkg.text(workbookPart);
  pkg.set(
    workbookPart,
    applyEdits(
      xml,
      workbookEdits(
        xml,
        index,
        sheets.findIndex((other, at) => at !== index && other.state === 'visible'),
      ),
    ),
  );
  dropCalculationChain(master);
  forgetSheetTitles(master);
}

function workbookEdits(xml: string, index: number, firstVisible: number): readonly Edit[] {
  const root = parseXml(xml);
  const removed = childrenOf(child(root, 'sheets'), 'sheet')[index];
  const edits: Edit[] = removed === undefined ? [] : [{ start: removed.start, end: removed.end, text: '' }];
  const names = child(root, 'definedNames');
  const kept = childrenOf(names, 'definedName').filter((node) => localSheet(xml, node) !== index);
  if (names !== undefined && kept.length === 0) edits.push({ start: names.start, end: names.end, text: '' });
  else edits.push(...childrenOf(names, 'definedName').flatMap((node) => nameEdit(xml, node, index)));
  for (const view of childrenOf(child(root, 'bookViews'), 'workbookView')) {
    const tag = openTag(xml, view);
    const moved = (value: string | undefined): number | null => {
      if (value === undefined) return null;
      const at = Number(value) === index ? firstVisible : Number(value);
      return at > index ? at - 1 : at;
    };
    const active = moved(attribute(tag, 'activeTab'));
    const first = moved(attribute(tag, 'firstSheet'));
    edits.push(
      editAttributes(xml, view, {
        ...(active !== null && { activeTab: active }),
        ...(first !== null && { firstSheet: first }),
      }),
    );
  }
  return edits;
}

function localSheet(xml: string, node: Element): number | null {
  const value = attribute(openTag(xml, node), 'localSheetId');
  return value === undefined ? null : Number(value);
}

/** Names of the sheet itself go with it; those of the sheets behind it count one less. */
function nameEdit(xml: string, node: Element, index: number): readonly Edit[] {
  const local = localSheet(xml, node);
  if (local === null || local < index) return [];
  if (local === index) return [{ start: node.start, end: node.end, text: '' }];
  return [editAttributes(xml, node, { localSheetId: local - 1 })];
}
