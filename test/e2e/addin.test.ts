import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { openZip } from '../../src/adapters/bytes/zip';
import { readDocx } from '../../src/adapters/docx';
import { LEDGER_SHEET } from '../../src/core/sheet';
import { zhCN } from '../../src/messages/zh-CN';
import { words as allWords } from '../../src/messages/ui';
import type { SimulatedExcel } from '../excel-host/excel';
import { fillReturn } from '../flow/fill';
import { describeWith } from '../support/programs';
import {
  accessibilityFaults,
  bundleExcel,
  button,
  figure,
  generate,
  isMicrosofts,
  openPane,
  servePane,
  step,
  type OpenPane,
  type PaneOptions,
} from './support/addin';
import { screenshot, startBrowser, type Server } from './support/web';

const words = allWords['zh-CN'];
const ANOTHER = '另一种说法，已完成一半。';

/** The facts of messages that need none for what is looked for. */
const ANY = { code: 'host.tooOld', severity: 'error', needed: 'ExcelApi 1.13', detail: '', sheet: '' } as never;

type Trouble = {
  readonly name: string;
  readonly message: string;
  readonly begin: Parameters<OpenPane['excel']>[0];
  readonly end: Parameters<OpenPane['excel']>[0];
};

const TROUBLES: readonly Trouble[] = [
  {
    name: 'editing',
    message: '有单元格正在编辑',
    begin: ({ excel }) => void (excel.knobs.cellEditing = true),
    end: ({ excel }) => void (excel.knobs.cellEditing = false),
  },
  {
    name: 'password',
    message: '设了密码保护',
    begin: ({ person }, sheet) => person.protects(String(sheet), '秘密'),
    end: ({ excel }, sheet) => {
      for (const each of excel.workbook.sheets) if (each.name === sheet) each.protection = null;
    },
  },
  {
    name: 'structure',
    message: '工作簿结构受保护',
    begin: ({ excel }) => void (excel.workbook.structureProtected = true),
    end: ({ excel }) => void (excel.workbook.structureProtected = false),
  },
  {
    name: 'read-only',
    message: '只读打开',
    begin: ({ excel }) => void (excel.workbook.readOnly = true),
    end: ({ excel }) => void (excel.workbook.readOnly = false),
  },
  {
    name: 'failure',
    message: 'Excel 没有做成这一步',
    begin: ({ excel }) => {
      let failed = false;
      const started = excel.log.length;
      excel.knobs.failAt = (batch, action) => {
        if (failed || batch < started + 6 || action < 5) return null;
        failed = true;
        return Object.assign(new Error('internal'), { code: 'GeneralException', location: null });
      };
    },
    end: ({ excel }) => void (excel.knobs.failAt = null),
  },
];

let browser: Browser;
let server: Server;
let excelHost: string;
let open: OpenPane;

async function openWith(options: PaneOptions = {}): Promise<OpenPane> {
  open = await openPane(browser, server.address, excelHost, options);
  return open;
}

/** Nothing was refused by the policy, asked of another host or thrown. */
function expectNoFaults(): void {
  expect(open.faults.filter((fault) => !isMicrosofts(fault))).toEqual([]);
}

describeWith(['chromium'], 'the add-in on the simulated Excel', () => {
  beforeAll(async () => {
    excelHost = await bundleExcel();
    server = await servePane();
    browser = await startBrowser();
  }, 120000);
  afterEach(async () => {
    await open.close();
  });
  afterAll(async () => {
    await browser?.close();
    server?.stop();
  });

  test.each<[string, PaneOptions]>([
    ['light', {}],
    ['dark', { dark: true }],
    ['high contrast', { highContrast: true }],
  ])(
    'the whole road beside the sheet, %s: generate, fill, check, consolidate, decide, report, take back',
    async (look, options) => {
      const { pane, page, excel } = await openWith(options);
      const shot = (name: string) => screenshot(page, `addin-${look}-${name}`);
      await generate(open);
      expect(await sheetNames()).toEqual(['Sheet1', LEDGER_SHEET, '填报记录', '汇总日志', '_taizhang']);
      const table = await tableOf();
      await shot('1-generated');

      // a person fills cells beside the pane: pasted words that no list has are found at once, and the way to them
      await excel(({ person }, { sheet, cell }) => person.pastes(sheet, cell, [['差不多了']]), {
        sheet: table.sheet,
        cell: table.cell('状态', 0),
      });
      const finding = pane.locator('[data-code="status.unknown"]');
      await finding.waitFor();
      await shot('2-findings');
      await finding.getByRole('button').click();
      expect(await excel(({ excel: host }) => host.workbook.selection, null)).toMatchObject(table.place('状态', 0));
      await excel(({ person }, { sheet, cell }) => void person.types(sheet, cell, '推进中'), {
        sheet: table.sheet,
        cell: table.cell('状态', 0),
      });
      await finding.waitFor({ state: 'detached' });

      const returns = await handOut(page, pane);
      await step(pane, 'collect').click();
      await pane.locator('input[name=returns]').setInputFiles(comeBack(returns));
      await button(pane, words.collect.merge).click();
      await figure(pane, words.collect.entries).waitFor();
      await shot('3-collected');
      expect(await figure(pane, words.collect.returned).textContent()).toBe('2/7');
      const held = await progress(table);
      expect(held.filter((text) => text.includes('7月10日召开部署会')).length).toBeGreaterThan(0);

      await pane.locator('[data-offer]').filter({ hasText: ANOTHER }).getByRole('radio').check();
      await button(pane, words.collect.apply(1)).click();
      await pane.locator('[data-conflict]').waitFor({ state: 'detached' });
      expect((await progress(table)).filter((text) => text.includes(ANOTHER))).toHaveLength(1);

      await step(pane, 'report').click();
      const report = await downloaded(page, () => button(pane, words.report.download).click());
      expect(JSON.stringify(readDocx(report, '报告.docx').value)).toContain('进展情况的通报');
      await shot('4-report');

      await step(pane, 'collect').click();
      await button(pane, words.collect.undo).click();
      await pane.getByText(words.collect.undone).waitFor();
      expect((await progress(table)).filter((text) => text !== '')).toEqual([]);
      expect(await accessibilityFaults(pane)).toEqual([]);
      expectNoFaults();
    },
    120000,
  );

  test('every trouble has its message, loses nothing, and the same succeeds when it is over', async () => {
    const { pane, page, excel } = await openWith();
    await generate(open);
    const table = await tableOf();
    const returns = comeBack(await handOut(page, pane)).slice(0, 1);
    await step(pane, 'collect').click();
    await pane.locator('input[name=returns]').setInputFiles(returns);
    const before = await wholeWorkbook();
    const failure = pane.getByRole('alert');

    for (const trouble of TROUBLES) {
      await excel(trouble.begin, table.sheet);
      await button(pane, words.collect.merge).click();
      await failure.getByText(trouble.message).waitFor();
      expect({ trouble: trouble.name, now: await wholeWorkbook() }).toEqual({ trouble: trouble.name, now: before });
      await excel(trouble.end, table.sheet);
      await screenshot(page, `addin-trouble-${trouble.name}`);
      await failure.getByRole('button', { name: words.common.close }).click();
    }

    // and once more by the button that the message has
    await excel(({ excel: host }) => void (host.knobs.cellEditing = true), null);
    await button(pane, words.collect.merge).click();
    await failure.getByText(zhCN['host.cellEditing'](ANY)).waitFor();
    await button(pane, words.excel.copyDetail).click();
    await excel(({ excel: host }) => void (host.knobs.cellEditing = false), null);
    await button(pane, words.excel.retry).click();
    await figure(pane, words.collect.entries).waitFor();
    expect((await progress(table)).filter((text) => text !== '').length).toBeGreaterThan(0);
    expectNoFaults();
  }, 120000);

  test('Excel that is slow and cannot insert sheets only takes longer', async () => {
    const { pane, excel } = await openWith();
    await excel(({ excel: host }) => void Object.assign(host.knobs, { latency: 150, insertion: 'fails' }), null);
    await generate(open);
    expect((await sheetNames()).length).toBe(5);
    await pane.getByText(words.excel.findingsNone).waitFor();
    expectNoFaults();
  }, 60000);

  test('a pane that was closed in the middle of a write is opened again to a workbook as it was', async () => {
    const { pane, page, excel } = await openWith();
    await generate(open);
    const returns = comeBack(await handOut(page, pane)).slice(0, 1);
    await step(pane, 'collect').click();
    await pane.locator('input[name=returns]').setInputFiles(returns);
    const before = await wholeWorkbook();
    // reading the ledger, then reading, bringing in, setting aside: closed when the write has just been done
    await excel(({ excel: host }) => {
      host.knobs.beforeBatch = () => {
        const journal = host.workbook.sheets.find((sheet) => sheet.name === '_taizhang_journal');
        const state = journal?.cells.get(0)?.get(1)?.value;
        if (state === 'ready') host.knobs.closedAfterBatch = host.log.length + 1;
      };
    }, null);
    await button(pane, words.collect.merge).click();
    await excelIs((host) => host.knobs.closedAfterBatch !== null && host.log.length >= host.knobs.closedAfterBatch);
    expect(await wholeWorkbook()).not.toEqual(before);
    await excel(
      ({ excel: host }) => void Object.assign(host.knobs, { closedAfterBatch: null, beforeBatch: null }),
      null,
    );
    await page.evaluate(() => {
      const frame = document.getElementById('pane') as HTMLIFrameElement;
      frame.src = `${frame.src.split('#')[0]}`;
    });
    await pane.getByText(zhCN['host.takenBack'](ANY)).waitFor();
    expect(await wholeWorkbook()).toEqual(before);
    await screenshot(page, 'addin-taken-back');
    expectNoFaults();
  }, 60000);

  test.each<[string, PaneOptions, string]>([
    ['outside Office', { alone: true }, zhCN['host.outsideOffice'](ANY)],
    ['in an Excel that is too old', { apiLevel: 12 }, zhCN['host.tooOld'](ANY)],
    ['on an iPad', { platform: 'iOS' }, zhCN['host.mobile'](ANY)],
  ])('%s the page says so kindly and shows the way to the web edition', async (name, options, message) => {
    const { pane, page } = await openWith(options);
    await pane.getByRole('main').getByText(message.slice(0, 12)).waitFor({ timeout: 20000 });
    const link = pane.getByRole('link', { name: words.excel.webEdition });
    expect(await link.getAttribute('href')).toBe('../web/index.html');
    await screenshot(page, `addin-refused-${name.replaceAll(' ', '-')}`);
    expect(await accessibilityFaults(pane)).toEqual([]);
  });

  test('opened while a cell is being edited, the pane asks to finish that and opens at the second try', async () => {
    const { pane, page } = await openWith({ cellEditing: true });
    await pane.getByRole('main').getByText('有单元格正在编辑').waitFor();
    await screenshot(page, 'addin-refused-editing');
    expect(await accessibilityFaults(pane)).toEqual([]);
    await open.excel(({ excel: host }) => void (host.knobs.cellEditing = false), null);
    await button(pane, words.excel.retry).click();
    await pane.locator('[data-task]').first().waitFor();
    // office.js lets a refusal of a request of its own go uncaught: not ours
    expect(open.faults.filter((fault) => !isMicrosofts(fault) && !fault.includes('无效的 API 呼叫'))).toEqual([]);
  }, 60000);
});

async function sheetNames(): Promise<string[]> {
  const names = await open.excel(({ excel }) => excel.workbook.sheets.map((sheet) => sheet.name), null);
  return names.filter((name) => !/^_taizhang_(?:journal|new|old)/.test(name));
}

/** Everything in the workbook's cells. */
async function wholeWorkbook(): Promise<unknown> {
  return open.excel(
    ({ excel }) =>
      excel.workbook.sheets
        .filter((sheet) => !/^_taizhang_(?:journal|new|old)/.test(sheet.name))
        .map((sheet) => [
          sheet.name,
          sheet.visibility,
          [...sheet.cells]
            .flatMap(([row, line]) => [...line].map(([column, cell]) => [row, column, cell.value, cell.style.fill]))
            .filter(([, , value, fill]) => value !== '' || fill !== undefined)
            .sort(),
        ]),
    null,
  );
}

async function excelIs(holds: (excel: SimulatedExcel) => boolean): Promise<void> {
  const source = holds.toString();
  for (;;) {
    const is = await open.page.evaluate((text) => {
      const { simulated } = window as unknown as { simulated: { excel: unknown } };
      const ask = (0, eval)(`(${text})`) as (excel: unknown) => boolean;
      return ask(simulated.excel);
    }, source);
    if (is) return;
    await open.page.waitForTimeout(50);
  }
}

type Table = {
  readonly sheet: string;
  readonly cell: (title: string, index: number) => string;
  readonly place: (title: string, index: number) => { top: number; left: number };
};

/** The ledger's table as a person finds it in the sheet. */
async function tableOf(): Promise<Table> {
  const found = await open.excel(({ excel }) => {
    for (const sheet of excel.workbook.sheets.filter(({ visibility }) => visibility === 'visible')) {
      for (const [row, line] of sheet.cells) {
        const titles = [...line].map(([column, cell]) => [String(cell.value), column] as const);
        if (titles.some(([title]) => title === '主要任务')) return { sheet: sheet.name, header: row, titles };
      }
    }
    throw new Error('no table');
  }, null);
  const columns = new Map(found.titles);
  const place = (title: string, index: number) => ({ top: found.header + 1 + index, left: columns.get(title) ?? -1 });
  return {
    sheet: found.sheet,
    place,
    cell: (title, index) => `${String.fromCharCode(65 + place(title, index).left)}${place(title, index).top + 1}`,
  };
}

/** 进展情况 of all rows. */
async function progress(table: Table): Promise<string[]> {
  const { top, left } = table.place('进展情况', 0);
  return open.excel(
    ({ excel }, { sheet, top: from, left: column }) => {
      const cells = excel.workbook.sheets.find(({ name }) => name === sheet)!.cells;
      return [...cells].filter(([row]) => row >= from).map(([, line]) => String(line.get(column)?.value ?? ''));
    },
    { sheet: table.sheet, top, left },
  );
}

async function downloaded(page: Page, act: () => Promise<void>): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return new Uint8Array(readFileSync(await download.path()));
}

/** The return workbooks that the pane hands out. */
async function handOut(page: Page, pane: Frame): Promise<Map<string, Uint8Array>> {
  await step(pane, 'handOut').click();
  await button(pane, words.handOut.make).click();
  const zip = openZip(await downloaded(page, () => button(pane, words.handOut.downloadAll).click()));
  return new Map(zip.names.map((name) => [name, zip.read(name)]));
}

/** Files as they come back: a clean one, the same unit again with another text, a second unit. */
function comeBack(returns: ReadonlyMap<string, Uint8Array>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-'));
  const [[first, one], [second, two]] = [...returns] as [[string, Uint8Array], [string, Uint8Array]];
  const filled = (bytes: Uint8Array, text: (task: string, index: number) => string): Uint8Array =>
    fillReturn(bytes, (task, index) => ({ 状态: '推进中', 进展情况: text(task, index) }));
  const held = (task: string): string => `${task}：7月10日召开部署会，印发方案1份。`;
  const files: [string, Uint8Array][] = [
    [first, filled(one, held)],
    [`再报${first}`, filled(one, (task, index) => (index === 0 ? ANOTHER : held(task)))],
    [second, filled(two, (task) => `${task}：完成调研3次，形成初稿。`)],
  ];
  return files.map(([name, bytes]) => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  });
}
