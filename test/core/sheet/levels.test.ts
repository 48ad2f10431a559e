import { secondLevelLedger, unitsToReport } from '../../../src/core/ledger';
import { Period, type Ledger, type Projection } from '../../../src/core/model';
import { recogniseReturn } from '../../../src/core/returns';
import { gridOf, layoutReturn, layoutUpwardReturn, readMetadata, type Metadata } from '../../../src/core/sheet';
import { aLedger, taskId } from '../ledger/a-plan';
import { aBook, aFile } from '../returns/a-return';

const JULY = Period.parse('2026-07');
const OPTIONS = { asOf: '2026-07-01' };

/** The metadata of the return that a ledger hands down to a unit. */
function handedDown(ledger: Ledger, unit: string): Metadata {
  const reading = readMetadata(layoutReturn(ledger, unit, JULY, OPTIONS).sheets.map(gridOf));
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return reading.metadata;
}

function ownLedger(received: Metadata, offices: Readonly<Record<string, readonly string[]>>): Ledger {
  return secondLevelLedger(received.template, {
    ledgerId: received.identity.ledgerId,
    unit: received.identity.unit ?? '',
    offices,
  });
}

function saying(progress: string): Projection {
  return {
    period: JULY,
    rows: [{ taskId: taskId(0), cells: { progress, status: '推进中' }, subRows: [], sources: {}, conflicts: [] }],
  };
}

test('three levels: a task goes from city to bureau to office to group, and the answer comes up through all of them', () => {
  const city = aLedger([
    { title: '压减审批材料', units: ['市审批局'] },
    { title: '推进一网通办', units: ['市大数据局'] },
  ]);
  const toBureau = handedDown(city, '市审批局');
  const bureau = ownLedger(toBureau, { [taskId(0)]: ['审改科'] });
  const toOffice = handedDown(bureau, '审改科');
  const office = ownLedger(toOffice, { [taskId(0)]: ['一组'] });
  expect(unitsToReport(office.template)).toEqual(['一组']);

  const fromOffice = layoutUpwardReturn(toOffice, office, saying('压减12项'), OPTIONS).sheets.map(gridOf);
  const [inBureau] = recogniseReturn(aBook(...fromOffice), aFile('审改科.xlsx'), bureau).value;
  expect(inBureau).toMatchObject({ unit: '审改科', period: '2026-07', doubts: [] });
  expect(inBureau?.rows[0]?.row.cells).toMatchObject({ progress: '压减12项', status: '推进中' });

  const fromBureau = layoutUpwardReturn(toBureau, bureau, saying('【审改科】压减12项'), OPTIONS).sheets.map(gridOf);
  const [inCity] = recogniseReturn(aBook(...fromBureau), aFile('市审批局.xlsx'), city).value;
  expect(inCity).toMatchObject({ unit: '市审批局', doubts: [] });
  expect(inCity?.rows.map(({ match, row }) => [match.kind, row.cells.progress])).toEqual([
    ['matched', '【审改科】压减12项'],
  ]);
});

test('a workbook that was not handed down cannot go up', () => {
  const city = aLedger([{ title: '压减审批材料', units: ['市审批局'] }]);
  const received = handedDown(city, '市审批局');
  const claimed = { ...received, identity: { ...received.identity, kind: 'claim' as const } };
  expect(() => layoutUpwardReturn(claimed, city, saying(''), OPTIONS)).toThrow('return.noIdentity');
});
