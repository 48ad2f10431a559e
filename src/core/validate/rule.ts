import { issue, type ColumnKey, type FactsOf, type Issue, type IssueCode, type Severity } from '../model';
import type { CheckContext, CheckedRow } from './context';
import type { Finding, Fix } from './finding';

export type Subject = 'return' | 'ledger';

/** What a rule says about one row. */
export type Found<C extends IssueCode> = {
  readonly facts: Omit<FactsOf<C>, 'at' | 'severity'>;
  readonly column?: ColumnKey;
  readonly fix?: Fix;
};

type Common<C extends IssueCode> = {
  readonly code: C;
  /** error: must be mended (强制); warning: must be explained (核实) */
  readonly severity: Severity;
  /** where the rule applies; both by default */
  readonly subjects?: readonly Subject[];
};

/** A rule as the catalogue lists it. */
export type Rule = {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly subjects: readonly Subject[];
  readonly run: (rows: readonly CheckedRow[], context: CheckContext) => Finding[];
};

/** A rule that looks at each row by itself. */
export function rowRule<C extends IssueCode>(
  spec: Common<C> & { readonly check: (row: CheckedRow, context: CheckContext) => readonly Found<C>[] },
): Rule {
  return {
    ...common(spec),
    run: (rows, context) => {
      const findings: Finding[] = [];
      for (const row of rows) {
        for (const one of spec.check(row, context)) findings.push(finding(spec, row, one, context));
      }
      return findings;
    },
  };
}

/** A rule that compares rows with each other. */
export function tableRule<C extends IssueCode>(
  spec: Common<C> & {
    readonly check: (
      rows: readonly CheckedRow[],
      context: CheckContext,
    ) => readonly (Found<C> & { readonly row: CheckedRow })[];
  },
): Rule {
  return {
    ...common(spec),
    run: (rows, context) => spec.check(rows, context).map((one) => finding(spec, one.row, one, context)),
  };
}

function common<C extends IssueCode>(spec: Common<C>): Omit<Rule, 'run'> {
  return { code: spec.code, severity: spec.severity, subjects: spec.subjects ?? ['return', 'ledger'] };
}

function finding<C extends IssueCode>(
  spec: Common<C>,
  row: CheckedRow,
  found: Found<C>,
  context: CheckContext,
): Finding {
  const severity = context.severityOf(spec.code) ?? spec.severity;
  const facts: unknown = { ...found.facts, severity, at: row.place(found.column) };
  const made: unknown = issue(spec.code, facts as FactsOf<C>);
  const explained = severity === 'warning' && row.explanation !== null;
  return {
    ...(made as Issue),
    ...(row.taskId === null ? {} : { taskId: row.taskId }),
    ...(found.column === undefined ? {} : { column: found.column }),
    ...(found.fix === undefined ? {} : { fix: found.fix }),
    ...(explained ? { explanation: row.explanation } : {}),
  };
}
