import { chromium, type Browser } from 'playwright-core';
import { words as allWords } from '../../src/messages/ui';
import { chromiumPath, describeWith } from '../support/programs';
import { button, figure, generate, QUIET, startServer, step, visit, type Server } from './support/web';

const words = allWords['zh-CN'];

// A name that is not this machine's, over plain http: no clipboard, no crypto.subtle, no service worker.
describeWith(['chromium'], 'the web edition on a plain http intranet', () => {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    const args = [...QUIET, '--host-resolver-rules=MAP taizhang.example 127.0.0.1'];
    browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args });
  });
  afterAll(async () => {
    await browser.close();
    server.stop();
  });

  test('the road works without what browsers keep for https; a reminder is selected to be copied by hand', async () => {
    const address = server.address.replace('127.0.0.1', 'taizhang.example');
    const { page, faults, close } = await visit(browser, address, { locale: 'zh-CN' });
    await page.locator('[data-task]').first().waitFor();
    expect(await page.evaluate(() => [isSecureContext, 'clipboard' in navigator])).toEqual([false, false]);
    await generate(page, 'zh-CN');
    await step(page, 'collect').click();
    await button(page, words.collect.useSamples).click();
    await button(page, words.collect.merge).click();
    await figure(page, words.collect.entries).waitFor();
    await step(page, 'report').click();
    await button(page, words.report.copy).first().click();
    await page.getByText(words.report.copyByHand).waitFor();
    const selected = await page.evaluate(() => {
      const field = document.activeElement as HTMLTextAreaElement;
      return field.value.slice(field.selectionStart, field.selectionEnd);
    });
    expect(selected).toContain('人事科');
    expect(faults).toEqual([]);
    await close();
  }, 90_000);
});
