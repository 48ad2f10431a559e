import { Document, Packer } from 'docx';
import type { DocumentLayout } from '../../core/model';
import { documentContent, pageNumberFooter } from './write/content';
import { officialStyles, PAGE } from './write/house-style';
import { settle } from './write/package';

/**
 * Neutral document → bytes of a .docx in the layout of official documents (GB/T 9704-2012). The same layout gives the
 * same bytes: `properties.created` (a day, or a moment as `YYYY-MM-DDTHH:mm:ssZ`) is its only date.
 */
export async function writeDocx(layout: DocumentLayout): Promise<Uint8Array> {
  const { title, creator, created } = layout.properties;
  const document = new Document({
    title,
    creator,
    lastModifiedBy: creator,
    styles: officialStyles(),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              bottom: PAGE.bottom,
              left: PAGE.left,
              right: PAGE.right,
              header: PAGE.footer,
              footer: PAGE.footer,
              gutter: 0,
            },
          },
        },
        footers: { default: pageNumberFooter('odd'), even: pageNumberFooter('even') },
        children: documentContent(layout.blocks),
      },
    ],
  });
  return settle(new Uint8Array(await Packer.toArrayBuffer(document)), created);
}
