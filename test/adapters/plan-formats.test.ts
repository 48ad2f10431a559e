import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocx } from '../../src/adapters/docx';
import { readDoc } from '../../src/adapters/docx/doc/read-doc';
import { readHtml } from '../../src/adapters/html';
import { readPdf } from '../../src/adapters/pdf';
import { readText } from '../../src/adapters/text';
import type { TextBlock, WithIssues } from '../../src/core/model';
import { parsePlan } from '../../src/core/plan';
import { allSavedByLibreOffice, savedByLibreOffice, UTF8_TEXT } from '../support/libreoffice';
import { describeWith, describeWithShared, SHARED } from '../support/programs';

type Reader = (
  bytes: Uint8Array,
  name: string,
) => WithIssues<readonly TextBlock[]> | Promise<WithIssues<readonly TextBlock[]>>;
const READERS: readonly (readonly [string, Reader])[] = [
  ['docx', readDocx],
  ['doc', readDoc],
  ['pdf', readPdf],
  ['html', readHtml],
];

/** What matters of a plan: its tasks and printed rows with units and dates. */
async function gist(read: Reader, bytes: Uint8Array, name: string) {
  const { value } = await read(bytes, name);
  const plan = parsePlan(value).value;
  const tasks = plan.tasks.map(({ ordinal, title, leadUnits, responsibleUnits, supportingUnits, deadline }) => ({
    ordinal,
    title,
    units: [leadUnits, responsibleUnits, supportingUnits],
    due: deadline?.due ?? null,
  }));
  const rows = plan.ledgers.flatMap((ledger) => ledger.rows.map((row) => ({ ...row, source: undefined })));
  return { title: plan.title, tasks, rows };
}

describeWith(['libreoffice'], 'a plan saved by LibreOffice', () => {
  const text = [
    '青澜市2026年数字政府攻坚行动方案',
    '一、政务服务',
    `（一）编制事项清单。${'各责任单位逐项编制政务服务事项清单，'.repeat(6)}在网站公开。`,
    '牵头单位：市数据局',
    '责任单位：市司法局、市发改委',
    '完成时限：6月底前',
    `（二）推进数据共享。${'归集人口、法人、电子证照等共享数据，'.repeat(7)}按需共享。`,
    '牵头单位：市数据局',
    '完成时限：9月底前',
  ].join('\n');
  const bytes = new TextEncoder().encode(text);

  test.each(READERS)('as .%s has the same tasks as its text', async (format, read) => {
    const expected = await gist(readText, bytes, 'plan.txt');
    expect(expected.tasks).toHaveLength(2);
    expect(await gist(read, savedByLibreOffice(bytes, 'plan.txt', format, UTF8_TEXT), `plan.${format}`)).toEqual(
      expected,
    );
  });
});

describeWithShared('real plans', () => {
  describeWith(['libreoffice'], 'saved by LibreOffice', () => {
    const folder = path.join(SHARED, 'seeds');
    const seeds = readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) }));

    test.each(READERS)('as .%s have the same tasks as their texts', async (format, read) => {
      const saved = allSavedByLibreOffice(seeds, format, UTF8_TEXT);
      for (const [index, { name, bytes }] of seeds.entries()) {
        const found = await gist(read, saved[index] ?? new Uint8Array(), `plan.${format}`);
        expect({ name, ...found }).toEqual({ name, ...(await gist(readText, bytes, 'plan.txt')) });
      }
    });
  });
});
