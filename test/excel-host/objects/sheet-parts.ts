import { EVENT } from '../events';
import { formatAddress, oneCell } from '../sheet/address';
import { invalidArgument, itemNotFound } from '../sheet/errors';
import { allow, allowUnprotected } from '../sheet/guard';
import { newId } from '../sheet/workbook';
import { readOnly, wireClass } from './define';
import { wire, type WireObject } from './targets';

/** The sheet's one filter, outside tables. Source: Excel.AutoFilter. */
export const autoFilterClass = wireClass('AutoFilter', {
  scalars: {
    Enabled: readOnly(({ sheet }) => sheet.filter !== null),
    IsDataFiltered: readOnly(({ sheet }) => (sheet.filter?.criteria.size ?? 0) > 0),
  },
  methods: {
    Apply({ sheet }, [range, columnIndex], { events }, objects) {
      allow(sheet, 'allowAutoFilter', 'AutoFilter.apply');
      const target = objects[0]?.className === 'Range' ? objects[0].target.area : null;
      if (target === null || typeof columnIndex === 'number') throw invalidArgument('AutoFilter.apply', String(range));
      sheet.filter = { area: target, criteria: new Map() };
      events.sheet(EVENT.filtered, sheet);
    },
    ClearCriteria({ sheet }) {
      allow(sheet, 'allowAutoFilter', 'AutoFilter.clearCriteria');
      sheet.filter?.criteria.clear();
      for (const line of sheet.rows.values()) delete line.filtered;
    },
    Remove({ sheet }) {
      allowUnprotected(sheet, 'AutoFilter.remove');
      sheet.filter = null;
    },
    GetRangeOrNullObject: ({ sheet }) =>
      sheet.filter === null ? null : wire('Range', { sheet, area: sheet.filter.area }),
  },
});

export const chartCollectionClass = wireClass('ChartCollection', {
  items: ({ sheet }) => sheet.charts.map((chart) => wire('Chart', { sheet, chart })),
  methods: {
    Add({ sheet }, [kind], _, objects) {
      allowUnprotected(sheet, 'ChartCollection.add');
      const source = objects[1];
      if (source?.className !== 'Range') throw invalidArgument('ChartCollection.add');
      const chart = {
        id: newId(),
        name: `图表 ${sheet.charts.length + 1}`,
        kind: String(kind),
        title: '',
        source: formatAddress(source.target.sheet.name, source.target.area),
        from: '',
        to: '',
      };
      sheet.charts.push(chart);
      return wire('Chart', { sheet, chart });
    },
    GetCount: ({ sheet }) => sheet.charts.length,
    GetItem({ sheet }, [key]) {
      const chart = sheet.charts.find((each) => each.name === key || each.id === key);
      if (chart === undefined) throw itemNotFound('ChartCollection.getItem');
      return wire('Chart', { sheet, chart });
    },
  },
});

export const chartClass = wireClass('Chart', {
  id: ({ chart }) => chart.id,
  scalars: {
    Id: readOnly(({ chart }) => chart.id),
    Name: { get: ({ chart }) => chart.name, set: ({ chart }, name) => void (chart.name = String(name)) },
  },
  objects: { Title: (target) => wire('ChartTitle', target) },
  methods: {
    SetPosition({ chart }, [from, to], _, objects) {
      chart.from = placeOf(from, objects[0]);
      chart.to = placeOf(to, objects[1]);
    },
    Delete({ sheet, chart }) {
      sheet.charts = sheet.charts.filter((each) => each !== chart);
    },
  },
});

export const chartTitleClass = wireClass('ChartTitle', {
  scalars: {
    Text: { get: ({ chart }) => chart.title, set: ({ chart }, text) => void (chart.title = String(text)) },
  },
});

export const commentCollectionClass = wireClass('CommentCollection', {
  items: ({ sheet }) => sheet.comments.map((comment) => wire('Comment', { sheet, comment })),
  methods: {
    GetItem({ sheet }, [id]) {
      const comment = sheet.comments.find((each) => each.id === id);
      if (comment === undefined) throw itemNotFound('CommentCollection.getItem');
      return wire('Comment', { sheet, comment });
    },
  },
});

export const commentClass = wireClass('Comment', {
  id: ({ comment }) => comment.id,
  scalars: {
    Id: readOnly(({ comment }) => comment.id),
    Content: readOnly(({ comment }) => comment.text),
    AuthorName: readOnly(({ comment }) => comment.author),
  },
  methods: {
    GetLocation: ({ sheet, comment }) => wire('Range', { sheet, area: oneCell(comment.row, comment.column) }),
  },
});

export const tableCollectionClass = wireClass('TableCollection', {
  items: ({ sheet }) => sheet.tables.map((table) => wire('Table', { sheet, table })),
  methods: { GetCount: ({ sheet }) => sheet.tables.length },
});

export const tableClass = wireClass('Table', {
  id: ({ table }) => table.id,
  scalars: { Id: readOnly(({ table }) => table.id), Name: readOnly(({ table }) => table.name) },
  methods: { GetRange: ({ sheet, table }) => wire('Range', { sheet, area: table.area }) },
});

function placeOf(place: unknown, object: WireObject | null | undefined): string {
  return object?.className === 'Range' ? formatAddress(object.target.sheet.name, object.target.area) : String(place);
}
