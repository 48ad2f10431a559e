import { orElse, type Package, type Relationship } from './package';
import { walkXml } from './xml-cursor';

/** When the file says it was last saved (`dcterms:modified`), as `YYYY-MM-DDTHH:mm:ssZ`; null where it does not say. */
export function readSavedAt(pack: Package, root: readonly Relationship[]): string | null {
  const part = root.find((relation) => relation.type === 'core-properties')?.target ?? 'docProps/core.xml';
  return pack.has(part) ? orElse(() => readModified(pack, part), null) : null;
}

function readModified(pack: Package, part: string): string | null {
  const cursor = walkXml(pack.readText(part), { file: pack.file, part });
  while (cursor.next()) {
    if (cursor.name.endsWith(':modified') && cursor.kind === 'close') return toUtc(cursor.textBefore().trim());
  }
  return null;
}

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function toUtc(text: string): string | null {
  const local = MOMENT.exec(text)?.[1];
  if (local === undefined) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : `${moment.toISOString().slice(0, local.length)}Z`;
}
