import { record, type Recording } from '../../src/adapters/office';
import { writeXlsx } from '../../src/adapters/xlsx/write';
import { loadClient, type Bundle } from './client-in-node';
import { startExcel } from './excel';

/** The recorder's scenario on the simulated Excel, through the genuine client: a recording that no real Excel made. */
export async function recordHere(bundle: Bundle = 'excel-win32-16.01.js'): Promise<Recording> {
  const excel = startExcel();
  const { Excel } = loadClient(excel, bundle);
  let seen = 0;
  const about = { platform: 'simulated', version: '0', language: 'zh-CN', apiLevel: excel.knobs.apiLevel };
  return record(Excel, about, {
    writeWorkbook: writeXlsx,
    takeTrips: () => {
      const trips = excel.log.slice(seen).map(({ request, response }) => ({ request, response: { body: response } }));
      seen = excel.log.length;
      // as it goes over the wire
      return JSON.parse(JSON.stringify(trips)) as typeof trips;
    },
  });
}
