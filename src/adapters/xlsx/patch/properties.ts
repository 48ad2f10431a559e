import { applyEdits, child, escapeText, openedTag, openTag, parseXml, type Edit } from '../write/xml';
import type { Master } from './master';

/** Writes the time of the last change into core.xml, where the workbook has one. `YYYY-MM-DDTHH:mm:ssZ` */
export function setModified(master: Master, moment: string): void {
  const { package: pkg } = master;
  const part = pkg.relationships('').find((one) => one.type === 'core-properties')?.target ?? null;
  if (part === null || !pkg.has(part)) return;
  const xml = pkg.text(part);
  const modified = child(parseXml(xml), 'modified');
  if (modified === undefined) return;
  const tag = openedTag(openTag(xml, modified));
  const edit: Edit = {
    start: modified.start,
    end: modified.end,
    text: `${tag}${escapeText(moment)}</${modified.name}>`,
  };
  pkg.set(part, applyEdits(xml, [edit]));
}

/** The lists of sheet names in app.xml (optional) would be wrong, or tell of a sheet that was taken out. */
export function forgetSheetTitles(master: Master): void {
  const { package: pkg } = master;
  const part = pkg.relationships('').find((one) => one.type === 'extended-properties')?.target ?? null;
  if (part === null || !pkg.has(part)) return;
  const xml = pkg.text(part);
  const edits = parseXml(xml)
    .children.filter((node) => node.local === 'TitlesOfParts' || node.local === 'HeadingPairs')
    .map((node): Edit => ({ start: node.start, end: node.end, text: '' }));
  pkg.set(part, applyEdits(xml, edits));
}
