import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type File = { readonly name: string; readonly bytes: Uint8Array };

/** A document as LibreOffice saves it in another format; `name` gives the format it is in, by its ending. */
export function savedByLibreOffice(bytes: Uint8Array, name: string, format: string, inFilter?: string): Uint8Array {
  const [saved] = allSavedByLibreOffice([{ name, bytes }], format, inFilter);
  if (saved === undefined) throw new Error(`LibreOffice did not save ${name}`);
  return saved;
}

/** Several documents at once, since starting the program takes longer than saving. */
export function allSavedByLibreOffice(files: readonly File[], format: string, inFilter?: string): Uint8Array[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'libreoffice-'));
  try {
    const sources = files.map(({ name }) => path.join(folder, name));
    files.forEach(({ bytes }, index) => writeFileSync(sources[index] ?? '', bytes));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const filter = inFilter === undefined ? [] : [`--infilter=${inFilter}`];
    const [ending = format] = format.split(':');
    const out = path.join(folder, 'out');
    execFileSync('soffice', [profile, '--headless', ...filter, '--convert-to', format, '--outdir', out, ...sources], {
      stdio: 'ignore',
    });
    return files.map(({ name }) => new Uint8Array(readFileSync(path.join(out, `${path.parse(name).name}.${ending}`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The filter that opens a .txt as UTF-8. */
export const UTF8_TEXT = 'Text (encoded):UTF8,LF,,,';
