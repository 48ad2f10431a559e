import { nearestName } from '../nearest-name';
import { rowRule } from '../rule';

/** A person on the sheet whom the ledger does not name anywhere. */
export const ownerUnknown = rowRule({
  code: 'owner.unknown',
  severity: 'warning',
  check: (row, { owners }) => {
    const text = row.texts.owner ?? '';
    if (text === '' || owners.size === 0 || text === row.issued.owner) return [];
    return text
      .split(/[\s、,，;；/]+/)
      .filter((name) => name !== '' && !owners.has(name))
      .map((name) => {
        const nearest = nearestName(name, [...owners]);
        const fix = nearest === null ? {} : { fix: { column: 'owner', text: text.replace(name, nearest) } };
        return { facts: { name, nearest }, column: 'owner', ...fix };
      });
  },
});
