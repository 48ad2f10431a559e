import type { Entry } from '../model';

/** What orders two versions of one answer: the revision first, then a trusted saving time; never a file's place. */
export type Version = { readonly revision: number; readonly savedAt: string | null };

export function versionOf(entry: Entry): Version {
  return { revision: entry.revision, savedAt: entry.savedAt };
}

/** True where the order is known and the first is the later one. */
export function isNewer(a: Version, b: Version): boolean {
  if (a.revision !== b.revision) return a.revision > b.revision;
  return a.savedAt !== null && b.savedAt !== null && a.savedAt > b.savedAt;
}

/** The versions that no other replaces: one where the order is known, several where it is not. */
export function latestVersions<V extends Version>(versions: readonly V[]): V[] {
  if (versions.length < 2) return [...versions];
  const revision = Math.max(...versions.map((version) => version.revision));
  const top = versions.filter((version) => version.revision === revision);
  const times = top.flatMap(({ savedAt }) => (savedAt === null ? [] : [savedAt])).sort();
  const last = times.at(-1) ?? null;
  return top.filter((version) => version.savedAt === null || version.savedAt === last);
}
