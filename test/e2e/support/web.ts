import type Axe from 'axe-core';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Download, type Locator, type Page } from 'playwright-core';
import type { Language } from '../../../src/messages';
import { words } from '../../../src/messages/ui';
import { chromiumPath } from '../../support/programs';

const ROOT = path.resolve(__dirname, '../../..');
const SCREENSHOTS = path.join(ROOT, 'out/screenshots');
/** Chromium without a window and without anything it would do on its own. */
export const QUIET: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Server = { readonly address: string; readonly stop: () => void };

/** Starts the server that `npm start` starts, on a free port, and waits for the address it prints. */
export async function startServer(dir = 'dist/web', page = 'index.html'): Promise<Server> {
  if (!existsSync(path.join(ROOT, dir, page))) throw new Error(`${dir} is not built: run npm run build first`);
  const server = spawn(process.execPath, ['test/tools/serve.mjs', '--dir', dir, '--port', '0'], { cwd: ROOT });
  const address = await printedAddress(server);
  return { address, stop: () => server.kill() };
}

function printedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/\S+/.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

export async function startBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('there is no chromium');
  return chromium.launch({ executablePath, args: [...QUIET] });
}

export type Site = { server: Server; browser: Browser };

/** The web edition and a browser for all tests of a `describe`; both end with them. */
export function servedForTests(): Site {
  const site = {} as Site;
  beforeAll(async () => {
    site.server = await startServer();
    site.browser = await startBrowser();
  });
  afterAll(async () => {
    await site.browser.close();
    site.server.stop();
  });
  return site;
}

export type Visit = {
  readonly page: Page;
  /** everything that must never happen: refused by the policy, said on the console, asked of another host */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

export type VisitOptions = {
  readonly locale: 'zh-CN' | 'en-US';
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
};

/** Opens the page as a person with this language and screen does, and watches it. */
export async function visit(browser: Browser, address: string, options: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({
    locale: options.locale,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    acceptDownloads: true,
    timezoneId: 'Asia/Shanghai',
  });
  const faults: string[] = [];
  await watch(context, address, faults);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.type()}: ${message.text()}`);
  });
  await page.goto(address);
  return { page, faults, close: () => context.close() };
}

async function watch(context: BrowserContext, address: string, faults: string[]): Promise<void> {
  await context.exposeFunction('reportViolation', (what: string) => {
    faults.push(`policy: ${what}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { reportViolation: (what: string) => void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
    });
  });
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.startsWith(address) || url.startsWith('data:') || url.startsWith('blob:')) return route.continue();
    faults.push(`request: ${url}`);
    return route.abort();
  });
}

/** Clicks and gives the bytes and the name of what really arrived. */
export async function downloadBy(page: Page, button: Locator): Promise<{ name: string; bytes: Uint8Array }> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

/** A picture for people to look at; `out/` is no part of the project. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

/** What axe finds on the page; `data-tabster-dummy` is declared intentional by its makers. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  // through the debugger, which the page's policy does not govern
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    const found = await axe.run({ exclude: [['[data-tabster-dummy]']] });
    return found.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
  });
}

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const step = (page: Page, name: string): Locator => page.locator(`[data-step=${name}]`);
/** The count under that label in a strip of counts. */
export const figure = (page: Page, label: string): Locator =>
  page.locator('dl div', { has: page.locator(`dt:text-is("${label}")`) }).locator('dd');

/** Opens the page and waits until the sample plan is there. */
export async function openSample(browser: Browser, server: Server, options: VisitOptions): Promise<Visit> {
  const visited = await visit(browser, server.address, options);
  await visited.page.locator('[data-task]').first().waitFor();
  return visited;
}

/** Generates the ledger of the plan that is open. */
export async function generate(page: Page, language: Language): Promise<void> {
  await step(page, 'ledger').click();
  await button(page, words[language].ledger.generate).click();
  await page.getByRole('grid').waitFor();
}
