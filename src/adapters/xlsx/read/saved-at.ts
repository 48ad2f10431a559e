import { readRelationships, type Package } from './package';
import { walkXml } from './xml-cursor';

/** When the file says it was last saved (`dcterms:modified`), as `YYYY-MM-DDTHH:mm:ssZ`; null where it does not say. */
export function readSavedAt(pack: Package): string | null {
  const part =
    readRelationships(pack, '').find((relation) => relation.type === 'core-properties')?.target ?? 'docProps/core.xml';
  if (!pack.has(part)) return null;
  const cursor = walkXml(pack.readText(part), { file: pack.file, part });
  while (cursor.next()) {
    if (cursor.name.endsWith(':modified') && cursor.kind === 'close') return toUtc(cursor.textBefore().trim());
  }
  return null;
}

function toUtc(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString().replace(/\.\d+Z$/, 'Z');
}
