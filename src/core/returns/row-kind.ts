import { plainText } from '../model';
import { NOTE_WORDS, SIGNATURE_ENDINGS, SIGNATURE_WORDS, TOTAL_WORDS } from './row-words';
import type { SheetRow } from './sheet-rows';

/**
 * `task`: a row of its own; `more`: the answer of the row above goes on; `loose`: an answer with no task beside it,
 * which a person must place; `other`: a heading, note, total, signature, numbers of columns.
 */
export type RowKind = 'task' | 'more' | 'loose' | 'other';

/** A filled cell; a merged area counts once, with its width in columns. */
export type CellOfRow = { readonly text: string; readonly column: number; readonly width: number };

export type RowFacts = {
  readonly read: SheetRow;
  readonly texts: readonly CellOfRow[];
  /** comparison keys of the texts above the table, which some print again on each page */
  readonly titles: ReadonlySet<string>;
  readonly titleKey: (text: string) => string;
  readonly taskColumns: readonly number[];
  /** no task was read yet */
  readonly isFirst: boolean;
  /** stands directly below the row that was read before */
  readonly isBelow: boolean;
  readonly isLikeTask: (text: string, least: number) => boolean;
  readonly isUnit: (text: string) => boolean;
};

/** From this likeness on a lonely text is a task and no heading. */
const LIKE_A_TASK = 0.6;
/** A numbered heading shares words with its tasks; only a closer likeness makes it one of them. */
const SAYS_A_TASK = 0.8;

/** Tells what a row of a table is by what stands in it. */
export function kindOf(facts: RowFacts): RowKind {
  const { read, texts, titles, titleKey } = facts;
  const task = read.cells.task ?? '';
  const isNumbered = isNumber(read.cells.sequence ?? '');
  if (texts.length === 0 || texts.every(({ text }) => titles.has(titleKey(text)))) return 'other';
  const [only] = texts;
  // one text over several columns is a heading or a note, whatever it says
  if (texts.length === 1 && only !== undefined && only.width > 1) return 'other';
  if (!isNumbered && isLabel(task)) return 'other';
  if (!isNumbered && isFooter(texts) && !facts.isLikeTask(task, LIKE_A_TASK)) return 'other';
  const isAside = isTotal(texts) || isHeading(facts) || (facts.isFirst && isColumnGuide(texts));
  if (isAside && !facts.isLikeTask(task, SAYS_A_TASK)) return 'other';
  if (texts.length === 1 && only !== undefined) {
    if (facts.taskColumns.includes(only.column)) return facts.isLikeTask(task, LIKE_A_TASK) ? 'task' : 'other';
  }
  return task === '' && !isNumbered ? kindOfAnswer(facts) : 'task';
}

/** Cells without a task and a number beside them. */
function kindOfAnswer({ read, texts, isBelow, isUnit }: RowFacts): RowKind {
  if (!isAnswer(read)) return 'other';
  const isEnd = texts.every(({ text }) => isSignature(text) || isUnit(text) || isDayLine(text));
  const isClosing = (read.cells.closedOn ?? '') !== '';
  if (isEnd && !isClosing) return 'other';
  return isBelow && (read.cells.sequence ?? '') === '' ? 'more' : 'loose';
}

/** The numbers or letters of the columns (1 2 3, 甲 乙, (1) (2)), or hints in brackets, below the header. */
function isColumnGuide(texts: readonly CellOfRow[]): boolean {
  if (texts.length < 2) return false;
  const plain = texts.map(({ text }) => plainText(text).replace(/\s/g, ''));
  const isMark = (text: string): boolean =>
    /^[(\[]?(?:\d{1,2}|[A-Z]|[甲乙丙丁戊己庚辛])[)\]]?(?:[=+].{0,12})?$/i.test(text);
  if (plain.every(isMark)) return true;
  return plain.every((text) => /^\([^()]{2,60}\)$/.test(text) || isMark(text));
}

/** 一、依法行政 in two cells: a heading's number and its words, and nothing else. */
function isHeading({ read, texts }: RowFacts): boolean {
  const sequence = plainText(read.cells.sequence ?? '').replace(/\s/g, '');
  const isHeadingNumber = /^(?:第?[(]?[一二三四五六七八九十]{1,3}[)]?[、.部分]{0,2})$/.test(sequence);
  return isHeadingNumber && texts.length === 2 && (read.cells.task ?? '') !== '';
}

/** 合计, 总计：17项, 本页小计 in one of the first cells, numbers and answers aside. */
function isTotal(texts: readonly CellOfRow[]): boolean {
  return texts.slice(0, 3).some(({ text }) => {
    const plain = plainText(text).replace(/[\s:()、,]/g, '');
    const word = TOTAL_WORDS.find((one) => plain.startsWith(one));
    return word !== undefined && /^(?:\d.{0,6}|)$/.test(plain.slice(word.length));
  });
}

/** A note or signature row by its first words; 单位负责人签字： counts, 审核流程优化 does not. */
function isFooter(texts: readonly CellOfRow[]): boolean {
  const first = plainText(texts[0]?.text ?? '').replace(/\s/g, '');
  const ends = (word: string): boolean => [':', '(', ''].includes(first.charAt(word.length));
  if ([...NOTE_WORDS, ...SIGNATURE_WORDS].some((word) => first.startsWith(word) && ends(word))) return true;
  return isSignature(first) || (SIGNATURE_WORDS.some((word) => first.startsWith(word)) && first.includes(':'));
}

/** 填报人： with nothing behind it: no task ends with a colon. */
function isLabel(text: string): boolean {
  const plain = plainText(text).replace(/\s/g, '');
  return plain.endsWith(':') && SIGNATURE_WORDS.includes(plain.slice(0, -1));
}

/** 科室负责人：李四, 单位(盖章)：, 局长签字: up to a few words before the colon, one who signs or a day at their end. */
function isSignature(text: string): boolean {
  const plain = plainText(text).replace(/\s/g, '');
  const colon = plain.indexOf(':');
  const label = (colon < 0 ? plain : plain.slice(0, colon)).replace(/\([^()]{0,8}\)/g, '');
  if (label.length === 0 || label.length > 10) return false;
  const endsSo = SIGNATURE_ENDINGS.some((word) => label.endsWith(word));
  return endsSo && (colon >= 0 || /[(](?:盖章|公章|签章|签字|签名)[)]/.test(plain));
}

/** A whole day and nothing else, or the blanks for one: 2020年7月28日, 年 月 日. */
function isDayLine(text: string): boolean {
  const plain = plainText(text).replace(/\s/g, '');
  return /^(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?:20\d{2})?年月日)$/.test(plain);
}

function isNumber(sequence: string): boolean {
  return /^[(（]?(?:[\d一二三四五六七八九十百]+(?:[.-]\d+)*|[①-⑳])[)）.、]?$/.test(sequence.trim());
}

function isAnswer(read: SheetRow): boolean {
  return ['progress', 'status', 'closedOn', 'remarks', 'requirement', 'owner', 'responsibleUnit'].some(
    (key) => (read.cells[key] ?? '') !== '',
  );
}
