import type { Locator, Page } from 'playwright-core';
import { words as allWords } from '../../src/messages/ui';
import { describeWith } from '../support/programs';
import { button, generate, openSample, screenshot, servedForTests, step, visit } from './support/web';

const words = allWords['zh-CN'];
const { plan } = words;

/** A plan of an invented city, as somebody would paste it. */
const PASTED = `云溪市2026年河道整治方案
一、主要任务
(一)清理河道垃圾。
任务要求:1.排查河道垃圾点位。2.建立保洁台账。
责任单位:市水务局、市城管局。
完成时限:2026年6月30日
(二)整治沿河排污口。
任务要求:1.摸清排污口底数。2.分类整治。
责任单位:市生态环境局。
完成时限:2026年9月底
`;

const tasks = (page: Page): Locator => page.locator('[data-task]');

async function act(page: Page, position: number, name: string): Promise<void> {
  await tasks(page)
    .nth(position)
    .getByRole('button', { name: /的操作$/ })
    .click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

function longPlan(count: number): string {
  const items = Array.from(
    { length: count },
    (_, index) =>
      `${index + 1}.完成第${index + 1}号河段整治。(责任单位:市水务局;完成时限:2026年${(index % 12) + 1}月底)`,
  );
  return `云溪市2026年河道整治方案\n一、主要任务\n${items.join('\n')}\n`;
}

async function paste(page: Page, text: string): Promise<void> {
  await button(page, plan.paste).click();
  await page.getByRole('textbox', { name: plan.pasteLabel }).fill(text);
  await button(page, plan.readPasted).click();
}

describeWith(['chromium'], 'plans in the web edition', () => {
  const site = servedForTests();

  test('tasks are edited, added, moved, merged, split and dropped by hand, and every step can be undone', async () => {
    const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });

    await act(page, 0, plan.edit);
    await page.getByRole('textbox', { name: plan.task }).fill('建成一体化平台');
    await page.getByRole('textbox', { name: plan.deadline }).fill('看情况再说');
    await page.getByText(plan.understood({ text: '', kind: 'unclear', due: null })).waitFor();
    await page.getByRole('textbox', { name: plan.deadline }).fill('2026年11月底');
    await screenshot(page, 'zh-CN-edit');
    await button(page, words.common.save).click();
    await tasks(page).nth(0).getByText('建成一体化平台').waitFor();
    expect(await tasks(page).nth(0).textContent()).toContain('2026年11月底');

    await button(page, plan.addTask).click();
    await button(page, words.common.save).click();
    await page.getByText(plan.titleNeeded).waitFor();
    await page.getByRole('textbox', { name: plan.task }).fill('迎接省级评估');
    await button(page, words.common.save).click();
    await tasks(page).nth(25).getByText('迎接省级评估').waitFor();

    await act(page, 25, plan.moveUp);
    await tasks(page).nth(24).getByText('迎接省级评估').waitFor();
    await act(page, 24, plan.drop);
    expect(await tasks(page).count()).toBe(25);

    await act(page, 1, plan.split);
    await page.getByRole('dialog').getByRole('checkbox').nth(1).check();
    await screenshot(page, 'zh-CN-split');
    await page.getByRole('dialog').getByRole('button', { name: plan.split }).click();
    await page.locator('[data-task]').nth(25).waitFor();

    await tasks(page).nth(3).getByRole('checkbox').check();
    await tasks(page).nth(4).getByRole('checkbox').check();
    await button(page, plan.merge).click();
    expect(await tasks(page).count()).toBe(25);

    for (let step = 0; step < 6; step += 1) await button(page, plan.undo).click();
    expect(await tasks(page).count()).toBe(25);
    expect(await tasks(page).nth(0).textContent()).toContain('建成全市一体化政务数据平台');
    expect(await button(page, plan.undo).isDisabled()).toBe(true);
    await button(page, plan.redo).click();
    expect(await tasks(page).nth(0).textContent()).toContain('建成一体化平台');
    expect(faults).toEqual([]);
    await close();
  }, 90_000);

  test('units and a deadline are given to several tasks at once, and one undo takes that back', async () => {
    const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    const units = () => Promise.all([0, 1].map((position) => tasks(page).nth(position).textContent()));
    const before = await units();
    await tasks(page).nth(0).getByRole('checkbox').check();
    await tasks(page).nth(1).getByRole('checkbox').check();
    await button(page, plan.bulk).click();
    await page.getByRole('textbox', { name: plan.leadUnit }).fill('市大数据中心');
    await page.getByRole('dialog').getByRole('textbox', { name: plan.deadline }).fill('2026年8月底');
    await button(page, words.common.save).click();
    await tasks(page).nth(1).getByText('市大数据中心').waitFor();
    for (const text of await units()) expect(text).toContain('2026年8月底');
    await button(page, plan.undo).click();
    expect(await units()).toEqual(before);
    expect(faults).toEqual([]);
    await close();
  }, 60_000);

  test('a plan that changed after its ledger was made is said to be newer than the ledger', async () => {
    const { page, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    await generate(page, 'zh-CN');
    await step(page, 'plan').click();
    await act(page, 0, plan.drop);
    await step(page, 'ledger').click();
    await page.getByText(plan.changed).waitFor();
    await button(page, words.ledger.generateAgain).click();
    await page.getByText(plan.changed).waitFor({ state: 'detached' });
    await page.locator('[role=grid][aria-rowcount="25"]').waitFor();
    await close();
  }, 60_000);

  test('pasted text and a chosen file become plans; a ledger not yet downloaded is not lost without a question', async () => {
    const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    await paste(page, PASTED);
    await page.getByRole('heading', { name: '云溪市2026年河道整治方案' }).waitFor();
    expect(await tasks(page).count()).toBe(2);
    await generate(page, 'zh-CN');
    await step(page, 'plan').click();
    const chosen = { name: '方案.txt', mimeType: 'text/plain', buffer: Buffer.from(PASTED.replace('河道', '湖泊')) };
    await page.locator('input[name=plan]').setInputFiles(chosen);
    await page.getByRole('alertdialog').getByRole('button', { name: words.common.cancel }).click();
    await page.getByRole('heading', { name: '云溪市2026年河道整治方案' }).waitFor();
    await page.locator('input[name=plan]').setInputFiles(chosen);
    await page.getByRole('alertdialog').getByRole('button', { name: words.common.leaveOn }).click();
    await page.getByRole('heading', { name: '云溪市2026年湖泊整治方案' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  }, 60_000);

  test.each([
    ['an empty file', '空.docx', ''],
    ['a photo', '合影.jpg', '\xff\xd8\xff\xe0'],
    ['a broken Word file', '坏.docx', 'PK\x03\x04 nothing'],
  ])(
    '%s instead of a plan: one clear line with its name, and the open plan stays',
    async (_, name, bytes) => {
      const { page, faults, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes, 'latin1') };
      await page.locator('input[name=plan]').setInputFiles(file);
      const alert = page.getByRole('alert');
      await alert.getByText(words.common.failed).waitFor();
      expect(await alert.textContent()).toContain(name);
      expect(await tasks(page).count()).toBe(25);
      expect(faults).toEqual([]);
      await close();
    },
    60_000,
  );

  test('a text without tasks says so, and tasks can be added by hand', async () => {
    const { page, close } = await openSample(site.browser, site.server, { locale: 'zh-CN' });
    await paste(page, '今天天气很好。');
    await page.getByText(plan.noTasks).waitFor();
    await page.locator('[data-code="plan.noTasks"]').waitFor();
    await button(page, plan.addTask).click();
    await page.getByRole('textbox', { name: plan.task }).fill('开展河道巡查');
    await button(page, words.common.save).click();
    expect(await tasks(page).count()).toBe(1);
    await close();
  }, 60_000);

  test('a ledger of 300 rows holds only those in sight, and the keyboard reaches the last', async () => {
    const { page, faults, close } = await visit(site.browser, site.server.address, { locale: 'zh-CN' }).then(
      async (visited) => {
        await visited.page.locator('[data-task]').first().waitFor();
        return visited;
      },
    );
    await paste(page, longPlan(300));
    await page.locator('[data-task]').nth(299).waitFor();
    await generate(page, 'zh-CN');
    const grid = page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('301');
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
    await grid.getByRole('gridcell').first().click();
    await page.keyboard.press('Control+End');
    await page.locator('[data-place^="299:"]:focus').waitFor();
    await page.keyboard.press('Control+Home');
    await page.locator('[data-place="0:0"]:focus').waitFor();
    expect(faults).toEqual([]);
    await close();
  }, 90_000);
});
