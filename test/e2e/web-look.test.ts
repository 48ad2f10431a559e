import type { Page } from 'playwright-core';
import { words as allWords } from '../../src/messages/ui';
import { describeWith } from '../support/programs';
import {
  accessibilityFaults,
  button,
  figure,
  generate,
  openSample,
  screenshot,
  servedForTests,
  step,
  type VisitOptions,
} from './support/web';

const words = allWords['zh-CN'];

/** Opens what is folded away under 更多. */
async function unfold(page: Page): Promise<void> {
  await button(page, words.tools.show).click();
  await page.locator('[data-tool]').first().waitFor();
}

/** Goes through all panes with the sample and gives each to the callback once it stands. */
async function throughPanes(page: Page, look: (pane: string) => Promise<void>): Promise<void> {
  await look('plan');
  await generate(page, 'zh-CN');
  await unfold(page);
  await look('ledger');
  await step(page, 'handOut').click();
  await button(page, words.handOut.make).click();
  await button(page, words.handOut.downloadAll).waitFor();
  await unfold(page);
  await look('handOut');
  await step(page, 'collect').click();
  await button(page, words.collect.useSamples).click();
  await button(page, words.collect.merge).click();
  await figure(page, words.collect.entries).waitFor();
  await look('collect');
  await step(page, 'report').click();
  await button(page, words.report.download).waitFor();
  await unfold(page);
  await look('report');
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describeWith(['chromium'], 'how the web edition looks and is operated', () => {
  const site = servedForTests();

  test.each<[string, VisitOptions]>([
    ['wide and light', { locale: 'zh-CN' }],
    ['wide and dark', { locale: 'zh-CN', dark: true }],
    ['as narrow as a task pane', { locale: 'zh-CN', width: 320, height: 800 }],
  ])(
    '%s: every pane passes axe and nothing sticks out sideways',
    async (name, options) => {
      const { page, faults, close } = await openSample(site.browser, site.server, options);
      const found: string[] = [];
      await throughPanes(page, async (pane) => {
        await screenshot(page, `look-${name.replaceAll(' ', '-')}-${pane}`);
        found.push(...(await accessibilityFaults(page)).map((fault) => `${pane}: ${fault}`));
        if ((await overflow(page)) > 0) found.push(`${pane}: sticks out`);
      });
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
    120_000,
  );

  test('the bundled sample: one click takes the filled returns, one unit is missing, one text is in conflict', async () => {
    const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    await throughPanes(page, async (pane) => {
      if (pane !== 'collect') return;
      expect(await figure(page, words.collect.returned).textContent()).toBe('6/7');
      expect(await figure(page, words.collect.conflicts).textContent()).toBe('1');
      expect(await page.getByText('人事科').count()).toBeGreaterThan(0);
    });
    expect(faults).toEqual([]);
    await close();
  }, 90_000);

  test('the language is switched without losing anything', async () => {
    const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'en-US' });
    await generate(page, 'en');
    await button(page, words.common.chinese).click();
    await page.getByRole('grid', { name: words.ledger.gridLabel }).waitFor();
    expect(await page.title()).toBe(words.common.pageTitle);
    expect(faults).toEqual([]);
    await close();
  }, 60_000);

  test('the keyboard alone goes from the plan to the ledger', async () => {
    const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    await page.keyboard.press('Tab');
    await page.getByText(words.common.skip).waitFor();
    await step(page, 'ledger').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pane-title');
    await button(page, words.ledger.generate).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('grid').waitFor();
    expect(faults).toEqual([]);
    await close();
  }, 60_000);

  test('nothing jumps while the page opens, nor when a form slides in', async () => {
    const { page, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    const left = () => page.locator('#pane-title').evaluate((title) => title.getBoundingClientRect().left);
    const before = await left();
    await button(page, words.plan.addTask).click();
    await page.getByRole('dialog').waitFor();
    expect(await left()).toBe(before);
    expect(shift).toBeLessThan(0.1);
    await close();
  }, 60_000);
});
