import type { Frame, Page } from 'playwright-core';
import type { Language } from '../../src/messages';
import { words as allWords } from '../../src/messages/ui';
import { describeWith } from '../support/programs';
import {
  accessibilityFaults,
  addinForTests,
  button,
  figure,
  generate,
  isMicrosofts,
  openPane,
  type PaneOptions,
  step,
} from './support/addin';
import { screenshot } from './support/web';

/** Goes through all panes with the sample and gives each to the callback once it stands. */
async function throughPanes(pane: Frame, language: Language, look: (name: string) => Promise<void>): Promise<void> {
  const words = allWords[language];
  await pane.locator('[data-task]').first().waitFor();
  await look('plan');
  await generate({ pane }, language);
  await look('ledger');
  await step(pane, 'handOut').click();
  await button(pane, words.handOut.make).click();
  await button(pane, words.handOut.downloadAll).waitFor();
  await look('handOut');
  await step(pane, 'collect').click();
  await button(pane, words.collect.useSamples).click();
  await button(pane, words.collect.merge).click();
  await figure(pane, words.collect.entries).waitFor();
  await look('collect');
  await step(pane, 'report').click();
  await button(pane, words.report.download).waitFor();
  await look('report');
}

/** The whole pane in one picture: its frame is made as high as what it holds. */
async function photograph(page: Page, pane: Frame, name: string): Promise<void> {
  const height = await pane.evaluate(() => document.documentElement.scrollHeight);
  const setHeight = (pixels: number) =>
    page.evaluate(
      (value) => void ((document.getElementById('pane') as HTMLIFrameElement).height = String(value)),
      pixels,
    );
  await page.setViewportSize({ width: 340, height: Math.min(height, 4000) });
  await setHeight(height);
  await screenshot(page, name);
  await setHeight(900);
  await page.setViewportSize({ width: 900, height: 900 });
}

describeWith(['chromium'], 'how the add-in looks and is operated', () => {
  const site = addinForTests();

  test.each<[string, PaneOptions]>([
    ['Chinese', { locale: 'zh-CN' }],
    ['English', { locale: 'en-US' }],
    ['dark', { locale: 'zh-CN', dark: true }],
    ['high contrast', { locale: 'zh-CN', highContrast: true }],
  ])(
    'in 320 pixels, %s: every pane passes axe and nothing sticks out sideways',
    async (name, options) => {
      const opened = await openPane(site.browser, site.server.address, site.excelHost, { ...options, width: 320 });
      const { page, pane } = opened;
      const found: string[] = [];
      await throughPanes(pane, options.locale === 'en-US' ? 'en' : 'zh-CN', async (at) => {
        await photograph(page, pane, `addin-320-${name.replaceAll(' ', '-')}-${at}`);
        found.push(...(await accessibilityFaults(pane)).map((fault) => `${at}: ${fault}`));
        const over = await pane.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) found.push(`${at}: sticks out by ${over}`);
      });
      expect(found).toEqual([]);
      expect(opened.faults.filter((fault) => !isMicrosofts(fault))).toEqual([]);
      await opened.close();
    },
    120000,
  );

  test('the keyboard alone generates, goes to the cell of a finding, merges and takes back', async () => {
    const opened = await openPane(site.browser, site.server.address, site.excelHost);
    const { page, pane, excel } = opened;
    const words = allWords['zh-CN'];
    await pane.locator('[data-task]').first().waitFor();
    const press = async (target: ReturnType<typeof button>): Promise<void> => {
      await target.focus();
      await page.keyboard.press('Enter');
    };
    await press(step(pane, 'ledger'));
    expect(await pane.evaluate(() => document.activeElement?.id)).toBe('pane-title');
    await press(button(pane, words.ledger.generate));
    await pane.getByText(words.excel.findingsLead).waitFor();
    const place = await excel(({ excel: host, person }) => {
      const sheet = host.workbook.active;
      for (const [row, line] of sheet.cells) {
        for (const [column, cell] of line) {
          if (cell.value !== '状态') continue;
          person.pastes(sheet.name, `${String.fromCharCode(65 + column)}${row + 2}`, [['差不多了']]);
          return { top: row + 1, left: column };
        }
      }
      return null;
    }, null);
    await press(pane.locator('[data-code="status.unknown"]').getByRole('button'));
    await page.waitForFunction(
      (top) =>
        (window as unknown as { simulated: { excel: { workbook: { selection: { top: number } } } } }).simulated.excel
          .workbook.selection.top === top,
      place?.top,
    );
    await press(step(pane, 'collect'));
    await press(button(pane, words.collect.useSamples));
    await press(button(pane, words.collect.merge));
    await figure(pane, words.collect.entries).waitFor();
    await press(button(pane, words.collect.undo));
    await pane.getByText(words.collect.undone).waitFor();
    expect(opened.faults.filter((fault) => !isMicrosofts(fault))).toEqual([]);
    await opened.close();
  }, 60000);
});
