import { MAX_LEVELS, type Level, type List } from '../read/lists';
import type { Binary } from './binary';

const LIST_ENTRY = 28;
const LEVEL_HEAD = 28;
const OVERRIDE_ENTRY = 16;

/** Number formats by their code ([MS-OSHARED] 2.2.1.3), under the names that newer files use. */
const FORMATS: readonly string[] = [
  'decimal', 'upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter', 'ordinal', 'cardinalText', 'ordinalText', 'hex',
  'chicago', 'ideographDigital', 'japaneseCounting', 'aiueo', 'iroha', 'decimalFullWidth', 'decimalHalfWidth',
  'japaneseLegal', 'japaneseDigitalTenThousand', 'decimalEnclosedCircle', 'decimalFullWidth2', 'aiueoFullWidth',
  'irohaFullWidth', 'decimalZero', 'bullet', 'ganada', 'chosung', 'decimalEnclosedFullstop', 'decimalEnclosedParen',
  'decimalEnclosedCircleChinese', 'ideographEnclosedCircle', 'ideographTraditional', 'ideographZodiac',
  'ideographZodiacTraditional', 'taiwaneseCounting', 'ideographLegalTraditional', 'taiwaneseCountingThousand',
  'taiwaneseDigital', 'chineseCounting', 'chineseLegalSimplified', 'chineseCountingThousand',
]; // prettier-ignore

/** Lists of an old .doc by the number that paragraphs call them by ([MS-DOC] PlfLst, PlfLfo). */
export function readListTables(table: Binary, lists: number, listsSize: number, overrides: number): Map<string, List> {
  const byId = new Map<number, ReadonlyMap<number, Level>>();
  const count = table.i16(lists);
  let at = lists + listsSize;
  for (let index = 0; index < count; index += 1) {
    const entry = lists + 2 + index * LIST_ENTRY;
    const isSimple = (table.u8(entry + 26) & 1) !== 0;
    const levels = new Map<number, Level>();
    for (let place = 0; place < (isSimple ? 1 : MAX_LEVELS); place += 1) {
      const read = readLevel(table, at, place);
      levels.set(place, read.level);
      at = read.next;
    }
    byId.set(table.i32(entry), levels);
  }
  return readOverrides(table, overrides, byId);
}

function readOverrides(
  table: Binary,
  start: number,
  byId: ReadonlyMap<number, ReadonlyMap<number, Level>>,
): Map<string, List> {
  const lists = new Map<string, List>();
  const count = table.u32(start);
  let at = start + 4 + count * OVERRIDE_ENTRY;
  for (let index = 0; index < count; index += 1) {
    const entry = start + 4 + index * OVERRIDE_ENTRY;
    const id = table.i32(entry);
    const levels = new Map(byId.get(id));
    const startOverrides = new Map<number, number>();
    at += 4;
    for (let left = table.u8(entry + 12); left > 0; left -= 1) {
      const first = table.i32(at);
      const flags = table.u32(at + 4);
      const place = flags & 0xf;
      at += 8;
      if ((flags & 0x10) !== 0) startOverrides.set(place, first);
      if ((flags & 0x20) === 0) continue;
      const read = readLevel(table, at, place);
      levels.set(place, read.level);
      at = read.next;
    }
    // paragraphs count the overrides from 1
    lists.set(String(index + 1), { counterId: String(id), levels, startOverrides });
  }
  return lists;
}

/** LVL: a fixed head, the level's own formatting, and the text of its number. */
function readLevel(table: Binary, at: number, place: number): { level: Level; next: number } {
  const format = table.u8(at + 4);
  const flags = table.u8(at + 5);
  const text = at + LEVEL_HEAD + table.u8(at + 24) + table.u8(at + 25);
  const length = table.u16(text);
  const limit = table.u8(at + 26);
  const level: Level = {
    start: table.i32(at),
    format: format === 0xff ? 'none' : (FORMATS[format] ?? 'decimal'),
    digits: 0,
    pattern: patternOf(table.text(text + 2, length)),
    suffix: ['tab', 'space', 'nothing'][table.u8(at + 15)] ?? 'tab',
    legal: (flags & 0x04) !== 0,
    // without the flag a level restarts after any higher one
    ...((flags & 0x08) !== 0 ? { restartAfter: Math.min(limit, place) } : {}),
  };
  return { level, next: text + 2 + 2 * length };
}

/** In the text of a number the characters 0 to 8 stand for the numbers of the levels. */
function patternOf(text: string): string {
  return [...text].map((sign) => (sign.charCodeAt(0) < MAX_LEVELS ? `%${sign.charCodeAt(0) + 1}` : sign)).join('');
}
