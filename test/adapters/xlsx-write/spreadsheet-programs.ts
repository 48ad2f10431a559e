import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemPython } from '../../support/programs';

/** A workbook as another program sees it: filled cells by name, as text. */
export type Seen = {
  readonly error?: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly state: string;
    readonly cells: Readonly<Record<string, string>>;
    readonly merges: readonly string[];
  }[];
};

const DUMP = `
import json, sys, warnings, openpyxl
# openpyxl warns of extensions that it leaves out; what it cannot read still raises
warnings.simplefilter('ignore')
seen = []
for path in sys.argv[1:]:
    try:
        book = openpyxl.load_workbook(path)
        sheets = []
        for sheet in book.worksheets:
            cells = {}
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None: cells[cell.coordinate] = str(cell.value)
            sheets.append({'name': sheet.title, 'state': sheet.sheet_state, 'cells': cells,
                           'merges': sorted(str(r) for r in sheet.merged_cells.ranges)})
        seen.append({'sheets': sheets})
    except Exception as error:
        seen.append({'error': type(error).__name__ + ': ' + str(error), 'sheets': []})
print(json.dumps(seen))
`;

/** What openpyxl makes of workbooks, in their order. */
export function seenByOpenpyxl(files: readonly Uint8Array[]): readonly Seen[] {
  return inFolder((folder) => {
    const paths = files.map((bytes, index) => placed(folder, `${index}.xlsx`, bytes));
    const output = execFileSync(systemPython(), ['-c', DUMP, ...paths], { maxBuffer: 1 << 28, encoding: 'utf8' });
    return JSON.parse(output) as Seen[];
  });
}

/** After some 250 files LibreOffice ends without a word. */
const FILES_A_START = 100;

/**
 * Workbooks as LibreOffice opens them and saves them again, many in one start of the program; a workbook that it
 * does not open is missing.
 */
export function savedAgainByLibreOffice(
  files: ReadonlyMap<string, Uint8Array>,
  format = 'xlsx',
): ReadonlyMap<string, Uint8Array> {
  return inFolder((folder) => {
    const paths = [...files].map(([name, bytes]) => placed(folder, name, bytes));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    for (let first = 0; first < paths.length; first += FILES_A_START) {
      const batch = paths.slice(first, first + FILES_A_START);
      const run = spawnSync(
        'soffice',
        [profile, '--headless', '--convert-to', format, '--outdir', `${folder}/out`, ...batch],
        {
          stdio: 'ignore',
        },
      );
      if (run.error !== undefined) throw run.error;
    }
    const [ending = format] = format.split(':');
    const saved = new Map<string, Uint8Array>();
    const produced = new Set(readdirSync(path.join(folder, 'out')));
    for (const name of files.keys()) {
      const result = `${path.parse(name).name}.${ending}`;
      if (produced.has(result)) saved.set(name, new Uint8Array(readFileSync(path.join(folder, 'out', result))));
    }
    return saved;
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'spreadsheets-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function placed(folder: string, name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
