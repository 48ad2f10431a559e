import type { SheetLayout } from '../../../core/model';
import type { NamedRange } from './hucre-parts';
import { absoluteRange, quotedSheet } from './ranges';

/** Print area, repeated rows and the filter's range are names that Excel knows by their spelling. */
export function builtInNames(sheet: SheetLayout): readonly NamedRange[] {
  const { name, print, autoFilter } = sheet;
  const names: NamedRange[] = [];
  const add = (word: string, range: string): void => {
    names.push({ name: `_xlnm.${word}`, range: `${quotedSheet(name)}!${range}`, scope: name });
  };
  if (autoFilter !== undefined) add('_FilterDatabase', absoluteRange(autoFilter));
  if (print?.area !== undefined) add('Print_Area', absoluteRange(print.area));
  if (print?.titleRows !== undefined) add('Print_Titles', `$${print.titleRows.from + 1}:$${print.titleRows.to + 1}`);
  return names;
}
