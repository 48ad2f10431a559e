import { numberOf } from './numbers';

const CN_NUMBER = '一二两三四五六七八九十';

/** `month:30`, `quarter:20`, `half-year`, `year:06-30`, `years:2`, `week`, `day`; null where nothing recurs. */
export function everyOf(words: string): string | null {
  const gap = new RegExp(`每隔?(\\d{1,2}|[${CN_NUMBER}]{1,2})(个月|年)`).exec(words);
  if (gap !== null) return spaced(numberOf(gap[1] ?? ''), gap[2] ?? '');
  const times = /^(半|一)?(年|季度|个?月|周|天)(?:[一二两三四1-9]|不少于[一二两三四1-9])次/.exec(words);
  if (times !== null) return times[1] === '半' ? 'half-year' : (TIMES[times[2] ?? ''] ?? null);
  const cycle = /每个?(半年|季度|季|月|年度|年|周|星期|个?工作日|日|天)|按(月|季度|季|年|周)|逐(月|季|年|日)/.exec(
    words,
  );
  if (cycle === null) return null;
  const word = cycle[1] ?? cycle[2] ?? cycle[3] ?? '';
  const rest = words.slice(cycle.index + cycle[0].length, cycle.index + cycle[0].length + 30);
  if (word.startsWith('半')) return withDay('half-year', rest);
  if (word.startsWith('季')) return withDay('quarter', rest);
  if (word === '月') return withDay('month', rest);
  if (word.startsWith('年')) return yearly(rest);
  if (word === '周' || word === '星期') return weekly(rest);
  return 'day';
}

const TIMES: Readonly<Record<string, string>> = {
  年: 'year',
  季度: 'quarter',
  月: 'month',
  个月: 'month',
  周: 'week',
  天: 'day',
};

function spaced(count: number, unit: string): string {
  if (unit === '年') return count === 1 ? 'year' : `years:${count}`;
  if (count === 3) return 'quarter';
  if (count === 6) return 'half-year';
  return count === 1 ? 'month' : `months:${count}`;
}

function withDay(cycle: string, rest: string): string {
  const day =
    /^(?:度)?(?:的)?(?:首月|末月|最后一个月|第一个月|次月|下月|末)?(?:的)?(\d{1,2})[日号]?(?=前|之前|以前|[日号]|[,，。;]|$)/.exec(
      rest,
    );
  if (day !== null) {
    const number = Number(day[1]);
    if (number >= 1 && number <= 31) return `${cycle}:${number}`;
  }
  if (/^(?:度)?(?:末月)?(?:月底|末|底)/.test(rest)) return `${cycle}:31`;
  return cycle;
}

function yearly(rest: string): string {
  const day = /^(\d{1,2})月(?:(\d{1,2})[日号]?)?/.exec(rest);
  if (day !== null) {
    const month = String(Number(day[1])).padStart(2, '0');
    return day[2] === undefined ? `year:${month}` : `year:${month}-${day[2].padStart(2, '0')}`;
  }
  const quarter = /^第?([一二三四1-4])季度/.exec(rest);
  if (quarter !== null) return `year:${String(numberOf(quarter[1] ?? '') * 3).padStart(2, '0')}`;
  if (/^(?:年)?(?:底|末)/.test(rest)) return 'year:12';
  return 'year';
}

function weekly(rest: string): string {
  const day = /^([一二三四五六日天])/.exec(rest);
  if (day === null) return 'week';
  return `week:${'一二三四五六日'.indexOf((day[1] ?? '').replace('天', '日')) + 1}`;
}
