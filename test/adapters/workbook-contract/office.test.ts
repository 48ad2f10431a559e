import { BUNDLES } from '../../excel-host/client-in-node';
import { openOffice } from '../office/open-office';
import { describeWorkbookPort } from './workbook-contract';

for (const bundle of BUNDLES) {
  describeWorkbookPort(`in Excel through ${bundle}`, async (layout) => {
    const opened = await openOffice(layout, { bundle });
    return { port: opened.port, settle: () => opened.settle(), close: () => Promise.resolve() };
  });
}
