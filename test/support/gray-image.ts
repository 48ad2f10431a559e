import { deflateSync, inflateSync } from 'node:zlib';

/** A picture of grey values, row by row. */
export type GrayImage = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** Reads the raw PGM that `pdftoppm -gray` writes. */
export function readPgm(bytes: Uint8Array): GrayImage {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(0, 40)).toString('latin1'));
  if (head === null) throw new Error('no PGM');
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length) };
}

/** Writes an 8-bit grey PNG without filters, which `readPng` reads and every viewer shows. */
export function writePng({ width, height, pixels }: GrayImage): Uint8Array {
  const lines = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    lines.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const parts = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

/** Reads what `writePng` wrote. */
export function readPng(bytes: Uint8Array): GrayImage {
  const data = Buffer.from(bytes);
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const packed: Buffer[] = [];
  for (let at = 8; at < data.length; at += data.readUInt32BE(at) + 12) {
    if (data.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(data.subarray(at + 8, at + 8 + data.readUInt32BE(at)));
  }
  const lines = inflateSync(Buffer.concat(packed));
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1)
    pixels.set(lines.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)), row * width);
  return { width, height, pixels };
}

/** How far two pictures differ, 0…255: the mean over blocks of `size` pixels, so that single letters hardly count. */
export function blockDifference(one: GrayImage, other: GrayImage, size = 8): number {
  if (one.width !== other.width || one.height !== other.height) return 255;
  const columns = Math.floor(one.width / size);
  const rows = Math.floor(one.height / size);
  let sum = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      sum += Math.abs(blockMean(one, row, column, size) - blockMean(other, row, column, size));
    }
  }
  return sum / (rows * columns);
}

function blockMean(image: GrayImage, row: number, column: number, size: number): number {
  let sum = 0;
  for (let y = row * size; y < (row + 1) * size; y += 1) {
    for (let x = column * size; x < (column + 1) * size; x += 1) sum += image.pixels[y * image.width + x] ?? 0;
  }
  return sum / (size * size);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
