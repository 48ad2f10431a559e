import { failure, type Unit } from '../core/model';
import { readUnitLines, readUnitTable } from '../core/sheet';
import type { InputFile, Services } from './ports';

type Reading = Pick<Services, 'readFile' | 'readDocument'>;

/**
 * Reads a unit directory, as somebody keeps it: one unit a line, or a table with short and former names, the unit above,
 * contact and group (.txt .csv .xlsx .docx …).
 * @throws AdapterError file.unknownKind where there is no text or table in the file, units.none where nobody is named
 */
export async function readUnitDirectory(services: Reading, file: InputFile): Promise<readonly Unit[]> {
  const units = await unitsIn(services, file);
  if (units.length === 0) throw failure('units.none', { file: file.name });
  return units;
}

/** The names of a list of units; groups stand for their members. */
export async function readUnitList(services: Reading, file: InputFile): Promise<readonly string[]> {
  const units = await readUnitDirectory(services, file);
  const names = units.flatMap((unit) => (unit.members === undefined ? [unit.name] : unit.members));
  return [...new Set(names)];
}

async function unitsIn(services: Reading, file: InputFile): Promise<readonly Unit[]> {
  const read = await services.readFile(file);
  if (read.kind === 'book') return readUnitTable(read.book);
  if (read.kind !== 'attachment' || read.type !== 'text') throw failure('file.unknownKind', { file: file.name });
  const blocks = await services.readDocument(file);
  return readUnitLines(blocks.value.flatMap((block) => (block.kind === 'paragraph' ? block.text.split('\n') : [])));
}
