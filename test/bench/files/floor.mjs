// The least that reading a workbook can cost: unpacking its parts by zlib and looking at each of their bytes once.
import { inflateRawSync } from 'node:zlib';

const DIRECTORY_HEADER = 0x02014b50;
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/core|xl\/(?:workbook|sharedStrings|styles|_rels|worksheets)\b)/;

/** Numbers that keep the pass from being left out; no cells. */
export function readFloor(bytes) {
  const sums = [];
  for (const part of unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    let tags = 0;
    for (let at = 0; at < part.length; at += 1) if (part[at] === 0x3c) tags += 1;
    sums.push(tags);
  }
  return sums;
}

/** Entries of an archive that a benchmark has made: nothing is checked. */
function* unpack(file) {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  for (let at = file.readUInt32LE(end + 16); file.readUInt32LE(at) === DIRECTORY_HEADER;) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
    const isPacked = file.readUInt16LE(at + 10) === 8;
    if (PARTS.test(file.toString('utf8', at + 46, at + 46 + nameLength)))
      yield isPacked ? inflateRawSync(packed) : packed;
    at += 46 + nameLength + extraLength + commentLength;
  }
}
