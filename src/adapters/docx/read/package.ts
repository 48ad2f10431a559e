import { AdapterError, failure } from '../../../core/model';
import { isCfb, openCfb } from '../../bytes/cfb';
import { openZip, type Zip } from '../../bytes/zip';
import { child, children, descendants, parseXml, textOf, type XmlElement } from './xml';

/** The parts of a .docx that its text needs; parts that are not there are undefined. */
export type WordPackage = {
  readonly body: XmlElement;
  readonly styles: XmlElement | undefined;
  readonly numbering: XmlElement | undefined;
  readonly footnotes: XmlElement | undefined;
  readonly endnotes: XmlElement | undefined;
  readonly comments: XmlElement | undefined;
  /** `dcterms:modified` as written, null where it is missing */
  readonly modified: string | null;
};

/** Opens a .docx or .docm. Throws `file.encrypted`, `document.legacyWord`, `document.damaged` or a zip's failure. */
export function openPackage(bytes: Uint8Array, name: string): WordPackage {
  refuseCompoundFile(bytes, name);
  const zip = openArchive(bytes, name);
  const part = (path: string | undefined): XmlElement | undefined => {
    if (path === undefined || !zip.has(path)) return undefined;
    try {
      return parseXml(zip.read(path));
    } catch (cause) {
      throw asDamage(cause, name);
    }
  };

  const packageRels = relationships(part('_rels/.rels'), '');
  const mainPath = packageRels.get('officeDocument') ?? 'word/document.xml';
  const related = relationships(part(relsPath(mainPath)), folderOf(mainPath));
  const body = child(part(mainPath), 'w:body');
  if (body === undefined) throw failure('document.damaged', { file: name, at: { file: name } });
  return {
    body,
    styles: part(related.get('styles')),
    numbering: part(related.get('numbering')),
    footnotes: part(related.get('footnotes')),
    endnotes: part(related.get('endnotes')),
    comments: part(related.get('comments')),
    modified: modifiedOf(part(packageRels.get('core-properties'))),
  };
}

function openArchive(bytes: Uint8Array, name: string): Zip {
  try {
    return openZip(bytes, { file: name });
  } catch (cause) {
    throw asDamage(cause, name);
  }
}

/** Whatever is broken in the file is said in the words for a document; passwords and sizes keep their own. */
function asDamage(cause: unknown, name: string): unknown {
  if (cause instanceof AdapterError && cause.code !== 'file.damaged') return cause;
  return failure('document.damaged', { file: name, at: { file: name } }, cause);
}

/** An encrypted .docx and an old .doc are both compound files; a .docx is a zip. */
function refuseCompoundFile(bytes: Uint8Array, name: string): void {
  if (!isCfb(bytes)) return;
  const isEncrypted = openCfb(bytes)?.entries.some((entry) => entry.name === 'EncryptedPackage') ?? false;
  throw failure(isEncrypted ? 'file.encrypted' : 'document.legacyWord', { file: name, at: { file: name } });
}

/** Relationship kind (the last step of its type) → path of the part within the package. */
function relationships(root: XmlElement | undefined, folder: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const element of children(root, 'rel:Relationship')) {
    const type = element.attributes.get('Type') ?? '';
    const target = element.attributes.get('Target') ?? '';
    if (element.attributes.get('TargetMode') === 'External') continue;
    const kind = type.slice(type.lastIndexOf('/') + 1);
    if (!targets.has(kind)) targets.set(kind, resolvePath(folder, target));
  }
  return targets;
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function relsPath(path: string): string {
  const folder = folderOf(path);
  const base = folder === '' ? path : path.slice(folder.length + 1);
  return `${folder === '' ? '' : `${folder}/`}_rels/${base}.rels`;
}

function modifiedOf(root: XmlElement | undefined): string | null {
  const modified = root === undefined ? undefined : descendants(root, 'dcterms:modified')[0];
  return modified === undefined ? null : textOf(modified).trim();
}
