import { rowRule } from '../rule';

/** A formula where words belong: its result changes, and it is shown as text. */
export const formulaInText = rowRule({
  code: 'formula.inText',
  severity: 'warning',
  check: (row, { open, titleOf }) => {
    const marked = row.marks.flatMap((mark) => {
      const column = mark.kind === 'formula' ? row.columnAt(mark.column) : null;
      return mark.kind === 'formula' && column !== null && open.includes(column)
        ? [{ column, text: mark.formula.startsWith('=') ? mark.formula : `=${mark.formula}` }]
        : [];
    });
    const typed = open
      .map((column) => ({ column, text: row.texts[column] ?? '' }))
      .filter(
        ({ column, text }) =>
          /^[=＝](?:[A-Za-z_+(-]|\$|\d+[-+*/])/.test(text) && !marked.some((one) => one.column === column),
      );
    return [...marked, ...typed].map(({ column, text }) => ({
      facts: { columnTitle: titleOf(column), text: text.slice(0, 40) },
      column,
    }));
  },
});
