import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openZip, type Zip } from '../../src/adapters/bytes/zip';
import { readDocx } from '../../src/adapters/docx';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { project } from '../../src/core/consolidate';
import type { Ledger } from '../../src/core/model';
import { readLedger } from '../../src/core/sheet';
import type { Language } from '../../src/messages';
import { words as allWords } from '../../src/messages/ui';
import { fillReturn } from '../flow/fill';
import { describeWith } from '../support/programs';
import { button, downloadBy, figure, openSample, screenshot, servedForTests, step } from './support/web';

const ANOTHER = '另一种说法，已完成一半。';

function ledgerIn(bytes: Uint8Array): Ledger {
  return readLedger(readXlsx(bytes, '台账.xlsx'), '台账.xlsx').value.ledger;
}

function progressIn(ledger: Ledger): string[] {
  return project(ledger, null).rows.map((row) => row.cells.progress ?? '');
}

/** Files as they come back: a clean one, the same unit again with another text, a second unit, and a photo. */
function comeBack(returns: Zip): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-'));
  const save = (name: string, bytes: Uint8Array): string => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  const [first = '', second = ''] = returns.names;
  const filled = (name: string, texts: (task: string, index: number) => string): Uint8Array =>
    fillReturn(returns.read(name), (task, index) => ({ 状态: '推进中', 进展情况: texts(task, index) }));
  const held = (task: string): string => `${task}：7月10日召开部署会，印发方案1份。`;
  return [
    save(first, filled(first, held)),
    save(
      `再报${first}`,
      filled(first, (task, index) => (index === 0 ? ANOTHER : held(task))),
    ),
    save(
      second,
      filled(second, (task) => `${task}：完成调研3次，形成初稿。`),
    ),
    save('合影.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])),
  ];
}

describeWith(['chromium'], 'the web edition in Chromium', () => {
  const site = servedForTests();

  test.each<[Language, 'zh-CN' | 'en-US']>([
    ['zh-CN', 'zh-CN'],
    ['en', 'en-US'],
  ])(
    'the whole road from the sample plan to the report, in %s, with files that really arrive',
    async (language, locale) => {
      const words = allWords[language];
      const { page, faults, close } = await openSample(site.browser, site.server, { locale });
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

      // 收表汇总
      await button(page, words.common.next(words.common.steps.collect)).click();
      await page.locator('input[name=returns]').setInputFiles(comeBack(returns));
      await button(page, words.collect.merge).click();
      await figure(page, words.collect.entries).waitFor();
      await shot('4-collect');
      expect(await figure(page, words.collect.returned).textContent()).toBe('2/7');
      expect(await figure(page, words.collect.missing).textContent()).toBe('5');
      expect(await page.locator('[data-conflict]').count()).toBe(1);

      // the conflict is decided, and the decision stands in the ledger that is downloaded
      await page.locator('[data-offer]').filter({ hasText: ANOTHER }).getByRole('radio').check();
      await button(page, words.collect.apply(1)).click();
      await page.locator('[data-conflict]').waitFor({ state: 'detached' });
      await page.locator(`[role=gridcell]:has-text("${ANOTHER}")`).click();
      await shot('5-decided');
      const merged = ledgerIn((await downloadBy(page, button(page, words.collect.download))).bytes);
      expect(progressIn(merged).filter((text) => text.includes(ANOTHER))).toHaveLength(1);
      expect(merged.runs).toHaveLength(1);

      // 督办通报
      await button(page, words.common.next(words.common.steps.report)).click();
      expect(await page.locator('[data-reminder]').count()).toBe(5);
      await shot('6-report');
      const report = await downloadBy(page, button(page, words.report.download));
      expect(report.name).toMatch(/\.docx$/);
      expect(JSON.stringify(readDocx(report.bytes, report.name).value)).toContain('进展情况的通报');

      // 撤回
      await step(page, 'collect').click();
      await button(page, words.collect.undo).click();
      await page.getByText(words.collect.undone).waitFor();
      const undone = ledgerIn((await downloadBy(page, button(page, words.collect.download))).bytes);
      expect(progressIn(undone).every((text) => text === '')).toBe(true);

      expect(faults).toEqual([]);
      await close();
    },
    120_000,
  );
});
