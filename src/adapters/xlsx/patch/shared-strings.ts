import { applyEdits, attribute, childrenOf, parseXml, prefixOf, type Edit } from '../write/xml';
import type { Master } from './master';
import { cellsOf, openSheet, rowsOf } from './sheet-rows';

/**
 * Empties the shared strings that no cell shows any more, so that the texts of a sheet that was taken out are gone from
 * the file. The others keep their numbers.
 */
export function forgetUnusedStrings(master: Master): void {
  const { package: pkg, workbookPart } = master;
  const part = pkg.relationships(workbookPart).find((one) => one.type === 'sharedStrings')?.target ?? null;
  if (part === null || !pkg.has(part)) return;
  const used = usedStrings(master);
  const xml = pkg.text(part);
  const root = parseXml(xml);
  const prefix = prefixOf(root.name);
  const empty = `<${prefix}si><${prefix}t/></${prefix}si>`;
  const edits = childrenOf(root, 'si').flatMap((node, index): readonly Edit[] =>
    used.has(index) ? [] : [{ start: node.start, end: node.end, text: empty }],
  );
  pkg.set(part, applyEdits(xml, edits));
}

function usedStrings(master: Master): ReadonlySet<number> {
  const { package: pkg } = master;
  const used = new Set<number>();
  for (const { kind, part } of master.sheets()) {
    if (kind !== 'worksheet' || !pkg.has(part)) continue;
    const sheet = openSheet(pkg.text(part));
    for (const row of rowsOf(sheet)) {
      for (const cell of cellsOf(sheet, row)) {
        if (attribute(cell.tag, 't') !== 's') continue;
        const value = /<(?:[\w.-]+:)?v>\s*(\d+)\s*</.exec(sheet.xml.slice(cell.openEnd, cell.closeStart));
        if (value !== null) used.add(Number(value[1]));
      }
    }
  }
  return used;
}
