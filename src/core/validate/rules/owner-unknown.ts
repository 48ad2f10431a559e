import { nearestName } from '../nearest-name';
import { rowRule } from '../rule';

/** A person on the sheet whom the ledger does not name anywhere. */
export const ownerUnknown = rowRule({
  code: 'owner.unknown',
  severity: 'warning',
  check: (row, { owners }) => {
    const text = row.texts.owner ?? '';
    if (text === '' || owners.size === 0 || text === row.issued.owner) return [];
    return namesIn(text)
      .filter((name) => !owners.has(name))
      .map((name) => {
        const nearest = nearestName(name, [...owners]);
        const fix =
          nearest?.isSure !== true ? {} : { fix: { column: 'owner', text: text.replace(name, nearest.name) } };
        return { facts: { name, nearest: nearest?.name ?? null }, column: 'owner', ...fix };
      });
  },
});

/** 王 芳、李四（科长）are 王芳 and 李四: a blank inside a name of two characters, and a bracket behind a name. */
function namesIn(text: string): string[] {
  const plain = text.replace(/[（(][^（）()]{0,12}[）)]/g, '');
  const whole = plain.replace(/(?<!\p{L})(\p{L})[ \u3000]+(\p{L})(?!\p{L})/gu, '$1$2');
  return whole.split(/[\s、，,;；/]+/).filter((name) => name !== '');
}
