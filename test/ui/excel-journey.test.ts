/** @jest-environment node */
import { isPassing, technicalDetail } from '../../src/adapters/office';
import { nodeServices } from '../../src/cli/services';
import type { WorkbookPort } from '../../src/app/ports';
import { createExcelJourney } from '../../src/ui/journey/excel-store';
import { AS_OF, ledgerOnExcel } from '../app/live/on-excel';
import { aLedger } from '../support/builders';

/** The journey beside a ledger that stands in a simulated Excel, begun. */
async function beside() {
  const ledger = await ledgerOnExcel(aLedger());
  const gate = { open: Promise.resolve() };
  // reading may be held back, as by a slow Excel
  const workbook: WorkbookPort = {
    ...ledger.port,
    readSheets: async (ids) => {
      await gate.open;
      return ledger.port.readSheets(ids);
    },
  };
  const journey = createExcelJourney(
    {
      services: nodeServices(),
      today: AS_OF,
      save: () => undefined,
      copy: () => Promise.resolve(true),
      loadSamples: () => Promise.resolve(null),
    },
    { workbook, technicalDetail, isPassing, onNotice: () => () => undefined },
  );
  await journey.begin();
  const codes = () => journey.state().findings?.map(({ code }) => code) ?? null;
  return { ...ledger, journey, gate, codes };
}

/** Waits until something holds, a few seconds at most. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 300; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(holds()).toBe(true);
}

describe('the journey beside the sheet', () => {
  test('finds the ledger that stands in the workbook, and follows what a person types', async () => {
    const { journey, person, table, cell, codes } = await beside();
    expect(journey.state().step).toBe('ledger');
    expect(codes()).toEqual([]);
    person.pastes(table, cell('status', 0), [['差不多了']]);
    await until(() => codes()?.includes('status.unknown') === true);
    person.types(table, cell('status', 0), '推进中');
    await until(() => codes()?.length === 0 || codes()?.includes('status.unknown') === false);
    expect(journey.state().failure).toBeNull();
  });

  test('a person who goes on typing sees no error, and the findings when the cell is left', async () => {
    const { journey, excel, person, table, cell, codes } = await beside();
    person.pastes(table, cell('status', 0), [['差不多了']]);
    excel.knobs.cellEditing = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(journey.state()).toMatchObject({ failure: null, notice: null });
    excel.knobs.cellEditing = false;
    await until(() => codes()?.includes('status.unknown') === true);
    expect(journey.state()).toMatchObject({ failure: null, notice: null });
  });

  test('what is typed while the returns are made for handing out is checked afterwards', async () => {
    const { journey, person, table, cell, gate, codes, settle } = await beside();
    let release = (): void => undefined;
    gate.open = new Promise((resolve) => {
      release = resolve;
    });
    const handing = journey.handOut();
    person.pastes(table, cell('status', 0), [['差不多了']]);
    await settle();
    expect(codes()).toEqual([]);
    release();
    await handing;
    expect(journey.state().handOut?.files.length).toBeGreaterThan(0);
    await until(() => codes()?.includes('status.unknown') === true);
  });
});
