import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Axe from 'axe-core';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import webpack from 'webpack';
import type { Language } from '../../../src/messages';
import { words } from '../../../src/messages/ui';
import type { Simulated } from '../../excel-host/in-browser';
import { startBrowser, startServer, type Server } from './web';

const ROOT = path.resolve(__dirname, '../../..');
const BUNDLED = path.join(ROOT, 'out/excel-host');

/** Bundles the simulated Excel for the browser; the page around the pane loads it. */
export async function bundleExcel(): Promise<string> {
  mkdirSync(BUNDLED, { recursive: true });
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    entry: path.join(ROOT, 'test/excel-host/in-browser.ts'),
    output: { path: BUNDLED, filename: 'excel-host.js' },
    resolve: { extensions: ['.ts', '.js', '.mjs'] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: 'swc-loader',
          options: { jsc: { target: 'es2020', parser: { syntax: 'typescript' } } },
        },
      ],
    },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error !== null) reject(error);
      else if (stats?.hasErrors() === true) reject(new Error(stats.toString('errors-only')));
      else resolve();
    });
  });
  return readFileSync(path.join(BUNDLED, 'excel-host.js'), 'utf8');
}

/** Serves the built add-in as an intranet server would. */
export function servePane(): Promise<Server> {
  return startServer('dist/addin', 'taskpane.html');
}

export type AddinSite = { server: Server; browser: Browser; excelHost: string };

/** The built pane, the simulated Excel and a browser for all tests of a `describe`; they end with them. */
export function addinForTests(): AddinSite {
  const site = {} as AddinSite;
  beforeAll(async () => {
    site.excelHost = await bundleExcel();
    site.server = await servePane();
    site.browser = await startBrowser();
  }, 120000);
  afterAll(async () => {
    await site.browser?.close();
    site.server?.stop();
  });
  return site;
}

export type PaneOptions = {
  readonly dark?: boolean;
  readonly highContrast?: boolean;
  /** the requirement set 1.x that this Excel says it has */
  readonly apiLevel?: number;
  /** no Excel around the page at all */
  readonly alone?: boolean;
  readonly platform?: 'Win32' | 'iOS';
  /** a person is typing into a cell when the pane opens */
  readonly cellEditing?: boolean;
  /** pixels; 360 unless told */
  readonly width?: number;
  /** the language of Excel and of the browser */
  readonly locale?: 'zh-CN' | 'en-US';
  /** the page of the add-in that is opened */
  readonly page?: 'taskpane.html' | 'recorder.html';
};

/** The page with the simulated Excel and the pane in its frame, and everything that must never happen. */
export type OpenPane = {
  readonly page: Page;
  readonly pane: Frame;
  readonly faults: readonly string[];
  /** does something in the page where Excel is */
  readonly excel: <T, A>(act: (simulated: Simulated, argument: A) => T, argument: A) => Promise<T>;
  readonly close: () => Promise<void>;
};

const WIDTH = 360;

/** Opens the built pane in a frame as wide as Excel's, on the simulated Excel. */
export async function openPane(
  browser: Browser,
  address: string,
  excelHost: string,
  options: PaneOptions = {},
): Promise<OpenPane> {
  const context = await browser.newContext({
    locale: options.locale ?? 'zh-CN',
    viewport: { width: 900, height: 900 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    forcedColors: options.highContrast === true ? 'active' : 'none',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  const faults: string[] = [];
  await context.exposeFunction('reportViolation', (what: string) => void faults.push(`policy: ${what}`));
  await context.addInitScript(watchAndGiveExcel, { alone: options.alone === true, locale: options.locale ?? 'zh-CN' });
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === `${address}around.html`) return route.fulfill({ contentType: 'text/html', body: around(options) });
    if (url === `${address}excel-host.js`) return route.fulfill({ contentType: 'text/javascript', body: excelHost });
    if (url.startsWith(address) || /^(?:data|blob):/.test(url)) return route.continue();
    faults.push(`request: ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  const pane = options.alone === true ? await openAlone(page, address) : await openInFrame(page, address, options);
  return {
    page,
    pane,
    faults,
    excel: (act, argument) =>
      page.evaluate(
        ({ source, given }) => {
          const { simulated } = window as unknown as { simulated: Simulated };
          // the function travels as text: it may use nothing but what it is given
          const run = (0, eval)(`(${source})`) as (simulated: Simulated, argument: unknown) => never;
          return run(simulated, given);
        },
        { source: act.toString(), given: argument },
      ),
    close: () => context.close(),
  };
}

/** A page that somebody opens in a browser of their own, with no Office around it. */
async function openAlone(page: Page, address: string): Promise<Frame> {
  await page.goto(`${address}taskpane.html`);
  return page.mainFrame();
}

async function openInFrame(page: Page, address: string, options: PaneOptions): Promise<Frame> {
  await page.goto(`${address}around.html`);
  await page.evaluate(
    (knobs) => {
      const { simulated } = window as unknown as { simulated: Simulated };
      Object.assign(simulated.excel.knobs, knobs);
    },
    { apiLevel: options.apiLevel ?? 15, cellEditing: options.cellEditing ?? false },
  );
  await page.evaluate(
    (url) => {
      (document.getElementById('pane') as HTMLIFrameElement).src = url;
    },
    `${options.page ?? 'taskpane.html'}?_host_Info=Excel$${options.platform ?? 'Win32'}$16.01$${options.locale ?? 'zh-CN'}`,
  );
  const pane = (await (await page.waitForSelector('#pane')).contentFrame())!;
  await pane.waitForURL(/_host_Info/);
  return pane;
}

function around({ dark, width = WIDTH }: PaneOptions): string {
  const ground = dark === true ? '#292929' : '#f3f3f3';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Excel</title></head>
<body style="margin:0;background:${ground}"><iframe id="pane" title="台账" width="${width}" height="900" style="border:0"></iframe>
<script src="excel-host.js"></script></body></html>`;
}

/** Runs in every frame before its scripts: reports what the policy refuses, and puts Excel where the client looks. */
function watchAndGiveExcel({ alone, locale }: { alone: boolean; locale: string }): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const report = (globalThis as unknown as { reportViolation: (what: string) => void }).reportViolation;
    report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
  });
  const outer = window.parent as unknown as { simulated?: Simulated };
  if (window.parent !== window && outer.simulated !== undefined && !alone)
    Object.assign(window, { external: outer.simulated.external(locale) });
}

export const button = (pane: Frame, name: string | RegExp): Locator => pane.getByRole('button', { name, exact: true });
export const step = (pane: Frame, name: string): Locator => pane.locator(`[data-step=${name}]`);
export const figure = (pane: Frame, label: string): Locator =>
  pane.locator('dl div', { has: pane.locator(`dt:text-is("${label}")`) }).locator('dd');

/** The sample plan is open, its ledger stands in the workbook. */
export async function generate({ pane }: Pick<OpenPane, 'pane'>, language: Language = 'zh-CN'): Promise<void> {
  await pane.locator('[data-task]').first().waitFor();
  await step(pane, 'ledger').click();
  await button(pane, words[language].ledger.generate).click();
  await pane.getByText(words[language].excel.findingsLead).waitFor();
}

/** What axe finds in the pane. */
export async function accessibilityFaults(pane: Frame): Promise<string[]> {
  // through the debugger, which the page's policy does not govern
  await pane.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return pane.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    const found = await axe.run({ exclude: [['[data-tabster-dummy]']] });
    return found.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
  });
}

/** The documented exception: office.js parses XML by a text, which Trusted Types report. It works without the answer. */
export function isMicrosofts(fault: string): boolean {
  return /^policy: require-trusted-types-for .*\/office-js\/excel-\w+-[\d.]+\.js:\d+ DOMParser parseFromString/.test(
    fault,
  );
}
