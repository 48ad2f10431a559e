import type { Master } from './master';
import { relationshipsPart } from './package';

/**
 * Removes what only this part refers to (its drawings, charts, comments, tables …) with its relationships; the part
 * itself stays. What another part uses too (a picture) stays as well.
 */
export function removeOwnParts(master: Master, part: string): void {
  const { package: pkg } = master;
  const rels = relationshipsPart(part);
  if (!pkg.has(rels)) return;
  const targets = pkg.relationships(part).flatMap((one) => (one.target === null ? [] : [one.target]));
  pkg.remove(rels);
  for (const target of new Set(targets)) {
    if (!pkg.has(target) || isReferredTo(master, target)) continue;
    removeOwnParts(master, target);
    pkg.remove(target);
  }
}

function isReferredTo(master: Master, part: string): boolean {
  const { package: pkg } = master;
  return pkg.names.some((name) => {
    const source = sourceOf(name);
    return source !== null && pkg.relationships(source).some((one) => one.target === part);
  });
}

/** The part whose relationships `name` holds; the empty string for those of the package. */
function sourceOf(name: string): string | null {
  const match = /^(.*?)_rels\/([^/]*)\.rels$/.exec(name);
  return match === null ? null : `${match[1] ?? ''}${match[2] ?? ''}`;
}
