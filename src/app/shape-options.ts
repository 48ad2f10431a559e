import { assignmentsOfLedger, type AssignmentTable, type Shaping } from '../core/ledger';
import { failure, type Issue, type Unit, type WithIssues } from '../core/model';
import { readAssignmentTable, readLedger, readMetadata } from '../core/sheet';
import type { InputFile, Services } from './ports';
import { readUnitDirectory } from './read-unit-list';

/** How a ledger is shaped, with the files that people hand in instead of what stands in them. */
export type ShapeFiles = Omit<Shaping, 'units' | 'lastYear' | 'assignments'> & {
  /** 单位名单: short and former names, unit above, contact, group (.csv .xlsx .docx .txt) */
  readonly units?: InputFile;
  /** 责任分工表: which office and person takes which task (.csv, .xlsx, .docx) */
  readonly assignments?: InputFile;
  /** 上年台账: a ledger of ours or any workbook with tasks and units */
  readonly lastYear?: InputFile;
};

/** Reads the files. @throws AdapterError file.unknownKind, assignment.noTable, and whatever the reader says */
export async function readShaping(services: Services, files: ShapeFiles): Promise<WithIssues<Shaping>> {
  const { units, assignments, lastYear, ...rest } = files;
  const directory: readonly Unit[] | null = units === undefined ? null : await readUnitDirectory(services, units);
  const table = assignments === undefined ? null : await readTable(services, assignments);
  const before = lastYear === undefined ? null : await readLastYear(services, lastYear);
  const issues: Issue[] = [...(table?.issues ?? []), ...(before?.issues ?? [])];
  return {
    value: {
      ...rest,
      ...(directory === null ? {} : { units: directory }),
      ...(table === null ? {} : { assignments: table.value }),
      ...(before === null ? {} : { lastYear: before.value }),
    },
    issues,
  };
}

async function readTable(services: Services, file: InputFile): Promise<WithIssues<AssignmentTable>> {
  const read = await services.readFile(file);
  if (read.kind !== 'book') throw failure('file.unknownKind', { file: file.name });
  return readAssignmentTable(read.book, file.name);
}

async function readLastYear(services: Services, file: InputFile): Promise<WithIssues<AssignmentTable>> {
  const read = await services.readFile(file);
  if (read.kind !== 'book') throw failure('file.unknownKind', { file: file.name });
  const isOurs = readMetadata(read.book.sheets).kind === 'read';
  if (!isOurs) return readAssignmentTable(read.book, file.name);
  const { value } = readLedger(read.book, file.name);
  return { value: assignmentsOfLedger(value.ledger.template), issues: [] };
}
