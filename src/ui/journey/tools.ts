import { adoptWorkbook } from '../../app/adopt-workbook';
import { handOutClaims } from '../../app/claim-round';
import { cleanCopy } from '../../app/clean-copy';
import { endYear } from '../../app/end-year';
import { exportCalendar } from '../../app/export-calendar';
import { inspectLedger } from '../../app/inspect-ledger';
import type { InputFile, OutputFile, Services } from '../../app/ports';
import { readUnitList } from '../../app/read-unit-list';
import { revisePlan } from '../../app/revise-plan';
import { answerUpward, makeSublevel } from '../../app/sublevel';
import type { Issue, Period } from '../../core/model';
import { damageOf } from './opened';
import type { OpenLedger } from './state';

/** What is needed now and then beside the monthly road; each is the command of the same name. */
export type ToolName =
  'adopt' | 'revise' | 'sublevel' | 'claims' | 'carryOver' | 'clean' | 'upward' | 'inspect' | 'calendar';

/** What a tool has done, for the person to read. */
export type ToolDone = { readonly issues: readonly Issue[] } & (
  | { readonly tool: 'adopt'; readonly rows: number }
  | {
      readonly tool: 'revise';
      readonly added: number;
      readonly withdrawn: number;
      readonly restored: number;
      readonly postponed: number;
      readonly reassigned: number;
    }
  | { readonly tool: 'sublevel'; readonly title: string; readonly rows: number; readonly units: number }
  | { readonly tool: 'claims'; readonly files: number }
  | { readonly tool: 'carryOver'; readonly carried: number; readonly closed: number; readonly through: Period }
  | { readonly tool: 'clean' }
  | { readonly tool: 'upward'; readonly unit: string; readonly filled: number; readonly tasks: number }
  | { readonly tool: 'inspect'; readonly tasks: number; readonly seed: string }
  | { readonly tool: 'calendar'; readonly events: number }
);

/** The ledger that a tool works on, and the day. */
export type ToolSetting = {
  readonly services: Services;
  readonly ledger: OpenLedger;
  readonly asOf: string;
  /** the name for files made of the ledger, without an ending */
  readonly name: string;
};

export type Made = { readonly file: OutputFile; readonly done: ToolDone };
export type Changed = { readonly ledger: OpenLedger; readonly done: ToolDone };

/** 沿用现有台账: a workbook that somebody already keeps becomes the open ledger. */
export async function adopted(services: Services, file: InputFile, asOf: string): Promise<Changed> {
  const made = await adoptWorkbook(services, file, { asOf });
  const ledger: OpenLedger = {
    file: { name: file.name, bytes: made.bytes },
    ledger: made.ledger,
    damage: [],
    issues: made.issues,
    leftOut: [],
  };
  return { ledger, done: { tool: 'adopt', rows: made.ledger.template.assignments.length, issues: [] } };
}

/** 任务变动: tasks added, withdrawn, postponed or given to others in mid-year. */
export async function revised({ services, ledger, asOf }: ToolSetting, changes: InputFile): Promise<Changed> {
  const made = await revisePlan(services, ledger.file, changes, { asOf });
  const count = (kind: (typeof made.changes)[number]['kind']) =>
    made.changes.filter((change) => change.kind === kind).length;
  return {
    ledger: {
      ...ledger,
      file: { ...ledger.file, bytes: made.bytes },
      ledger: made.ledger,
      damage: damageOf(made.ledger),
    },
    done: {
      tool: 'revise',
      added: count('add'),
      withdrawn: count('withdraw'),
      restored: count('restore'),
      postponed: count('postpone'),
      reassigned: count('reassign'),
      issues: made.issues,
    },
  };
}

/** 二级台账: the ledger of one's own from the return that was handed down. */
export async function sublevelOf(services: Services, handedDown: InputFile, asOf: string): Promise<Made> {
  const { file, ledger, issues, reportingUnits } = await makeSublevel(services, handedDown, { asOf });
  const { title, assignments } = ledger.template;
  return { file, done: { tool: 'sublevel', title, rows: assignments.length, units: reportingUnits.length, issues } };
}

/** 认领: one claim sheet for every unit of the list, or for all that the ledger knows. */
export async function claimsOf({ services, ledger, asOf, name }: ToolSetting, list: InputFile | null): Promise<Made> {
  const units = list === null ? null : await readUnitList(services, list);
  const { files } = await handOutClaims(services, ledger.file, { asOf, ...(units === null ? {} : { units }) });
  const file = { name: `${name}（认领表）.zip`, bytes: services.zip(files) };
  return { file, done: { tool: 'claims', files: files.length, issues: [] } };
}

/** 年终结转: next year's ledger with what is still open. */
export async function carriedOver({ services, ledger, asOf, name }: ToolSetting): Promise<Made> {
  const made = await endYear(services, ledger.file, { asOf, fileName: `${name}（结转）.xlsx` });
  const { file, through, carried, closed } = made;
  return { file, done: { tool: 'carryOver', carried: carried.length, closed: closed.length, through, issues: [] } };
}

/** 报送版: the copy that leaves the house. */
export async function cleaned({ services, ledger, asOf, name }: ToolSetting): Promise<Made> {
  const { file, issues } = await cleanCopy(services, ledger.file, { asOf, fileName: `${name}（报送版）.xlsx` });
  return { file, done: { tool: 'clean', issues } };
}

/** The return that was handed down, filled from the ledger of one's own. */
export async function upwardOf({ services, ledger, asOf }: ToolSetting, handedDown: InputFile): Promise<Made> {
  const { file, unit, filled, tasks } = await answerUpward(services, ledger.file, handedDown, { asOf });
  return { file, done: { tool: 'upward', unit, filled, tasks, issues: [] } };
}

/** 督查抽查: a random sample and the sheet for it. */
export async function inspected({ services, ledger, asOf, name }: ToolSetting): Promise<Made> {
  const made = await inspectLedger(services, ledger.file, { asOf, fileName: `${name}（督查抽查表）.xlsx` });
  return { file: made.file, done: { tool: 'inspect', tasks: made.tasks.length, seed: made.seed, issues: [] } };
}

/** 日程: deadlines and filing days for a calendar. */
export async function calendarOf({ services, ledger, asOf, name }: ToolSetting): Promise<Made> {
  const { file, events } = await exportCalendar(services, ledger.file, { asOf, fileName: `${name}（日程）.ics` });
  return { file, done: { tool: 'calendar', events, issues: [] } };
}
