/** Lines of a table for a terminal; a Chinese character takes two columns. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((title, column) =>
    Math.min(60, Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(terminalWidth))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

function padded(text: string, width: number): string {
  const cut = clipped(text.replace(/\s+/g, ' '), width);
  return cut + ' '.repeat(Math.max(0, width - terminalWidth(cut)));
}

function clipped(text: string, width: number): string {
  if (terminalWidth(text) <= width) return text;
  let used = 0;
  let cut = '';
  for (const character of text) {
    used += terminalWidth(character);
    if (used > width - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

/** East Asian wide and full-width characters count two. */
export function terminalWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u3000-\u303f“”‘’《》【】…—]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  return width;
}
