import type { Consolidated } from '../../app/consolidate-returns';
import type { HandOut } from '../../app/distribute';
import type { PlanEditing } from '../../app/edit-plan';
import type { GeneratedLedger } from '../../app/generate-ledger';
import type { MadeReport } from '../../app/make-report';
import type { InputFile, OutputFile } from '../../app/ports';
import type { SentBack } from '../../app/send-back';
import type { Answer, FixedChange } from '../../core/consolidate';
import type { Finding } from '../../core/validate';
import type { Issue, Ledger, Period } from '../../core/model';
import type { Samples } from '../environment';
import type { ToolDone } from './tools';
import type { LeftWork } from './work-in-hand';
import type { StepName } from '../components/steps';

/** A plan that is open, with every correction made by hand. */
export type OpenPlan = {
  readonly editing: PlanEditing;
  readonly issues: readonly Issue[];
  /** the file it was read from; null for pasted text and plans begun by hand */
  readonly fileName: string | null;
  readonly sample: boolean;
};

/** What a person may write of a task: plain texts, as in the form. */
export type TaskForm = {
  readonly ordinal: string;
  readonly title: string;
  /** one a line */
  readonly requirements: string;
  readonly leadUnits: string;
  readonly responsibleUnits: string;
  readonly supportingUnits: string;
  readonly deadline: string;
};

/** What several tasks can be given at once. */
export type BulkForm = Pick<TaskForm, 'leadUnits' | 'responsibleUnits' | 'supportingUnits' | 'deadline'>;

/** The ledger as it stands now: its bytes are the whole truth. */
export type OpenLedger = {
  readonly file: OutputFile;
  readonly ledger: Ledger;
  readonly issues: readonly Issue[];
  readonly leftOut: GeneratedLedger['leftOut'];
  /** where the log does not hold together; merging waits until a person has looked at it */
  readonly damage: readonly Issue[];
  /** what the fixed content of its table says otherwise than the ledger, as it was opened */
  readonly changed?: readonly FixedChange[];
};

/** One consolidation, and the ledger before it: decisions are made on that one. */
export type Merge = {
  readonly before: OpenLedger;
  /** the files that it took; none where only open questions were decided */
  readonly returns: readonly InputFile[];
  readonly made: Consolidated;
  /** everything that was answered since */
  readonly answers: readonly Answer[];
};

export type Settings = {
  readonly title: string;
  readonly year: string;
  readonly assignments: InputFile | null;
  readonly by: 'unit' | 'owner';
  /** null: the period whose filing window holds the day */
  readonly period: Period | null;
};

/** What went wrong last: an issue with its words, or something nobody foresaw. */
export type Failure = ({ readonly kind: 'issue'; readonly issue: Issue } | { readonly kind: 'unexpected' }) & {
  /** for support: codes of the host */
  readonly detail?: string;
  /** does the same once more */
  readonly retry?: () => void;
};

export type Journey = {
  /** false until it is known whether there is a sample to begin with: nothing is shown that would move right away */
  readonly ready: boolean;
  readonly step: StepName;
  readonly asOf: string;
  readonly samples: Samples | null;
  readonly settings: Settings;
  readonly plan: OpenPlan | null;
  readonly ledger: OpenLedger | null;
  /** the plan was changed after the ledger was made of it */
  readonly stale: boolean;
  readonly handOut: HandOut | null;
  readonly returns: readonly InputFile[];
  readonly merge: Merge | null;
  readonly undone: boolean;
  /** the person has seen the damage of the log and goes on */
  readonly acceptDamage: boolean;
  /** 退回: the copies for units whose returns have something to mend */
  readonly sentBack: readonly SentBack[] | null;
  readonly report: MadeReport | null;
  /** the work that is going on; controls that start work wait for it */
  readonly busy: boolean;
  /** how far reading files has come, where that takes a while */
  readonly progress: { readonly done: number; readonly all: number; readonly file: string } | null;
  readonly failure: Failure | null;
  /** what the host did by itself: a run that had stopped half-way was taken back */
  readonly notice: Issue | null;
  /** 审核 of the ledger in the open workbook, anew after every change; null where there is no host */
  readonly findings: readonly Finding[] | null;
  /** the cell of the ledger that is selected in Excel */
  readonly selected: { readonly taskId: string; readonly column: string } | null;
  /** what a tool beside the road has done last */
  readonly tool: ToolDone | null;
  /** what earlier visits left behind */
  readonly left: readonly LeftWork[];
  /** the bytes of the ledger that the person has last been handed */
  readonly saved: Uint8Array | null;
};

export const noSettings: Settings = { title: '', year: '', assignments: null, by: 'unit', period: null };

export function startOf(today: string): Journey {
  return {
    ready: false,
    step: 'plan',
    asOf: today,
    samples: null,
    settings: noSettings,
    plan: null,
    ledger: null,
    stale: false,
    handOut: null,
    returns: [],
    merge: null,
    undone: false,
    acceptDamage: false,
    sentBack: null,
    report: null,
    busy: false,
    progress: null,
    failure: null,
    notice: null,
    findings: null,
    selected: null,
    tool: null,
    left: [],
    saved: null,
  };
}

/** Whether closing the page or opening something else would lose a ledger; samples can be made again. */
export function wouldLose({ ledger, saved, plan }: Journey): boolean {
  return ledger !== null && ledger.file.bytes !== saved && plan?.sample !== true;
}

/** Whatever was made of the ledger before and no longer fits a new one. */
export const nothingMade = {
  handOut: null,
  merge: null,
  undone: false,
  acceptDamage: false,
  sentBack: null,
  report: null,
} as const;
