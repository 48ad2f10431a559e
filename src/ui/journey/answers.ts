import type { Answer, Consolidation } from '../../core/consolidate';

type Conflict = Consolidation['conflicts'][number];

/** One of the texts that a conflict offers; `key` tells them apart on the page. */
export type Offer = {
  readonly key: string;
  readonly source: 'issued' | 'theirs' | 'ours';
  readonly text: string;
  /** the file a unit's text came in; '' for our own texts */
  readonly file: string;
  /** the entry with a unit's text; '' for our own texts */
  readonly entry: string;
};

/** Tells one conflict from another: the same cell asked by the same unit for the same period. */
export function conflictKey(conflict: Conflict): string {
  return JSON.stringify([conflict.taskId, conflict.unit, conflict.period, conflict.column]);
}

/** What can be chosen: as handed out, every version the unit sent, and what the ledger shows where that differs. */
export function offersOf(conflict: Conflict): Offer[] {
  const versions =
    conflict.versions.length > 0
      ? conflict.versions
      : [{ text: conflict.theirs, file: conflict.files.at(-1) ?? '', entry: '' }];
  const theirs = versions.map((version, index): Offer => ({
    key: `theirs:${index}`,
    source: 'theirs',
    text: version.text,
    file: version.file,
    entry: version.entry,
  }));
  const ours: Offer = { key: 'ours', source: 'ours', text: conflict.ours, file: '', entry: '' };
  const hasOurs = conflict.kind === 'correction' || conflict.corrected === true;
  return [
    { key: 'issued', source: 'issued', text: conflict.issued, file: '', entry: '' },
    ...theirs,
    ...(hasOurs ? [ours] : []),
  ];
}

/** The answer that a chosen text stands for; it holds for the entries that are known now. */
export function answerOf(conflict: Conflict, offer: Offer): Answer {
  const likeliest = offer.source !== 'theirs' || offer.text === conflict.theirs;
  return {
    key: { taskId: conflict.taskId, unit: conflict.unit, period: conflict.period },
    column: conflict.column,
    choice: likeliest ? offer.source : { text: offer.text },
    for: [...conflict.entries],
  };
}
