import { cellText, columnKeyOf, type Grid, type Ledger, type Period } from '../model';
import type { Header } from '../sheet';

/** A column that holds one period's progress: 7月, 7月份, 7月进展, 三季度完成情况. */
type PeriodColumn = { readonly column: number; readonly part: string };

/**
 * Where a home-made table has a column for each month, the period's own column is its progress; without a known period
 * the last one in which anything stands. Templates that have such columns themselves keep them.
 */
export function withPeriodColumn(header: Header, grid: Grid, ledger: Ledger, period: Period | null): Header {
  if (ledger.template.columns.some((column) => column.key.startsWith('extra:month'))) return header;
  const candidates = header.titles.flatMap((title, column): PeriodColumn[] => {
    const part = periodPart(title);
    return part === null ? [] : [{ column, part }];
  });
  const others = (header.columns.get('progress') ?? []).filter((at) => candidates.every(({ column }) => column !== at));
  if (candidates.length === 0 || (candidates.length === 1 && others.length > 0)) return header;
  const wanted = period === null ? undefined : candidates.find(({ part }) => period.endsWith(`-${part}`));
  const filled = candidates.findLast(({ column }) => hasText(grid, header, column));
  const chosen = wanted ?? (period === null ? filled : undefined);
  if (chosen === undefined) return header;
  return { ...header, columns: new Map(header.columns).set('progress', [chosen.column]) };
}

/** `07` of 7月进展, `Q3` of 三季度; null where the title names no period or goes on with something else. */
function periodPart(title: string): string | null {
  const found = /^(?:20\d{2}年)?(?:(\d{1,2})月份?|第?([一二三四])季度)/.exec(title.replace(/\s/g, ''));
  if (found === null) return null;
  const rest = title.replace(/\s/g, '').slice(found[0].length);
  if (rest !== '' && rest !== '情况' && columnKeyOf(rest) !== 'progress') return null;
  if (found[2] !== undefined) return `Q${'一二三四'.indexOf(found[2]) + 1}`;
  const month = Number(found[1]);
  return month >= 1 && month <= 12 ? String(month).padStart(2, '0') : null;
}

/** True where anything stands in the column below the header. */
export function hasText(grid: Grid, header: Header, column: number): boolean {
  return grid.rows.some((row, index) => index > header.bottom && cellText(row?.[column]) !== '');
}
