import { upwardTexts } from '../ledger';
import { failure, type Ledger, type Projection, type WorkbookLayout } from '../model';
import { layoutReturn } from './layout-return';
import type { Metadata } from './metadata';

/**
 * The return that goes up to the ledger above, filled with what the own (second-level) ledger says: each task above
 * gets the texts of all rows below it. `received` is the metadata of the return that was handed down for this period.
 * Throws `return.noIdentity` where that is no return.
 */
export function layoutUpwardReturn(
  received: Metadata,
  own: Ledger,
  projection: Projection,
  options: { readonly asOf: string },
): WorkbookLayout {
  const { unit, period, ledgerId, templateVersion, kind, revision, issuedOn, owner } = received.identity;
  if (kind !== 'return' || unit === undefined || period === undefined) {
    throw failure('return.noIdentity', { file: received.template.title });
  }
  const above: Ledger = {
    identity: { ledgerId, templateVersion, kind: 'ledger' },
    template: received.template,
    entries: [],
    runs: [],
    decisions: [],
  };
  return layoutReturn(above, unit, period, {
    asOf: issuedOn ?? options.asOf,
    revision: revision ?? 0,
    filled: upwardTexts(own, projection),
    ...(owner === undefined ? {} : { owner }),
  });
}
