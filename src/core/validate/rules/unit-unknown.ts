import { isGroup } from '../../plan';
import { splitUnits } from '../../plan/units';
import { nearestName } from '../nearest-name';
import { rowRule } from '../rule';

const UNIT_COLUMNS = ['leadUnit', 'responsibleUnit', 'supportingUnit'] as const;

/** A unit on the sheet that the directory does not know under any name. */
export const unitUnknown = rowRule({
  code: 'unit.unknown',
  severity: 'warning',
  check: (row, { directory }) =>
    UNIT_COLUMNS.flatMap((column) => {
      const text = row.texts[column] ?? '';
      if (text === '' || text === row.issued[column]) return [];
      return splitUnits(text)
        .filter((name) => directory.canonical(name) === null && !isGroup(name))
        .map((name) => {
          const nearest = nearestName(name, directory.names);
          const fix = nearest?.isSure !== true ? {} : { fix: { column, text: text.replace(name, nearest.name) } };
          return { facts: { name, nearest: nearest?.name ?? null }, column, ...fix };
        });
    }),
});
