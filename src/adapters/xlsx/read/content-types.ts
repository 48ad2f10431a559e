import type { Package } from './package';
import { walkXml } from './xml-cursor';

const NAME = '[Content_Types].xml';

/**
 * The parts that `[Content_Types].xml` declares to be the workbook (`main`), the shared strings and the styles, by kind.
 * Declared parts that the package does not hold are left out.
 */
export function readContentTypes(pack: Package): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  if (!pack.has(NAME)) return found;
  const cursor = walkXml(pack.readText(NAME), { file: pack.file, part: NAME });
  while (cursor.next()) {
    if (cursor.name !== 'Override' || cursor.kind === 'close') continue;
    const kind = /\.(main|sharedStrings|styles)\+xml$/.exec(cursor.attribute('ContentType') ?? '')?.[1];
    const part = cursor.attribute('PartName')?.replace(/^\//, '') ?? '';
    if (kind !== undefined && pack.has(part)) found.set(kind, [...(found.get(kind) ?? []), part]);
  }
  return found;
}
