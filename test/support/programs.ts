import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const PROGRAMS: Record<string, () => boolean> = {
  libreoffice: () => runs('soffice', ['--version']),
  openpyxl: () => runs(systemPython(), ['-c', 'import openpyxl']),
  'python-docx': () => runs(systemPython(), ['-c', 'import docx']),
  xmllint: () => runs('xmllint', ['--version']),
  pdftoppm: () => runs('pdftoppm', ['-v']),
  unzip: () => runs('unzip', ['-v']),
  chromium: () => chromiumPath() !== null,
};
const found = new Map<string, boolean>();

function runs(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Debian's own python3, which has Debian's openpyxl; another may come first on the PATH. */
export function systemPython(): string {
  return existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
}

export function chromiumPath(): string | null {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return candidates.find((candidate): candidate is string => candidate !== undefined && existsSync(candidate)) ?? null;
}

export function hasProgram(name: string): boolean {
  const known = found.get(name);
  if (known !== undefined) return known;
  const present = PROGRAMS[name]?.() ?? false;
  found.set(name, present);
  return present;
}

/** `describe` where every named program is present, else a visibly skipped one (CI fails on any skip). */
export function describeWith(programs: readonly string[], name: string, body: () => void): void {
  const missing = programs.filter((program) => !hasProgram(program));
  if (missing.length === 0) describe(name, body);
  else describe.skip(`${name} (needs ${missing.join(', ')})`, body);
}

export const SHARED = path.resolve(__dirname, '../../../shared');

/**
 * Tests on the documents that stand beside the project where it is developed: passed over quietly in a clone that stands
 * alone. One test remains there, since jest takes a file without any for a mistake.
 */
export function describeWithShared(name: string, body: () => void): void {
  const documents = path.join(SHARED, 'seeds');
  if (existsSync(documents)) describe(name, body);
  else test(`${name}: no documents beside this clone`, () => expect(existsSync(documents)).toBe(false));
}
