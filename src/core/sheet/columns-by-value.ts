import { looksLikePerson } from '../plan/people';
import { looksLikeUnit } from '../plan/units';
import { mostlyOffices } from '../ledger';
import { cellText, plainText, type ColumnKey, type Grid } from '../model';
import type { Header } from './header';

/** A column is of a kind where this share of its texts is. */
const MOST = 0.6;

/**
 * The columns of an assignment table by what stands in them: units, persons, numbers, and the longest texts as tasks.
 * Helps where a header has words of its own (谁来办) or is missing. Null where no column tells tasks, or none tells who.
 */
export function columnsByValue(grid: Grid, known: Header | null): Header | null {
  const from = known === null ? 0 : known.bottom + 1;
  const width = Math.min(60, Math.max(0, ...grid.rows.map((row) => row?.length ?? 0)));
  const columns = Array.from({ length: width }, (_, column) =>
    grid.rows.slice(from).flatMap((row) => cellText(row?.[column]) || []),
  );
  const found = new Map<ColumnKey, readonly number[]>(known?.columns);
  const used = new Set([...found.values()].flat());
  columns.forEach((texts, column) => {
    const kind = used.has(column) ? null : kindOf(texts);
    if (kind !== null && !found.has(kind)) {
      found.set(kind, [column]);
      used.add(column);
    }
  });
  if (!found.has('task')) {
    const lengths = columns.map((texts, column) => (used.has(column) ? 0 : meanLength(texts)));
    const longest = Math.max(0, ...lengths);
    if (longest >= 5) found.set('task', [lengths.indexOf(longest)]);
  }
  const tellsWho = ['leadUnit', 'responsibleUnit', 'owner'].some((key) => found.has(key));
  if (!found.has('task') || !tellsWho) return null;
  if (known !== null) return { ...known, columns: found };
  const first = firstRow(grid, found);
  return { top: first, bottom: first - 1, columns: found, titles: columns.map(() => ''), score: 0 };
}

/** The first row whose cells are of their columns' kinds; what stands above is a header of unknown words. */
function firstRow(grid: Grid, columns: ReadonlyMap<ColumnKey, readonly number[]>): number {
  const kinds = (['sequence', 'responsibleUnit', 'owner'] as const).flatMap((kind) => {
    const [column] = columns.get(kind) ?? [];
    return column === undefined ? [] : [{ kind, column }];
  });
  const fits = grid.rows.findIndex((row) =>
    kinds.every(({ kind, column }) => {
      const text = cellText(row?.[column]);
      return text === '' ? kind !== 'sequence' : kindOf([text]) === kind;
    }),
  );
  return Math.max(0, fits);
}

function kindOf(texts: readonly string[]): 'sequence' | 'responsibleUnit' | 'owner' | null {
  if (texts.length === 0) return null;
  const most = (test: (text: string) => boolean): boolean => texts.filter(test).length >= texts.length * MOST;
  if (most((text) => /^\d{1,4}$/.test(text))) return 'sequence';
  if (most((text) => splitPlain(text).every((name) => looksLikePerson(plainText(name))))) return 'owner';
  const isUnit = (name: string): boolean => looksLikeUnit(plainText(name)) || mostlyOffices([name]);
  return most((text) => text.length <= 60 && splitPlain(text).every(isUnit)) ? 'responsibleUnit' : null;
}

/** The names of a cell, by the marks and blanks between them. */
function splitPlain(text: string): string[] {
  return text.split(/[、，,;；\s]+/).filter((part) => part !== '');
}

function meanLength(texts: readonly string[]): number {
  return texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
}
