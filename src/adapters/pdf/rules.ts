import type { PDFOperatorList } from 'pdfjs-dist/types/src/display/api';
import { apply, IDENTITY, multiply, toMatrix, type Matrix, type Rule } from './geometry';

/** Operator numbers of pdf.js, as far as rules need them. */
export type Operators = {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly endPath: number;
  readonly stroke: number;
  readonly closeStroke: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
};

/** Rules thicker than this are bars or shading. */
const THICKEST = 3;
/** Rules shorter than this are dots, arrow heads or parts of letters. */
const SHORTEST = 4;
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;

type Point = readonly [number, number];

/** The drawn lines of a page, which make the frames of its tables. */
export function rulesOf(
  list: PDFOperatorList,
  operators: Operators,
  toPage: Matrix,
): { horizontal: Rule[]; vertical: Rule[] } {
  const found: { horizontal: Rule[]; vertical: Rule[] } = { horizontal: [], vertical: [] };
  const saved: Matrix[] = [];
  let current = IDENTITY;
  list.fnArray.forEach((operator, index) => {
    const args: unknown = list.argsArray[index];
    if (operator === operators.save || operator === operators.paintFormXObjectBegin) saved.push(current);
    if (operator === operators.restore || operator === operators.paintFormXObjectEnd) current = saved.pop() ?? IDENTITY;
    if (operator === operators.transform) current = transformed(current, args);
    if (operator === operators.paintFormXObjectBegin && Array.isArray(args)) current = transformed(current, args[0]);
    if (operator === operators.constructPath) addPath(args, multiply(toPage, current), operators, found);
  });
  return found;
}

function transformed(current: Matrix, args: unknown): Matrix {
  const numbers: readonly unknown[] = Array.isArray(args) ? args : isNumbers(args) ? [...args] : [];
  const matrix = toMatrix(numbers);
  return matrix === null ? current : multiply(current, matrix);
}

function addPath(
  args: unknown,
  toPage: Matrix,
  operators: Operators,
  found: { horizontal: Rule[]; vertical: Rule[] },
): void {
  if (!Array.isArray(args)) return;
  const paint: unknown = args[0];
  const data: unknown = Array.isArray(args[1]) ? args[1][0] : null;
  if (!isNumbers(data) || paint === operators.endPath) return;
  const isStroke = paint === operators.stroke || paint === operators.closeStroke;
  for (const points of subpaths(data, toPage)) {
    // a filled path is a rule only as a whole, when it is thin; a stroked one is as many rules as it has sides
    const sides: readonly (readonly Point[])[] = isStroke
      ? points.slice(1).map((point, index) => [points[index] ?? point, point])
      : [points];
    for (const side of sides) addThin(side, found);
  }
}

/** Not `instanceof`: the numbers may come from the worker's own world. */
function isNumbers(data: unknown): data is Float32Array {
  return ArrayBuffer.isView(data) && 'length' in data;
}

function addThin(points: readonly Point[], found: { horizontal: Rule[]; vertical: Rule[] }): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = right - left;
  const height = bottom - top;
  if (height <= THICKEST && width >= SHORTEST && width > height)
    found.horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
  else if (width <= THICKEST && height >= SHORTEST)
    found.vertical.push({ at: (left + right) / 2, from: top, to: bottom });
}

function subpaths(data: Float32Array, toPage: Matrix): Point[][] {
  const paths: Point[][] = [];
  let path: Point[] = [];
  const point = (at: number): Point => apply(toPage, data[at] ?? 0, data[at + 1] ?? 0);
  for (let at = 0; at < data.length;) {
    const kind = data[at];
    if (kind === MOVE) {
      path = [point(at + 1)];
      paths.push(path);
      at += 3;
    } else if (kind === LINE) {
      path.push(point(at + 1));
      at += 3;
    } else if (kind === CURVE || kind === QUADRATIC) {
      // curves are no rules: the path goes on from their end
      const length = kind === CURVE ? 6 : 4;
      path = [point(at + length - 1)];
      paths.push(path);
      at += 1 + length;
    } else {
      const [first] = path;
      if (first !== undefined) path.push(first);
      at += 1;
    }
  }
  return paths;
}
