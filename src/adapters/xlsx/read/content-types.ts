import type { Package } from './package';
import { rememberLast } from './last-one';
import type { Where } from './where';
import { walkXml } from './xml-cursor';

const NAME = '[Content_Types].xml';

/**
 * The parts that `[Content_Types].xml` declares to be the workbook (`main`), the shared strings and the styles, with
 * their kind. Declared parts that the package does not hold are left out.
 */
export function readContentTypes(pack: Package): readonly TypedPart[] {
  if (!pack.has(NAME)) return [];
  return parseTypes(pack.readText(NAME), { file: pack.file, part: NAME }).filter(({ part }) => pack.has(part));
}

export type TypedPart = { readonly kind: 'main' | 'sharedStrings' | 'styles'; readonly part: string };

const parseTypes = rememberLast((source: string, where: Where): readonly TypedPart[] => {
  const found: TypedPart[] = [];
  const cursor = walkXml(source, where);
  while (cursor.next()) {
    if (cursor.name !== 'Override' || cursor.kind === 'close') continue;
    const kind = /\.(main|sharedStrings|styles)\+xml$/.exec(cursor.attribute('ContentType') ?? '')?.[1];
    const part = cursor.attribute('PartName')?.replace(/^\//, '') ?? '';
    if (kind === 'main' || kind === 'sharedStrings' || kind === 'styles') found.push({ kind, part });
  }
  return found;
});
