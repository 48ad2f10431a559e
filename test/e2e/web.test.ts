import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openZip } from '../../src/adapters/bytes/zip';
import { readDocx } from '../../src/adapters/docx';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { project } from '../../src/core/consolidate';
import type { Ledger } from '../../src/core/model';
import { readLedger } from '../../src/core/sheet';
import type { Language } from '../../src/messages';
import { words as allWords } from '../../src/messages/ui';
import { fillReturn, tableOf } from '../flow/fill';
import { describeWith } from '../support/programs';
import {
  accessibilityFaults,
  downloadBy,
  screenshot,
  startBrowser,
  startServer,
  visit,
  type Server,
  type Visit,
} from './support/web';

let server: Server;
let browser: Browser;

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const step = (page: Page, name: string): Locator => page.locator(`[data-step=${name}]`);
const figure = (page: Page, label: string): Locator =>
  page.locator('dl div', { has: page.locator(`dt:text-is("${label}")`) }).locator('dd');

function ledgerIn(bytes: Uint8Array): Ledger {
  return readLedger(readXlsx(bytes, '台账.xlsx'), '台账.xlsx').value.ledger;
}

/** Opens the page and waits until the sample plan is there. */
async function open(options: Parameters<typeof visit>[2]): Promise<Visit> {
  const visited = await visit(browser, server.address, options);
  await visited.page.locator('[data-task]').first().waitFor();
  return visited;
}

async function generate(page: Page, language: Language): Promise<void> {
  await step(page, 'ledger').click();
  await button(page, allWords[language].ledger.generate).click();
  await page.getByRole('grid').waitFor();
}

describeWith(['chromium'], 'the web edition in Chromium', () => {
  beforeAll(async () => {
    server = await startServer();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    server.stop();
  });

  test.each<[Language, 'zh-CN' | 'en-US']>([
    ['zh-CN', 'zh-CN'],
    ['en', 'en-US'],
  ])(
    'the whole road from the sample plan to the report, in %s',
    async (language, locale) => {
      const words = allWords[language];
      const { page, faults, close } = await open({ locale });
      const shot = (name: string) => screenshot(page, `${language}-${name}`);

      // 任务分解
      expect(await page.locator('[data-task]').count()).toBe(25);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await shot('1-plan');

      // 建立台账
      await step(page, 'ledger').click();
      await button(page, words.ledger.generate).click();
      await page.getByRole('grid', { name: words.ledger.gridLabel }).waitFor();
      await shot('2-ledger');
      const blank = await downloadBy(page, button(page, words.ledger.download));
      expect(blank.name).toMatch(/\.xlsx$/);
      expect(ledgerIn(blank.bytes).template.assignments).toHaveLength(25);

      // 下发填报
      await button(page, words.common.next(words.common.steps.handOut)).click();
      await button(page, words.handOut.make).click();
      const zip = await downloadBy(page, button(page, words.handOut.downloadAll));
      await shot('3-hand-out');
      const returns = openZip(zip.bytes);
      expect(returns.names).toHaveLength(7);

      // 收表汇总: files filled from what was just downloaded
      await button(page, words.common.next(words.common.steps.collect)).click();
      const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-'));
      const save = (name: string, bytes: Uint8Array): string => {
        writeFileSync(path.join(folder, name), bytes);
        return path.join(folder, name);
      };
      const [first = '', second = ''] = returns.names;
      const files = [
        save(
          first,
          fillReturn(returns.read(first), (task) => ({
            状态: '推进中',
            进展情况: `${task}：已印发方案并召开部署会。`,
          })),
        ),
        save(
          `再报${first}`,
          fillReturn(returns.read(first), (task, index) => ({
            状态: '推进中',
            进展情况: index === 0 ? '另一种说法，已完成一半。' : `${task}：已印发方案并召开部署会。`,
          })),
        ),
        save(
          second,
          fillReturn(returns.read(second), (task) => ({ 状态: '推进中', 进展情况: `${task}：完成调研，形成初稿。` })),
        ),
        save('合影.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])),
      ];
      await page.locator('input[name=returns]').setInputFiles(files);
      await button(page, words.collect.merge).click();
      await figure(page, words.collect.entries).waitFor();
      await shot('4-collect');
      expect(await figure(page, words.collect.returned).textContent()).toBe('2/7');
      expect(await figure(page, words.collect.missing).textContent()).toBe('5');
      expect(await page.locator('[data-conflict]').count()).toBe(1);

      // the conflict is decided, and the decision is in the downloaded ledger
      const said = '另一种说法，已完成一半。';
      await page
        .locator('[data-conflict]')
        .getByRole('radio')
        .filter({ has: page.locator('xpath=../..') })
        .first()
        .waitFor();
      await page.locator('[data-conflict] >> div').filter({ hasText: said }).getByRole('radio').last().check();
      await button(page, words.collect.apply(1)).click();
      await page.locator('[data-conflict]').waitFor({ state: 'detached' });
      const merged = await downloadBy(page, button(page, words.collect.download));
      const ledger = ledgerIn(merged.bytes);
      const shown = project(ledger, null).rows.map((row) => row.cells.progress ?? '');
      expect(shown.some((text) => text.includes(said))).toBe(true);
      expect(ledger.runs).toHaveLength(1);
      await shot('5-decided');

      // 督办通报
      await button(page, words.common.next(words.common.steps.report)).click();
      expect(await page.getByRole('textbox').count()).toBeGreaterThanOrEqual(5);
      await shot('6-report');
      const report = await downloadBy(page, button(page, words.report.download));
      expect(report.name).toMatch(/\.docx$/);
      expect(JSON.stringify(readDocx(report.bytes, report.name).value)).toContain('进展情况的通报');

      // 撤回
      await step(page, 'collect').click();
      await button(page, words.collect.undo).click();
      await page.getByText(words.collect.undone).waitFor();
      const undone = await downloadBy(page, button(page, words.collect.download));
      expect(project(ledgerIn(undone.bytes), null).rows.every((row) => row.cells.progress === undefined)).toBe(true);

      expect(faults).toEqual([]);
      await close();
    },
    120_000,
  );
});

void accessibilityFaults;
void generate;
void tableOf;
