import { failure, type AdapterError, type SheetLayout } from '../../../core/model';
import { NEW_STYLES, openStyleBook, type StyleBook } from '../write/style-book';
import { attribute, child, childrenOf, openTag, parseXml, prefixedAttribute, type Element } from '../write/xml';
import type { Deflate } from '../../bytes/deflate';
import { openPackage, type Package } from './package';

export type MasterSheet = {
  readonly name: string;
  readonly part: string;
  readonly relationshipId: string;
  readonly sheetId: number;
  readonly state: SheetLayout['visibility'];
  /** `worksheet`, `chartsheet`, `dialogsheet`, `xlMacrosheet` … */
  readonly kind: string;
};

/** A workbook under change. Everything is read from the parts' text anew when asked, so that changes may follow changes. */
export type Master = {
  readonly package: Package;
  readonly workbookPart: string;
  readonly date1904: boolean;
  /** ISO "strict" namespaces: the same elements under other names */
  readonly strict: boolean;
  styles(): StyleBook;
  sheets(): readonly MasterSheet[];
  /** Throws `xlsx.sheetUnknown`, or `xlsx.cannotChange` for what is no worksheet. */
  worksheet(name: string): MasterSheet;
  toBytes(): Uint8Array;
};

const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main';

/**
 * Opens the bytes of an .xlsx or .xlsm for changes. Throws AdapterError: `file.damaged`, `file.encrypted`,
 * `xlsx.notAWorkbook`, `xlsx.signed`.
 */
export function openMaster(bytes: Uint8Array, file: string, deflate?: Deflate): Master {
  if (isCompoundFile(bytes)) throw compoundFile(bytes, file);
  const pkg = openPackage(bytes, file, deflate);
  const root = pkg.relationships('');
  refuseSigned(
    pkg,
    root.map((relationship) => relationship.type),
  );
  const workbookPart = root.find((relationship) => relationship.type === 'officeDocument')?.target ?? null;
  if (workbookPart === null || !pkg.has(workbookPart)) {
    throw failure('xlsx.notAWorkbook', { reason: 'noWorkbook', part: 'xl/workbook.xml' });
  }
  if (workbookPart.endsWith('.bin')) throw failure('xlsx.notAWorkbook', { reason: 'binary', part: workbookPart });
  const workbook = parseXml(pkg.text(workbookPart));
  if (workbook.local !== 'workbook') throw failure('xlsx.notAWorkbook', { reason: 'noWorkbook', part: workbookPart });
  const strict = pkg.text(workbookPart).includes(STRICT_MAIN);
  let styles: { part: string; book: StyleBook } | null = null;

  const sheets = (): readonly MasterSheet[] => readSheets(pkg, workbookPart);
  return {
    package: pkg,
    workbookPart,
    date1904: isDate1904(pkg.text(workbookPart), workbook),
    strict,
    sheets,
    styles: () => (styles ??= openStyles(pkg, workbookPart, strict)).book,
    worksheet: (name) => {
      const found = sheets().find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
      if (found === undefined) throw failure('xlsx.sheetUnknown', { name });
      if (found.kind !== 'worksheet') throw failure('xlsx.cannotChange', { what: 'sheetKind', name });
      return found;
    },
    toBytes: () => {
      if (styles?.book.changed === true) pkg.set(styles.part, styles.book.toXml());
      return pkg.toBytes();
    },
  };
}

/** Encrypted workbooks and the binary ones of old (.xls) come in a compound file, [MS-CFB]. */
function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
}

/** The stream that holds an encrypted package bears its name in UTF-16 ([MS-OFFCRYPTO] 2.3.4.4). */
function compoundFile(bytes: Uint8Array, file: string): AdapterError {
  const text = new TextDecoder('latin1').decode(bytes);
  const name = Array.from('EncryptedPackage', (letter) => `${letter}\0`).join('');
  if (text.includes(name)) return failure('file.encrypted', { file });
  return failure('xlsx.notAWorkbook', { reason: 'binary', part: file });
}

/** A signature covers parts by their hash: any change would make it false (ECMA-376 Part 2, clause 12). */
function refuseSigned(pkg: Package, types: readonly string[]): void {
  const signed = types.includes('origin') || pkg.names.some((name) => /^_xmlsignatures\//i.test(name));
  if (signed) throw failure('xlsx.signed', {});
}

function isDate1904(xml: string, workbook: Element): boolean {
  const properties = child(workbook, 'workbookPr');
  const value = properties === undefined ? undefined : attribute(openTag(xml, properties), 'date1904');
  return value === '1' || value === 'true';
}

function readSheets(pkg: Package, workbookPart: string): readonly MasterSheet[] {
  const xml = pkg.text(workbookPart);
  const list = child(parseXml(xml), 'sheets');
  const relationships = new Map(pkg.relationships(workbookPart).map((one) => [one.id, one]));
  return childrenOf(list, 'sheet').map((node) => {
    const tag = openTag(xml, node);
    const relationshipId = prefixedAttribute(tag, 'id') ?? '';
    const relationship = relationships.get(relationshipId);
    const state = attribute(tag, 'state');
    return {
      name: attribute(tag, 'name') ?? '',
      part: relationship?.target ?? '',
      relationshipId,
      sheetId: Number(attribute(tag, 'sheetId') ?? 0),
      state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      kind: relationship?.type ?? '',
    };
  });
}

function openStyles(pkg: Package, workbookPart: string, strict: boolean): { part: string; book: StyleBook } {
  const known = pkg.relationships(workbookPart).find((one) => one.type === 'styles')?.target ?? null;
  if (known !== null && pkg.has(known)) return { part: known, book: openStyleBook(pkg.text(known)) };
  const part = `${workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)}styles.xml`;
  pkg.add(part, strict ? strictly(NEW_STYLES) : NEW_STYLES, STYLES_TYPE);
  pkg.relate(workbookPart, relationshipType('styles', strict), part);
  return { part, book: openStyleBook(pkg.text(part)) };
}

export function relationshipType(type: string, strict: boolean): string {
  return `${strict ? STRICT : OFFICE}/${type}`;
}

/** Our parts for a strict package: its namespaces in the place of the transitional ones. */
export function strictly(xml: string): string {
  return xml.replaceAll(MAIN, STRICT_MAIN).replaceAll(OFFICE, STRICT);
}
