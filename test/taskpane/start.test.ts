import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { en } from '../../src/messages/en';
import { zhCN } from '../../src/messages/zh-CN';
import { start } from '../../src/taskpane/start';
import { loadClient } from '../excel-host/client-in-node';
import { startExcel } from '../excel-host/excel';

const world = globalThis as unknown as { Office?: unknown; Excel?: unknown; location?: unknown };

/** What office.js tells of the host around the page; `apiLevel` is the ExcelApi 1.x that it has. */
function office(host: string | null, platform: string | null, apiLevel = 15): unknown {
  return {
    onReady: () => Promise.resolve({ host, platform }),
    HostType: { Excel: 'Excel', Word: 'Word' },
    PlatformType: { PC: 'PC', Mac: 'Mac', OfficeOnline: 'OfficeOnline', iOS: 'iOS', Android: 'Android' },
    context: {
      displayLanguage: 'zh-CN',
      requirements: {
        isSetSupported: (name: string, version: string) =>
          name === 'ExcelApi' && Number(version.split('.')[1]) <= apiLevel,
      },
    },
  };
}

afterEach(() => {
  delete world.Office;
  delete world.Excel;
  delete world.location;
});

describe('where the pane opens', () => {
  test.each<[string, unknown, string]>([
    ['on a page without office.js', undefined, 'host.outsideOffice'],
    ['in a browser, outside Office', office(null, null), 'host.outsideOffice'],
    ['in Word', office('Word', 'PC'), 'host.notExcel'],
    ['in Excel on an iPad', office('Excel', 'iOS'), 'host.mobile'],
    ['in Excel on Android', office('Excel', 'Android'), 'host.mobile'],
    ['in an Excel under ExcelApi 1.13', office('Excel', 'PC', 12), 'host.tooOld'],
  ])('%s it is refused with a reason, in both languages', async (_, given, code) => {
    if (given !== undefined) world.Office = given;
    const started = await start();
    expect(started).toMatchObject({ kind: 'refused', issue: { code }, passing: false });
    for (const messages of [zhCN, en]) {
      const say = messages[code as 'host.tooOld'];
      expect(
        say({ code: 'host.tooOld', severity: 'error', needed: 'ExcelApi 1.13', detail: '' }).length,
      ).toBeGreaterThan(10);
    }
  });

  test('on a tablet it is refused at once, though office.js never gets ready there', async () => {
    world.Office = { ...(office(null, null) as object), onReady: () => new Promise(() => undefined) };
    world.location = { search: '?_host_Info=Excel$iOS$16.01$zh-CN$telemetry', hash: '' };
    expect(await start()).toMatchObject({ kind: 'refused', issue: { code: 'host.mobile' } });
  });

  test.each(['PC', 'Mac', 'OfficeOnline'])('in Excel on %s it opens the workbook', async (platform) => {
    world.Office = office('Excel', platform, 13);
    world.Excel = loadClient(startExcel()).Excel;
    const started = await start();
    expect(started.kind).toBe('ready');
    if (started.kind !== 'ready') return;
    expect((await started.excel.workbook.sheets()).map(({ name }) => name)).toEqual(['Sheet1']);
  });

  test('in an Excel whose own script did not load it says so instead of waiting for ever', async () => {
    world.Office = office('Excel', 'PC');
    expect(await start()).toMatchObject({ kind: 'refused', issue: { code: 'host.failed' }, detail: 'ReferenceError' });
  });

  test('a person who is typing when the pane opens is asked to finish the cell, and then it opens', async () => {
    world.Office = office('Excel', 'PC');
    const excel = startExcel();
    excel.knobs.cellEditing = true;
    world.Excel = loadClient(excel).Excel;
    expect(await start()).toMatchObject({ kind: 'refused', issue: { code: 'host.cellEditing' }, passing: true });
    excel.knobs.cellEditing = false;
    expect(await start()).toMatchObject({ kind: 'ready' });
  });
});

describe('in Internet Explorer, which old Excels show panes in', () => {
  const script = readFileSync(path.resolve(__dirname, '../../src/taskpane/first.js'), 'utf8');
  const page = readFileSync(path.resolve(__dirname, '../../src/taskpane/taskpane.html'), 'utf8');

  /** Runs the page's first script where elements look as given; answers what of the page shows. */
  function shownAfter(script: string, element: object): { old: boolean; root: boolean } {
    const shown = { old: false, root: true };
    const elements: Record<string, unknown> = {
      root: {
        style: {
          set display(value: string) {
            shown.root = value !== 'none';
          },
        },
      },
      old: { removeAttribute: (name: string) => void (shown.old = name === 'hidden') },
    };
    vm.runInNewContext(script, {
      window: {},
      document: {
        createElement: () => element,
        addEventListener: (_: string, act: () => void) => act(),
        getElementById: (id: string) => elements[id],
      },
    });
    return shown;
  }

  test('the page says so instead of staying empty', () => {
    expect(shownAfter(script, {})).toEqual({ old: true, root: false });
    expect(shownAfter(script, { noModule: false })).toEqual({ old: false, root: true });
    expect(page).toMatch(/id="old"[^>]*>[^<]*网页版[^<]*web edition/);
  });

  test('the script that says so is written for it', () => {
    expect(script).not.toMatch(/=>|\b(?:const|let|class|async)\b|`/);
  });
});
