/** How several units' answers stand in one cell. A reader of ledgers takes such cells apart by the same signs. */
export const STACK = {
  open: '【',
  close: '】',
  /** a unit that has not answered in this period */
  silent: '（未报）',
  /** two versions of a unit differ and nothing was shown before */
  undecided: '（两次报送不一致，待定）',
  betweenUnits: '\n',
  ownerOpen: '（',
  ownerClose: '）',
} as const;

/** A status word with which a coordinator confirms that a task is closed. */
export const CONFIRMED_WORDS: readonly string[] = ['销号', '已销号', '同意销号', '予以销号', '销号完成'];
