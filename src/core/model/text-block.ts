/**
 * What every document reader hands to the plan parser: paragraphs and tables in reading order.
 * `line` counts lines of the document's text from 1, so that every finding can name its place.
 */
export type TextBlock = ParagraphBlock | TableBlock;

export type ParagraphBlock = {
  readonly kind: 'paragraph';
  /** automatic numbering (一、(一)1.) is already written out in front of the text */
  readonly text: string;
  readonly line: number;
  /** heading level from the document's own styles (1 = highest), where it has them */
  readonly level?: number;
  /** an entry of a list without numbers: it goes on no paragraph before it */
  readonly begins?: true;
};

export type TableBlock = {
  readonly kind: 'table';
  /** cell texts; a merged cell's text stands in its first cell only, the others are '' */
  readonly rows: readonly (readonly string[])[];
  readonly line: number;
};
