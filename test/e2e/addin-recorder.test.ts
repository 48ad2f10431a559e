import { readFileSync } from 'node:fs';
import { Recording } from '../../src/adapters/office/recording/format';
import { zhCN } from '../../src/messages/zh-CN';
import { words as allWords } from '../../src/messages/ui';
import { replay } from '../excel-host/replay';
import { recordHere } from '../excel-host/record-here';
import { describeWith } from '../support/programs';
import { accessibilityFaults, addinForTests, button, isMicrosofts, openPane } from './support/addin';
import { screenshot } from './support/web';

const words = allWords['zh-CN'].excel.recorder;

describeWith(['chromium'], 'the developers’ page that records what Excel answers', () => {
  const site = addinForTests();

  test('is reached from the pane by Ctrl+Alt+Shift+R, and makes a file that the simulated Excel answers alike', async () => {
    const { page, pane, faults, excel, close } = await openPane(site.browser, site.server.address, site.excelHost);
    await pane.locator('[data-task]').first().waitFor();
    await pane.getByRole('heading').first().click();
    await page.keyboard.press('Control+Alt+Shift+KeyR');
    await pane.getByRole('heading', { name: words.title }).waitFor();
    await button(pane, words.start).click();
    await button(pane, words.download).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), button(pane, words.download).click()]);
    expect(download.suggestedFilename()).toMatch(/^excel-PC-16[\d.]*\.json$/);
    const recording = Recording.parse(JSON.parse(readFileSync(await download.path(), 'utf8')));
    expect(recording.excel).toMatchObject({ platform: 'PC', language: 'zh-CN', apiLevel: 15 });
    const here = await recordHere();
    expect(recording.steps.map(({ name, outcome }) => [name, outcome])).toEqual(
      here.steps.map(({ name, outcome }) => [name, outcome]),
    );
    expect(await replay(recording)).toEqual([]);
    expect(await excel(({ excel: host }) => host.workbook.sheets.map(({ name }) => name), null)).toEqual(['Sheet1']);
    await screenshot(page, 'addin-recorder');
    expect(await accessibilityFaults(pane)).toEqual([]);
    expect(faults.filter((fault) => !isMicrosofts(fault))).toEqual([]);
    await close();
  }, 60000);

  test('records nobody’s data: a workbook that holds anything is refused', async () => {
    const opened = await openPane(site.browser, site.server.address, site.excelHost, { page: 'recorder.html' });
    const { pane } = opened;
    await opened.excel(({ person }) => void person.types('Sheet1', 'B2', '某人'), null);
    await button(pane, words.start).click();
    await pane
      .getByRole('alert')
      .getByText(zhCN['host.notEmpty']({} as never))
      .waitFor();
    await opened.close();
  });
});
