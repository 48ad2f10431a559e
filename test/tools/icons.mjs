// Draws the icons of the add-in into assets/icons: a red seal with a table in it. node test/tools/icons.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];
const RED = [0xb3, 0x26, 0x1e];
const WHITE = [255, 255, 255];
/** Points looked at in each direction of a pixel, for smooth edges. */
const SAMPLES = 8;
const folder = new URL('../../assets/icons/', import.meta.url);

/** The drawing on a ground of 20 by 20: what colour a point has; null outside the seal. */
function colourAt(x, y, line) {
  if (!insideRounded(x, y, 0.5, 19.5, 3.5)) return null;
  const half = line / 2;
  const [left, right, top, bottom] = [4, 16, 5, 15];
  const near = (value, target) => Math.abs(value - target) <= half;
  const within = x >= left - half && x <= right + half && y >= top - half && y <= bottom + half;
  const rule = near(x, left) || near(x, right) || near(x, 8.5) || [top, 8.33, 11.67, bottom].some((at) => near(y, at));
  return within && rule ? WHITE : RED;
}

function insideRounded(x, y, from, to, radius) {
  if (x < from || x > to || y < from || y > to) return false;
  const cornerX = Math.max(from + radius - x, x - (to - radius), 0);
  const cornerY = Math.max(from + radius - y, y - (to - radius), 0);
  return cornerX ** 2 + cornerY ** 2 <= radius ** 2;
}

function draw(size) {
  const unit = 20 / size;
  // thin lines would vanish in small icons
  const line = Math.max(1.3, unit);
  const rows = [];
  for (let row = 0; row < size; row += 1) {
    const pixels = [0];
    for (let column = 0; column < size; column += 1) pixels.push(...pixel(column, row, unit, line));
    rows.push(Buffer.from(pixels));
  }
  return Buffer.concat(rows);
}

function pixel(column, row, unit, line) {
  let [red, green, blue, hits] = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES ** 2; i += 1) {
    const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) * unit;
    const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) * unit;
    const colour = colourAt(x, y, line);
    if (colour === null) continue;
    hits += 1;
    red += colour[0];
    green += colour[1];
    blue += colour[2];
  }
  if (hits === 0) return [0, 0, 0, 0];
  return [red, green, blue].map((sum) => Math.round(sum / hits)).concat(Math.round((255 * hits) / SAMPLES ** 2));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, sum]);
}

function png(size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // eight bits a channel, red green blue and opacity
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(draw(size), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

mkdirSync(folder, { recursive: true });
for (const size of SIZES) writeFileSync(new URL(`icon-${size}.png`, folder), png(size));
