import { BUNDLES, loadClient } from './client-in-node';
import { startExcel } from './excel';
import { newPerson } from './person';

describe.each(BUNDLES)('the genuine client %s on the simulated Excel', (bundle) => {
  test('loads collections, adds sheets and reads back what it wrote', async () => {
    const excel = startExcel();
    const { Excel } = loadClient(excel, bundle);
    const seen = await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      const sheet = sheets.add('台账');
      sheet.getRange('A1:B2').values = [
        ['序号', '主要任务'],
        [1, '任务'],
      ];
      const used = sheet.getUsedRange();
      used.load('values,address');
      sheets.load('items/name');
      await context.sync();
      return { names: sheets.items.map((each) => each.name), values: used.values, address: used.address };
    });
    expect(seen).toEqual({
      names: ['Sheet1', '台账'],
      values: [
        ['序号', '主要任务'],
        [1, '任务'],
      ],
      address: '台账!A1:B2',
    });
  });

  test('hears what a person types', async () => {
    const excel = startExcel();
    const { Excel } = loadClient(excel, bundle);
    const heard: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) => {
        heard.push(`${event.address} ${event.source}`);
        return Promise.resolve();
      });
      await context.sync();
    });
    newPerson(excel).types('Sheet1', 'B7', '99');
    newPerson(excel, 'coauthor').types('Sheet1', 'B8', '98');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(heard).toEqual(['B7 Local', 'B8 Remote']);
  });
});
