import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { blocksFromText, parsePlan } from '../../../src/core/plan';
import type { Plan } from '../../../src/core/model';
import { describeWithShared, SHARED } from '../../support/programs';

function seedText(number: string): { readonly name: string; readonly text: string } {
  const folder = path.join(SHARED, 'seeds');
  const name = readdirSync(folder).find((file) => file.startsWith(number)) ?? '';
  return { name, text: readFileSync(path.join(folder, name), 'utf8') };
}

function seed(number: string): Plan {
  const { name, text } = seedText(number);
  return parsePlan(blocksFromText(text), { fileName: name }).value;
}

describeWithShared('the seed documents', () => {
  test.each([
    ['000', 41],
    ['001', 33],
    ['002', 25],
    ['003', 6],
  ])('seed %s has %i tasks', (number, count) => {
    expect(seed(number).tasks).toHaveLength(count);
  });

  test('the printed ledger of seed 002 has 17 rows, each linked to its own plan task', () => {
    const [ledger] = seed('002').ledgers;
    const links = ledger?.rows.map((row) => row.taskId) ?? [];
    expect(links).toHaveLength(17);
    expect(new Set(links).size).toBe(17);
    expect(links).not.toContain(null);
    expect(ledger?.rows[7]).toMatchObject({
      responsibleUnits: ['办公室', '机关总支'],
      progress: '',
    });
    // the document names real people: two of them answer for this row, in the order of its cell
    const owners = ledger?.rows[7]?.owners ?? [];
    expect(owners.map((owner) => owner.length)).toEqual([3, 3]);
    expect(seedText('002').text.replace(/\s/g, '')).toMatch(new RegExp(owners.join('[、,，|]?')));
  });
});
