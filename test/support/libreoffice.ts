import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A document as LibreOffice saves it in another format; `name` gives the format it is in, by its ending. */
export function savedByLibreOffice(bytes: Uint8Array, name: string, format: string, inFilter?: string): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'libreoffice-'));
  try {
    const source = path.join(folder, name);
    writeFileSync(source, bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const filter = inFilter === undefined ? [] : [`--infilter=${inFilter}`];
    const [ending = format] = format.split(':');
    execFileSync(
      'soffice',
      [profile, '--headless', ...filter, '--convert-to', format, '--outdir', `${folder}/out`, source],
      {
        stdio: 'ignore',
      },
    );
    return new Uint8Array(readFileSync(path.join(folder, 'out', `${path.parse(name).name}.${ending}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The filter that opens a .txt as UTF-8. */
export const UTF8_TEXT = 'Text (encoded):UTF8,LF,,,';
