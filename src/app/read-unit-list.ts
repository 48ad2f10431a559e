import { cellText, failure, type Grid } from '../core/model';
import type { InputFile, Services } from './ports';

/** What the column of a list of units is called. */
const UNIT_TITLE = /^(?:单位|单位名称|部门|部门名称|科室|名称|责任单位|责任科室|成员单位|unit|name)$/i;

/**
 * Reads a list of units, as somebody keeps it: one a line, or a column of a table (.txt .csv .xlsx .docx …).
 * @throws AdapterError file.unknownKind where there is no text or table in the file
 */
export async function readUnitList(
  services: Pick<Services, 'readFile' | 'readDocument'>,
  file: InputFile,
): Promise<readonly string[]> {
  const read = await services.readFile(file);
  if (read.kind === 'attachment' && read.type === 'text') return unique(await linesOf(services, file));
  if (read.kind !== 'book') throw failure('file.unknownKind', { file: file.name });
  return unique(read.book.sheets.filter(({ visibility }) => visibility === 'visible').flatMap(namesIn));
}

async function linesOf(services: Pick<Services, 'readDocument'>, file: InputFile): Promise<string[]> {
  const blocks = await services.readDocument(file);
  return blocks.value.flatMap((block) => (block.kind === 'paragraph' ? [block.text.trim()] : []));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => name !== ''))];
}

function namesIn(grid: Grid): string[] {
  const texts = Array.from(grid.rows, (row) => Array.from(row ?? [], (value) => cellText(value)));
  const header = texts.findIndex((row) => row.some((text) => UNIT_TITLE.test(text)));
  const column = header < 0 ? 0 : (texts[header]?.findIndex((text) => UNIT_TITLE.test(text)) ?? 0);
  return texts.slice(header + 1).flatMap((row) => {
    const name = row[column] ?? '';
    return name === '' || /^\d+$/.test(name) ? [] : [name];
  });
}
