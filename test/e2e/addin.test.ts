import type { Browser } from 'playwright-core';
import { words } from '../../src/messages/ui';
import { describeWith } from '../support/programs';
import { bundleExcel, openPane, servePane, type OpenPane } from './support/addin';
import { screenshot, startBrowser, type Server } from './support/web';

const { plan, ledger, common } = words['zh-CN'];

/** The documented exception: office.js parses XML by a text, which Trusted Types report. It works without the answer. */
const isMicrosofts = (fault: string): boolean =>
  /^policy: require-trusted-types-for .*\/office-js\/excel-\w+-[\d.]+\.js:\d+ DOMParser parseFromString/.test(fault);

describeWith(['chromium'], 'the add-in in Excel', () => {
  let browser: Browser;
  let server: Server;
  let excelHost: string;
  let open: OpenPane | null = null;
  beforeAll(async () => {
    excelHost = await bundleExcel();
    server = await servePane();
    browser = await startBrowser();
  }, 120000);
  afterEach(async () => {
    await open?.close();
    open = null;
  });
  afterAll(async () => {
    await browser?.close();
    server?.stop();
  });

  test('opens under the strict policy, asks nobody outside, and puts the ledger into the workbook', async () => {
    open = await openPane(browser, server.address, excelHost);
    const { pane, excel } = open;
    await pane.getByRole('heading', { name: plan.title }).waitFor();
    await pane.getByRole('button', { name: common.steps.ledger }).first().click();
    await pane.getByRole('button', { name: ledger.generate }).click();
    await pane.getByText(words['zh-CN'].excel.findingsLead).waitFor();
    const sheets = await excel(
      ({ excel: host }) => host.workbook.sheets.map((sheet) => [sheet.name, sheet.visibility]),
      null,
    );
    await screenshot(open.page, 'addin-generated');
    expect(sheets.map(([name]) => name)).toEqual(expect.arrayContaining(['Sheet1', '_taizhang']));
    expect(open.faults.filter((fault) => !isMicrosofts(fault))).toEqual([]);
  });
});
