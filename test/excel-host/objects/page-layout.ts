import { parseAddress } from '../sheet/address';
import { invalidArgument } from '../sheet/errors';
import { allowUnprotected } from '../sheet/guard';
import type { PageState, Sheet } from '../sheet/workbook';
import { wireClass, type Scalar } from './define';
import { wire, type WireObject } from './targets';

type OfSheet = { readonly sheet: Sheet };

/** Page setup is closed on protected sheets. Source: Excel.PageLayout; margins are points. */
function pageMember<K extends keyof PageState>(key: K): Scalar<OfSheet> {
  return {
    get: ({ sheet }) => sheet.page[key],
    set({ sheet }, value) {
      allowUnprotected(sheet, `PageLayout.${key}`);
      sheet.page[key] = value as PageState[K];
    },
  };
}

export const pageLayoutClass = wireClass('PageLayout', {
  scalars: {
    Orientation: pageMember('orientation'),
    PaperSize: pageMember('paperSize'),
    TopMargin: pageMember('topMargin'),
    BottomMargin: pageMember('bottomMargin'),
    LeftMargin: pageMember('leftMargin'),
    RightMargin: pageMember('rightMargin'),
    HeaderMargin: pageMember('headerMargin'),
    FooterMargin: pageMember('footerMargin'),
    CenterHorizontally: pageMember('centerHorizontally'),
    CenterVertically: pageMember('centerVertically'),
    Zoom: pageMember('zoom'),
  },
  objects: { HeadersFooters: (target) => wire('HeaderFooterGroup', target) },
  methods: {
    SetPrintArea({ sheet }, [address], _, objects) {
      allowUnprotected(sheet, 'PageLayout.setPrintArea');
      sheet.page.printArea = areaOf(address, objects[0], 'PageLayout.setPrintArea');
    },
    SetPrintTitleRows({ sheet }, [address], _, objects) {
      allowUnprotected(sheet, 'PageLayout.setPrintTitleRows');
      sheet.page.titleRows = areaOf(address, objects[0], 'PageLayout.setPrintTitleRows');
    },
    GetPrintAreaOrNullObject: ({ sheet }) =>
      sheet.page.printArea === null ? null : wire('RangeAreas', { sheet, areas: [sheet.page.printArea] }),
    GetPrintTitleRowsOrNullObject: ({ sheet }) =>
      sheet.page.titleRows === null ? null : wire('Range', { sheet, area: sheet.page.titleRows }),
  },
});

export const headerFooterGroupClass = wireClass('HeaderFooterGroup', {
  objects: { DefaultForAllPages: (target) => wire('HeaderFooter', target) },
});

const headerFooterMember = (key: string): Scalar<OfSheet> => ({
  get: ({ sheet }) => sheet.page.headersFooters[key] ?? '',
  set({ sheet }, value) {
    allowUnprotected(sheet, `HeaderFooter.${key}`);
    sheet.page.headersFooters[key] = String(value);
  },
});

export const headerFooterClass = wireClass('HeaderFooter', {
  scalars: {
    CenterFooter: headerFooterMember('centerFooter'),
    CenterHeader: headerFooterMember('centerHeader'),
    LeftFooter: headerFooterMember('leftFooter'),
    LeftHeader: headerFooterMember('leftHeader'),
    RightFooter: headerFooterMember('rightFooter'),
    RightHeader: headerFooterMember('rightHeader'),
  },
});

function areaOf(address: unknown, object: WireObject | null | undefined, location: string) {
  if (object?.className === 'Range') return object.target.area;
  const area = parseAddress(String(address))?.area;
  if (area === undefined) throw invalidArgument(location);
  return area;
}
