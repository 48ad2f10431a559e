import { LEDGER_SHEET } from '../../src/core/sheet';
import { words as allWords } from '../../src/messages/ui';
import type { Simulated } from '../excel-host/in-browser';
import { describeWith } from '../support/programs';
import {
  addinForTests,
  button,
  figure,
  generate,
  isMicrosofts,
  openPane,
  type OpenPane,
  type PaneOptions,
  step,
} from './support/addin';

const words = allWords['zh-CN'];

/** Every knob that makes Excel poorer without making anything impossible; functions travel into the page as text. */
const SETTINGS: readonly (readonly [string, PaneOptions, (simulated: Simulated) => void])[] = [
  ['ExcelApi 1.13', { apiLevel: 13 }, () => undefined],
  ['ExcelApi 1.14', { apiLevel: 14 }, () => undefined],
  [
    'an insertion that loses everything it can',
    {},
    ({ excel }) => {
      const drops = ['protection', 'unlocked', 'validations', 'freeze', 'conditionalFormats', 'print'] as const;
      const more = ['widths', 'heights', 'hidden', 'autoFilter', 'merges'] as const;
      excel.knobs.insertion = { drops: [...drops, ...more] };
    },
  ],
  ['no insertion at all', {}, ({ excel }) => void (excel.knobs.insertion = 'fails')],
  ['a slow line', {}, ({ excel }) => void (excel.knobs.latency = 60)],
];

describeWith(['chromium'], 'the add-in with every knob of the simulated Excel', () => {
  const site = addinForTests();
  const open = (options: PaneOptions = {}): Promise<OpenPane> =>
    openPane(site.browser, site.server.address, site.excelHost, options);

  /** Values and widths of the visible table. */
  const table = ({ excel }: OpenPane): Promise<unknown> =>
    excel(({ excel: host }, name) => {
      const sheet = host.workbook.sheets.find((each) => each.name === name)!;
      const cells = [...sheet.cells].flatMap(([row, line]) =>
        [...line].flatMap(([column, cell]) => (cell.value === '' ? [] : [`${row} ${column} ${cell.value}`])),
      );
      const widths = [...sheet.columns].map(([column, line]) => `${column} ${line.size} ${line.hidden === true}`);
      return { cells: cells.sort(), widths: widths.sort(), merges: sheet.merges.length, frozen: sheet.frozen };
    }, LEDGER_SHEET);

  async function road(opened: OpenPane): Promise<{ generated: unknown; merged: unknown; undone: unknown }> {
    const { pane } = opened;
    await generate(opened);
    const generated = await table(opened);
    await step(pane, 'collect').click();
    await button(pane, words.collect.useSamples).click();
    await button(pane, words.collect.merge).click();
    await figure(pane, words.collect.entries).waitFor();
    const merged = await table(opened);
    await button(pane, words.collect.undo).click();
    await pane.getByText(words.collect.undone).waitFor();
    return { generated, merged, undone: await table(opened) };
  }

  let wanted: Awaited<ReturnType<typeof road>>;
  beforeAll(async () => {
    const opened = await open();
    wanted = await road(opened);
    await opened.close();
  }, 60000);

  test('the road changes the table and brings it back', () => {
    expect(wanted.merged).not.toEqual(wanted.generated);
    expect(wanted.undone).toEqual(wanted.generated);
  });

  test.each(SETTINGS)(
    '%s: generating, merging and taking back give the same',
    async (_, options, turn) => {
      const opened = await open(options);
      await opened.excel((simulated, source) => {
        const act = (0, eval)(`(${source})`) as (simulated: unknown) => void;
        act(simulated);
      }, turn.toString());
      expect(await road(opened)).toEqual(wanted);
      expect(opened.faults.filter((fault) => !isMicrosofts(fault))).toEqual([]);
      await opened.close();
    },
    60000,
  );

  test('a co-author who writes a cell while it is being written keeps it; the second try merges around it', async () => {
    const opened = await open();
    const { pane, excel } = opened;
    await generate(opened);
    await step(pane, 'collect').click();
    await button(pane, words.collect.useSamples).click();
    await excel(({ excel: host, coauthor }, name) => {
      host.knobs.beforeBatch = () => {
        const journal = host.workbook.sheets.find((sheet) => sheet.name === '_taizhang_journal');
        if (journal?.cells.get(0)?.get(1)?.value !== 'ready') return;
        host.knobs.beforeBatch = null;
        const sheet = host.workbook.sheets.find((each) => each.name === name)!;
        for (const [row, line] of sheet.cells) {
          for (const [column, cell] of line) {
            if (cell.value !== '进展情况') continue;
            coauthor.types(name, `${String.fromCharCode(65 + column)}${row + 2}`, '同事写的进展');
            return;
          }
        }
      };
    }, LEDGER_SHEET);
    await button(pane, words.collect.merge).click();
    await pane.getByRole('alert').getByText('被其他人改动了').waitFor();
    const holds = (text: string) =>
      excel(
        ({ excel: host }, given) => {
          const sheet = host.workbook.sheets.find((each) => each.name === given.sheet)!;
          return [...sheet.cells.values()].some((line) => [...line.values()].some(({ value }) => value === given.text));
        },
        { sheet: LEDGER_SHEET, text },
      );
    expect(await holds('同事写的进展')).toBe(true);
    await button(pane, words.excel.retry).click();
    await figure(pane, words.collect.entries).waitFor();
    expect(await holds('同事写的进展')).toBe(true);
    await opened.close();
  }, 60000);

  test('more than Excel takes at once is said so, and nothing is lost', async () => {
    const opened = await open();
    const { pane, excel } = opened;
    await generate(opened);
    const before = await table(opened);
    await step(pane, 'collect').click();
    await button(pane, words.collect.useSamples).click();
    await excel(({ excel: host }) => void (host.knobs.payloadLimit = 20000), null);
    await button(pane, words.collect.merge).click();
    await pane.getByRole('alert').getByText('超过了 Excel 一次能处理的大小').waitFor();
    await excel(({ excel: host }) => void (host.knobs.payloadLimit = 5 * 1024 * 1024), null);
    expect(await table(opened)).toEqual(before);
    await button(pane, words.excel.retry).click();
    await figure(pane, words.collect.entries).waitFor();
    await opened.close();
  }, 60000);
});
