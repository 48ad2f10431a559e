import { sha256 } from '../model';

/**
 * Ids made of what a task is (sections, ordinal, title): re-reading gives the same, and neither lines nor the text
 * around it matter. Two tasks that are the same in all of it are told apart by their order.
 */
export function taskIds(tasks: readonly { section: readonly string[]; ordinal: string; title: string }[]): string[] {
  const seen = new Map<string, number>();
  return tasks.map(({ section, ordinal, title }) => {
    const content = [...section, ordinal, title].map((part) => part.normalize('NFKC').replace(/\s+/g, '')).join('\n');
    const id = `t-${sha256(content).slice(0, 12)}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}
