import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openZip } from '../../src/adapters/bytes/zip';
import { words as allWords } from '../../src/messages/ui';
import { fillReturn } from '../flow/fill';
import { describeWith } from '../support/programs';
import { accessibilityFaults, button, downloadBy, generate, openSample, servedForTests, step } from './support/web';

const words = allWords['zh-CN'];

/** A downloaded ledger and many returns for it, as files; made once with the sample plan. */
async function makeFiles(page: Page): Promise<{ ledger: string; returns: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-'));
  const save = (name: string, bytes: Uint8Array): string => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  await generate(page, 'zh-CN');
  const ledger = await downloadBy(page, button(page, words.ledger.download));
  await step(page, 'handOut').click();
  await button(page, words.handOut.make).click();
  const zip = openZip((await downloadBy(page, button(page, words.handOut.downloadAll))).bytes);
  const returns = zip.names.flatMap((name) =>
    Array.from({ length: 20 }, (_, copy) =>
      save(
        `${copy}${name}`,
        fillReturn(zip.read(name), (task) => ({ 状态: '推进中', 进展情况: `${task}：开展调研${copy % 2}次。` })),
      ),
    ),
  );
  return { ledger: save(ledger.name, ledger.bytes), returns };
}

async function openLedger(page: Page, file: string): Promise<void> {
  await step(page, 'ledger').click();
  await page.locator('input[name=ledger]').setInputFiles(file);
  await page.getByRole('grid').waitFor();
  await step(page, 'collect').click();
}

async function chooseReturns(page: Page, files: readonly string[]): Promise<void> {
  await page.locator('input[name=returns]').setInputFiles([...files]);
  await page.getByText(words.common.showAllFiles(files.length)).waitFor();
  await button(page, words.collect.merge).click();
}

async function downloaded(page: Page): Promise<Uint8Array> {
  await button(page, words.collect.undo).waitFor({ timeout: 60_000 });
  return (await downloadBy(page, button(page, words.collect.download))).bytes;
}

describeWith(['chromium'], 'a tab that is closed in the middle of the work', () => {
  const site = servedForTests();

  test('an interrupted consolidation is found on the next visit and finished as if it had not been interrupted', async () => {
    const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    const context = page.context();
    const files = await makeFiles(page);
    await openLedger(page, files.ledger);
    await chooseReturns(page, files.returns);
    const undisturbed = await downloaded(page);

    const closed = await context.newPage();
    await closed.goto(site.server.address);
    await closed.locator('[data-task]').first().waitFor();
    await openLedger(closed, files.ledger);
    await chooseReturns(closed, [...files.returns].reverse());
    await closed.getByText(/正在读第[3-9]/).waitFor();

    await closed.close();

    const next = await context.newPage();
    await next.goto(site.server.address);
    await next.locator('[data-left=merging]').waitFor();
    expect(await accessibilityFaults(next)).toEqual([]);
    await button(next, words.left.finish).click();
    expect(await downloaded(next)).toEqual(undisturbed);
    await next.close();

    const last = await context.newPage();
    await last.goto(site.server.address);
    await last.locator('[data-task]').first().waitFor();
    await last.waitForTimeout(1000);
    expect(await last.locator('[data-left]').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  }, 120_000);

  test('a merged ledger that was not downloaded is brought back; dropped, it is gone', async () => {
    const { page, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    const context = page.context();
    const files = await makeFiles(page);
    await openLedger(page, files.ledger);
    await chooseReturns(page, files.returns);
    await button(page, words.collect.undo).waitFor({ timeout: 60_000 });
    // another tab does not offer what this one still has
    const beside = await context.newPage();
    await beside.goto(site.server.address);
    await beside.locator('[data-task]').first().waitFor();
    await beside.waitForTimeout(1000);
    expect(await beside.locator('[data-left]').count()).toBe(0);
    await page.close();

    const next = await context.newPage();
    await next.goto(site.server.address);
    await next.locator('[data-left=unsaved]').waitFor();
    await button(next, words.left.takeBack).click();
    await next.getByText(words.runs.title(1)).waitFor();
    await next.close();

    const last = await context.newPage();
    await last.goto(site.server.address);
    await button(last, words.left.drop).click();
    await last.locator('[data-left]').waitFor({ state: 'detached' });
    await last.reload();
    await last.locator('[data-task]').first().waitFor();
    await last.waitForTimeout(1000);
    expect(await last.locator('[data-left]').count()).toBe(0);
    await close();
  }, 120_000);

  test('where the browser keeps nothing for the page, work goes on without it', async () => {
    const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    const bare = await page.context().newPage();
    await bare.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
    });
    await bare.goto(site.server.address);
    await bare.locator('[data-task]').first().waitFor();
    const files = await makeFiles(bare);
    await openLedger(bare, files.ledger);
    await chooseReturns(bare, files.returns);
    expect((await downloaded(bare)).length).toBeGreaterThan(10_000);
    expect(faults).toEqual([]);
    await close();
  }, 120_000);
});
