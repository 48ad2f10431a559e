/** What a page of a test PDF shows; coordinates in points from the lower left, as PDF has them. */
export type Drawing = string;

/** Text at a place, in a Chinese font that the file names without holding it. */
export function textAt(x: number, y: number, text: string, size = 10): Drawing {
  const hex = [...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /F1 ${size} Tf ${x} ${y} Td <${hex}> Tj ET`;
}

export function ruleAt(x1: number, y1: number, x2: number, y2: number): Drawing {
  return `${x1} ${y1} m ${x2} ${y2} l S`;
}

/** A frame of horizontal and vertical rules around every cell. */
export function gridAt(xs: readonly number[], ys: readonly number[]): Drawing {
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  return [...ys.map((y) => ruleAt(left, y, right, y)), ...xs.map((x) => ruleAt(x, bottom, x, top))].join('\n');
}

/** Bytes of a PDF with one A4 page per list of drawings. `trailer` adds entries to the file's trailer. */
export function aPdf(pages: readonly (readonly Drawing[])[], trailer = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /Ascent 859 /Descent -141 /FontBBox [0 -141 1000 859] ' +
      '/ItalicAngle 0 /CapHeight 683 /StemV 80 >>',
    ...pages.flatMap((drawings, index) => {
      const content = drawings.join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${7 + 2 * index} 0 R ` +
          '/Resources << /Font << /F1 3 0 R >> >> >>',
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`;
  return new TextEncoder().encode(`${body}${end}startxref\n${body.length}\n%%EOF\n`);
}
