import type { SaxesTagNS } from 'saxes';
import { attribute, DRAWING, DUBLIN_CORE, OFFICE, TABLE, TEXT } from './names';
import type { Styles } from './styles';

/** The text of a cell as it is walked: paragraphs as lines, struck spans apart, comments apart, shapes not at all. */
export type CellText = {
  readonly open: (tag: SaxesTagNS) => void;
  readonly text: (text: string) => void;
  readonly close: (tag: SaxesTagNS) => void;
  readonly kept: () => string;
  readonly struck: () => readonly string[];
  readonly comments: readonly { readonly text: string; readonly author: string }[];
};

/** Runs of blanks are one blank (OpenDocument 1.3 part 3, 6.1.2); more are written as `<text:s text:c="2"/>`. */
const BLANKS = /[ \t\r\n]+/g;
const MOST_BLANKS = 1000;

export function gatherCellText(styles: Styles): CellText {
  let kept = '';
  const struck: string[] = [];
  const comments: { text: string; author: string }[] = [];
  /** whether each open paragraph or span is struck */
  const runs: boolean[] = [];
  let paragraphs = 0;
  /** how deep the walk stands in what is no text of the cell: shapes, readings, comments */
  let passed = 0;
  let comment: { text: string; author: string; part: 'text' | 'author' | null } | null = null;
  let atBlank = true;

  const add = (text: string): void => {
    if (text === '' || passed > 0 || paragraphs === 0) return;
    if (runs.includes(true)) struck.push(text);
    else kept += text;
  };
  const breakLine = (): void => {
    if (runs.includes(true)) struck.push('\n');
    else kept += '\n';
    atBlank = true;
  };

  return {
    open(tag) {
      if (tag.uri === OFFICE && tag.local === 'annotation') comment = { text: '', author: '', part: null };
      if (comment !== null) {
        openInComment(tag, comment);
        return;
      }
      if (passed > 0 || isPassedOver(tag)) {
        passed++;
        return;
      }
      if (tag.uri !== TEXT) return;
      if (tag.local === 'p' || tag.local === 'h') {
        if (paragraphs++ > 0) breakLine();
        atBlank = true;
        runs.push(styles.isStruck('paragraph', attribute(tag, TEXT, 'style-name')));
      }
      if (tag.local === 'span') runs.push(styles.isStruck('text', attribute(tag, TEXT, 'style-name')));
      if (tag.local === 's') add(' '.repeat(Math.min(Number(attribute(tag, TEXT, 'c')) || 1, MOST_BLANKS)));
      if (tag.local === 'tab') add('\t');
      if (tag.local === 'line-break') breakLine();
    },
    text(text) {
      if (comment !== null) {
        if (comment.part !== null) comment[comment.part] += text;
        return;
      }
      if (paragraphs === 0 || runs.length === 0) return;
      const plain = text.replace(BLANKS, ' ');
      add(atBlank && plain.startsWith(' ') ? plain.slice(1) : plain);
      if (plain !== '') atBlank = plain.endsWith(' ');
    },
    close(tag) {
      if (comment !== null) {
        if (tag.local !== 'span' && tag.local !== 'a') comment.part = null;
        if (tag.uri === OFFICE && tag.local === 'annotation') {
          comments.push({ text: comment.text, author: comment.author });
          comment = null;
        }
        return;
      }
      if (passed > 0) passed--;
      else if (tag.uri === TEXT && /^(?:p|h|span)$/.test(tag.local)) runs.pop();
    },
    kept: () => kept,
    struck: () => struck.filter((piece) => piece.trim() !== ''),
    comments,
  };
}

function openInComment(
  tag: SaxesTagNS,
  comment: { text: string; author: string; part: 'text' | 'author' | null },
): void {
  if (tag.uri === DUBLIN_CORE) comment.part = tag.local === 'creator' ? 'author' : null;
  if (tag.uri === TEXT && tag.local === 'p') {
    if (comment.text !== '') comment.text += '\n';
    comment.part = 'text';
  }
  if (tag.uri === TEXT && tag.local === 'span') comment.part = 'text';
}

/** Shapes that stand on a cell, phonetic readings over its text, and lists of changes. */
function isPassedOver(tag: SaxesTagNS): boolean {
  if (tag.uri === TEXT) return tag.local === 'ruby-text' || tag.local === 'note';
  return tag.uri === DRAWING || (tag.uri === TABLE && (tag.local === 'shapes' || tag.local === 'detective'));
}
