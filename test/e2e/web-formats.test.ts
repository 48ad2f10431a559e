import { words as allWords } from '../../src/messages/ui';
import { aPdf, textAt } from '../support/pdf-files';
import { describeWith } from '../support/programs';
import { aWordFile, p } from '../support/word-files';
import { openSample, servedForTests } from './support/web';

const LINES = [
  '云溪市2026年河道整治方案',
  '一、主要任务',
  '(一)清理河道垃圾。',
  '责任单位:市水务局、市城管局。',
  '完成时限:2026年6月30日',
  '(二)整治沿河排污口。',
  '责任单位:市生态环境局。',
  '完成时限:2026年9月底',
];

const html = `<!doctype html><meta charset="utf-8"><body>${LINES.map((line) => `<p>${line}</p>`).join('')}</body>`;
const pdf = aPdf([LINES.map((line, index) => textAt(72, 780 - 24 * index, line))]);

describeWith(['chromium'], 'plan documents in the web edition are read in a worker under the strict policy', () => {
  const site = servedForTests();

  test.each<[string, Uint8Array]>([
    ['方案.txt', Buffer.from(`\ufeff${LINES.join('\r\n')}`)],
    ['方案.docx', aWordFile(LINES.map((line) => p(line)).join(''))],
    ['方案.html', Buffer.from(html)],
    ['方案.pdf', pdf],
  ])(
    '%s',
    async (name, bytes) => {
      const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
      await page.locator('input[name=plan]').setInputFiles(file);
      await page.getByText(name, { exact: true }).waitFor();
      await page.locator('[data-task]').nth(1).getByText('整治沿河排污口').waitFor();
      expect(await page.locator('[data-task]').count()).toBe(2);
      expect(await page.locator('[data-task]').nth(0).textContent()).toContain('市水务局、市城管局');
      expect(page.workers()).toHaveLength(1);
      expect(await page.getByText(allWords['zh-CN'].common.failed).count()).toBe(0);
      expect(faults).toEqual([]);
      await close();
    },
    60_000,
  );
});
