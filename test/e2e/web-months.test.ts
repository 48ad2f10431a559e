import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openZip } from '../../src/adapters/bytes/zip';
import { words as allWords } from '../../src/messages/ui';
import { fillReturn } from '../flow/fill';
import { describeWith } from '../support/programs';
import { isLog, isTable, writtenOver } from '../support/written-over';
import {
  accessibilityFaults,
  button,
  downloadBy,
  figure,
  generate,
  openSample,
  screenshot,
  servedForTests,
  step,
} from './support/web';

const words = allWords['zh-CN'];
const JULY = '7月：召开部署会';
const AUGUST = '8月：印发实施方案';
const POLISHED = '【已润色】';

type File = { readonly name: string; readonly bytes: Uint8Array };

function onDisk(files: readonly File[]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-'));
  return files.map(({ name, bytes }) => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  });
}

/** Hands out a period and fills every return. */
async function returnsOf(page: Page, period: string, progress: string): Promise<File[]> {
  await step(page, 'handOut').click();
  await page.locator('main select').selectOption(period);
  await page.getByRole('button', { name: /^(?:生成|重新生成)/ }).click();
  const zip = openZip((await downloadBy(page, button(page, words.handOut.downloadAll))).bytes);
  return zip.names.map((name) => ({
    name,
    bytes: fillReturn(zip.read(name), (task) => ({
      状态: '推进中',
      进展情况: `${progress}，${task}完成调研3次，形成清单2份。`,
    })),
  }));
}

async function openLedger(page: Page, file: File): Promise<void> {
  await step(page, 'ledger').click();
  await page.locator('input[name=ledger]').setInputFiles(onDisk([file]));
  await page.getByRole('grid').waitFor();
}

/** Chooses the returns on the day and merges them. */
async function collect(page: Page, day: string, returns: readonly File[]): Promise<void> {
  await page.locator('input[type=date]').fill(day);
  await step(page, 'collect').click();
  const old = button(page, words.collect.clear);
  if ((await old.count()) > 0) await old.click();
  await page.locator('input[name=returns]').setInputFiles(onDisk(returns));
  await button(page, words.collect.merge).click();
  await figure(page, words.collect.entries).waitFor();
}

const gridTexts = (page: Page, text: string): Promise<number> =>
  page.getByRole('gridcell').filter({ hasText: text }).count();

describeWith(['chromium'], 'two months in the web edition', () => {
  const site = servedForTests();

  test('polished July words stand through August, every run is taken back by itself, and a changed log is asked about', async () => {
    const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    page.on('dialog', (dialog) => void dialog.accept());
    await generate(page, 'zh-CN');
    const july = await returnsOf(page, '2026-07', JULY);
    const august = await returnsOf(page, '2026-08', AUGUST);
    await collect(page, '2026-07-30', july);
    const merged = await downloadBy(page, button(page, words.collect.download));

    // the coordinator polishes every cell elsewhere and opens the file again
    const polished = writtenOver(merged, isTable, JULY, (old) => `${POLISHED}${old}`);
    await openLedger(page, polished);
    const count = await gridTexts(page, POLISHED);
    expect(count).toBeGreaterThan(15);
    await collect(page, '2026-08-28', august);
    expect(await figure(page, words.collect.conflicts).textContent()).toBe('0');
    expect([await gridTexts(page, AUGUST), await gridTexts(page, POLISHED)]).toEqual([count, 0]);

    // July is as it was polished, and each cell says who wrote what
    await page.getByLabel(words.ledger.asOfPeriod).selectOption('2026-07');
    expect(await gridTexts(page, POLISHED)).toBe(count);
    await page.getByRole('gridcell').filter({ hasText: POLISHED }).first().click();
    const origin = page.getByRole('region', { name: words.ledger.provenance });
    expect(await origin.textContent()).toContain('我办已改（2026年7月）');
    expect(await origin.textContent()).toContain('台账_2026-07.xlsx');
    await screenshot(page, 'months-july');

    // July's run is taken back: what was written by hand stays, August stays, and the way back is open
    await button(page, words.runs.undoNth(1)).click();
    await page.getByText(words.runs.title(3)).waitFor();
    expect(await gridTexts(page, AUGUST)).toBe(count);
    await button(page, words.runs.undoNth(3)).click();
    await page.getByText(words.runs.title(4)).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await downloadBy(page, button(page, words.collect.download));

    // a log that was changed is told of on opening, and nothing is merged before somebody accepts it
    await openLedger(
      page,
      writtenOver(merged, isLog, '完成调研3次', (old) => old.replace('3次', '30次')),
    );
    await step(page, 'collect').click();
    await page.locator('input[name=returns]').setInputFiles(onDisk(august));
    await page.getByText(words.damage.blocked).waitFor();
    expect(await button(page, words.collect.merge).isDisabled()).toBe(true);
    await screenshot(page, 'months-damage');
    await page.getByRole('checkbox', { name: words.damage.accept }).check();
    await button(page, words.collect.merge).click();
    await figure(page, words.collect.entries).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  }, 120_000);
});
