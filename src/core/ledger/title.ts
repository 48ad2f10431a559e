/** 落实《…》工作台账, from a plan's title; a notice's title gives what it issues: 关于印发《X》的通知 → X. */
export function ledgerTitle(planTitle: string): string {
  const name = issuedName(planTitle.trim());
  return name === '' ? '工作台账' : `落实《${innerQuotes(name)}》工作台账`;
}

/** A name within 《》: book-title marks inside it become 〈〉, as official writing has it. */
function innerQuotes(name: string): string {
  return name.replace(/《/g, '〈').replace(/》/g, '〉');
}

/** What a notice issues: the text between the outermost 《》 of 关于印发《…》的通知; else the title itself. */
function issuedName(title: string): string {
  const from = title.indexOf('《');
  const to = title.lastIndexOf('》');
  const isNotice = /(?:印发|转发|下发|发布)/.test(title.slice(0, Math.max(from, 0))) && /的通知/.test(title.slice(to));
  if (from !== -1 && to > from && isNotice) return title.slice(from + 1, to);
  return from === 0 && to === title.length - 1 ? title.slice(1, -1) : title.replace(/^关于印发(.+)的通知$/, '$1');
}
