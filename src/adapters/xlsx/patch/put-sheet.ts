import { failure, type SheetLayout } from '../../../core/model';
import { checkFrame, checkSheetNames } from '../write/check';
import { builtInNames } from '../write/names';
import { renderSheet, type SheetPart } from '../write/sheet-part';
import { prefixed } from '../write/style-book';
import { withListSheets } from '../write/validations';
import {
  appendInside,
  applyEdits,
  attribute,
  child,
  childrenOf,
  editAttributes,
  escapeAttribute,
  escapeText,
  openTag,
  parseXml,
  prefixOf,
  type Edit,
} from '../write/xml';
import { BEFORE_NAMES, dropCalculationChain, hasCalculationChain, insertionPlace } from './calculation';
import { relationshipType, strictly, type Master, type MasterSheet } from './master';
import { forgetSheetTitles } from './properties';
import { removeOwnParts } from './own-parts';

const WORKSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const DRAWING = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/**
 * Adds the sheet behind the last one, or puts it in the place of the sheet of that name: same part, same place in the
 * row of tabs. Its styles are added to the workbook's. Throws as writeXlsx does for what Excel does not take.
 */
export function putSheet(master: Master, layout: SheetLayout): void {
  const existing = master.sheets().find((sheet) => sheet.name.toLowerCase() === layout.name.toLowerCase());
  if (existing !== undefined) master.worksheet(existing.name);
  const error = [...checkSheetNames([layout.name]), ...checkFrame(layout)].find((found) => found.severity === 'error');
  if (error !== undefined) throw failure(error.code, error);
  const [sheet, ...lists] = withListSheets([layout]);
  if (sheet === undefined) return;
  if (existing === undefined) addSheet(master, sheet);
  else replaceSheet(master, existing, sheet);
  setLocalNames(master, sheet);
  for (const list of lists) putSheet(master, list);
}

function addSheet(master: Master, layout: SheetLayout): void {
  const { package: pkg, workbookPart } = master;
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const part = pkg.freeName(`${folder}worksheets/sheet`, '.xml');
  pkg.add(part, '', WORKSHEET);
  writeSheet(master, part, layout);
  const id = pkg.relate(workbookPart, relationshipType('worksheet', master.strict), part);
  const xml = pkg.text(workbookPart);
  const root = parseXml(xml);
  const list = child(root, 'sheets');
  if (list === undefined) throw failure('xlsx.notAWorkbook', { reason: 'noWorkbook', part: workbookPart });
  const sheetId = Math.max(0, ...master.sheets().map((sheet) => sheet.sheetId)) + 1;
  const { declaration, name } = relationshipAttribute(xml, list.children[0]);
  const tag = [
    `<${prefixOf(root.name)}sheet${declaration} name="${escapeAttribute(layout.name)}" sheetId="${sheetId}"`,
    layout.visibility === 'visible' ? '' : ` state="${layout.visibility}"`,
    ` ${name}="${id}"/>`,
  ].join('');
  pkg.set(workbookPart, applyEdits(xml, [appendInside(xml, list, tag)]));
  forgetSheetTitles(master);
}

/** How this workbook spells `r:id`; declared anew where no other sheet shows it. */
function relationshipAttribute(
  xml: string,
  sheet: ReturnType<typeof parseXml> | undefined,
): { declaration: string; name: string } {
  const spelled = sheet === undefined ? null : /\s([\w.-]+:id)\s*=/.exec(openTag(xml, sheet));
  const own = sheet !== undefined && openTag(xml, sheet).includes('xmlns:');
  if (spelled?.[1] !== undefined && !own) return { declaration: '', name: spelled[1] };
  return {
    declaration: ' xmlns:taizhang="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
    name: 'taizhang:id',
  };
}

function replaceSheet(master: Master, existing: MasterSheet, layout: SheetLayout): void {
  const { package: pkg, workbookPart } = master;
  if (hasCalculationChain(master) && /<(?:[\w.-]+:)?f[\s>/]/.test(pkg.text(existing.part)))
    dropCalculationChain(master);
  removeOwnParts(master, existing.part);
  writeSheet(master, existing.part, layout);
  if (existing.state === layout.visibility) return;
  const others = master.sheets().filter((sheet) => sheet.name !== existing.name);
  if (layout.visibility !== 'visible' && !others.some((sheet) => sheet.state === 'visible')) {
    throw failure('xlsx.noVisibleSheet', {});
  }
  const xml = pkg.text(workbookPart);
  const node = childrenOf(child(parseXml(xml), 'sheets'), 'sheet').find(
    (sheet) => attribute(openTag(xml, sheet), 'name') === existing.name,
  );
  if (node === undefined) return;
  const state = layout.visibility === 'visible' ? null : layout.visibility;
  pkg.set(workbookPart, applyEdits(xml, [editAttributes(xml, node, { state })]));
}

function writeSheet(master: Master, part: string, layout: SheetLayout): void {
  const { date1904, strict } = master;
  const styles = master.styles();
  const rendered = renderSheet(layout, { styles, strings: null, selected: false, firstChart: 1, date1904 });
  const own = (xml: string): string => (strict ? strictly(xml) : xml);
  const { drawing } = rendered;
  const id = drawing === null ? null : addDrawing(master, part, rendered, drawing, own);
  const around = (xml: string): string =>
    own(drawing === null ? xml : xml.replace(`<drawing r:id="${drawing.relationshipId}"/>`, `<drawing r:id="${id}"/>`));
  function* pieces(): Generator<string> {
    yield around(rendered.before);
    yield* rendered.rows;
    yield around(rendered.after);
  }
  master.package.write(part, pieces());
}

/** Adds the sheet's drawing with its charts; gives the relationship's id. */
function addDrawing(
  master: Master,
  sheetPart: string,
  rendered: SheetPart,
  drawing: NonNullable<SheetPart['drawing']>,
  own: (xml: string) => string,
): string {
  const { package: pkg, strict } = master;
  const drawingPart = pkg.freeName('xl/drawings/drawing', '.xml');
  pkg.add(drawingPart, own(drawing.xml), DRAWING);
  const id = pkg.relate(sheetPart, relationshipType('drawing', strict), drawingPart);
  for (const chart of rendered.charts) {
    const chartPart = pkg.freeName('xl/charts/chart', '.xml');
    pkg.add(chartPart, own(chart), CHART);
    // ids run from rId1 in the order of the charts, as the drawing refers to them
    pkg.relate(drawingPart, relationshipType('chart', strict), chartPart);
  }
  return id;
}

/** Print area, repeated rows and filter of the sheet, in the place of those that its former self had. */
function setLocalNames(master: Master, layout: SheetLayout): void {
  const { package: pkg, workbookPart } = master;
  const index = master.sheets().findIndex((sheet) => sheet.name.toLowerCase() === layout.name.toLowerCase());
  const xml = pkg.text(workbookPart);
  const root = parseXml(xml);
  const list = child(root, 'definedNames');
  const former = childrenOf(list, 'definedName').filter((node) => {
    const tag = openTag(xml, node);
    return attribute(tag, 'localSheetId') === String(index) && /^_xlnm\./.test(attribute(tag, 'name') ?? '');
  });
  const added = builtInNames(layout)
    .map(
      ({ name, range }) =>
        `<definedName name="${name}" localSheetId="${index}"${name.endsWith('_FilterDatabase') ? ' hidden="1"' : ''}>${escapeText(range)}</definedName>`,
    )
    .join('');
  const own = prefixed(added, prefixOf(root.name));
  const edits = former.map((node): Edit => ({ start: node.start, end: node.end, text: '' }));
  if (own === '' && edits.length === 0) return;
  if (list !== undefined && (own !== '' || edits.length < list.children.length)) {
    pkg.set(workbookPart, applyEdits(xml, [...edits, ...(own === '' ? [] : [appendInside(xml, list, own)])]));
  } else if (list !== undefined) {
    pkg.set(workbookPart, applyEdits(xml, [{ start: list.start, end: list.end, text: '' }]));
  } else {
    const at = insertionPlace(root, BEFORE_NAMES);
    const name = `${prefixOf(root.name)}definedNames`;
    pkg.set(workbookPart, applyEdits(xml, [{ start: at, end: at, text: `<${name}>${own}</${name}>` }]));
  }
}
