import type { Ledger, Period } from '../core/model';
import { INDEX_SHEET, layoutIndex, layoutNotice } from '../core/sheet';
import type { HandOut } from './distribute';
import type { OutputFile, Services } from './ports';

/** What goes out with the returns: the list of who gets what, and the cover notice with its annexes. */
export async function handOutPapers(
  services: Pick<Services, 'writeWorkbook' | 'writeDocument'>,
  ledger: Ledger,
  handOut: Pick<HandOut, 'period' | 'files'>,
  options: { readonly asOf: string },
): Promise<readonly OutputFile[]> {
  const files = handOut.files.map(({ name, unit, owner, tasks }) => ({
    unit,
    file: name,
    tasks,
    ...(owner === undefined ? {} : { owner }),
  }));
  const period: Period = handOut.period;
  return [
    { name: `${INDEX_SHEET}.xlsx`, bytes: services.writeWorkbook(layoutIndex(ledger, period, files, options)) },
    { name: '下发通知.docx', bytes: await services.writeDocument(layoutNotice(ledger, period, files, options)) },
  ];
}
