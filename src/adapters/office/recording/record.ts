import { failure } from '../../../core/model';
import type { WorkbookWriter } from '../../../app/ports';
import { officeCode, toFailure } from '../errors';
import type { ExcelApi } from '../session';
import { RECORDING_FORMAT, type RecordedStep, type Recording, type RoundTrip } from './format';
import { scenario } from './scenario';

export type RecordTools = {
  readonly writeWorkbook: WorkbookWriter;
  /** told the number of steps done and of all */
  readonly onStep?: (done: number, all: number) => void;
  /** takes what has been said since it was last asked */
  readonly takeTrips: () => readonly RoundTrip[];
};

/**
 * Plays the scenario in the open workbook and answers what was said. A step that Excel ends with an error is part of
 * the recording. Throws `host.notEmpty` where the workbook holds anything: a recording is to hold nobody's data.
 */
export async function record(excel: ExcelApi, about: Recording['excel'], tools: RecordTools): Promise<Recording> {
  await refuseUnlessEmpty(excel);
  tools.takeTrips();
  const steps: RecordedStep[] = [];
  const all = scenario(tools.writeWorkbook);
  for (const [index, { name, play }] of all.entries()) {
    tools.onStep?.(index, all.length);
    const outcome = await excel.run(play).then(
      () => 'done',
      (error: unknown) => officeCode(error) ?? 'unknown',
    );
    steps.push({ name, outcome, trips: [...tools.takeTrips()] });
  }
  tools.onStep?.(all.length, all.length);
  return { format: RECORDING_FORMAT, excel: about, steps };
}

async function refuseUnlessEmpty(excel: ExcelApi): Promise<void> {
  const used = await excel
    .run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/name');
      await context.sync();
      const areas = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true));
      for (const area of areas) area.load('address');
      await context.sync();
      return areas.some((area) => !area.isNullObject);
    })
    .catch((error: unknown) => {
      throw toFailure(error);
    });
  if (used) throw failure('host.notEmpty', {});
}
