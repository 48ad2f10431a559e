import type { ChartLayout } from '../../../core/model';
import { writeChart, writeDrawing, type SheetChart } from './hucre-parts';

export type Drawing = { readonly xml: string; readonly rels: string; readonly charts: readonly string[] };

/** The charts of a sheet and the drawing that holds them; null where there are none. */
export function renderCharts(charts: readonly ChartLayout[], sheet: string, firstChart: number): Drawing | null {
  if (charts.length === 0) return null;
  const described = charts.map(describe);
  const drawing = writeDrawing([], 1, undefined, described, firstChart);
  const parts = described.map((chart) => withTickMarks(writeChart(chart, sheet).chartXml));
  return { xml: drawing.drawingXml, rels: drawing.drawingRels, charts: parts };
}

/** A chart as hucre takes it. */
export function describe(chart: ChartLayout): SheetChart {
  const series = chart.series.map((one) => ({ name: one.name, values: one.values, categories: chart.categories }));
  return {
    type: chart.kind,
    title: chart.title,
    series,
    legend: chart.kind === 'pie' || series.length > 1 ? 'bottom' : false,
    altText: chart.title,
    anchor: {
      from: { row: chart.at.top, col: chart.at.left },
      to: { row: chart.at.bottom + 1, col: chart.at.right + 1 },
    },
  };
}

/** An axis that is silent about its marks gets crosses, minor ones too, by the schema's defaults. */
function withTickMarks(xml: string): string {
  const marks = '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>';
  return xml.includes('<c:majorTickMark') ? xml : xml.replaceAll('<c:crossAx ', `${marks}<c:crossAx `);
}
