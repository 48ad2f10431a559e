import {
  Template,
  type Assignment,
  type FilingCalendar,
  type Issue,
  type TemplateStyle,
  type Unit,
  type WithIssues,
} from '../model';
import { parseDeadline } from '../plan';
import { applyAssignments, type AssignmentTable } from './assignment-table';
import { assignInBulk, chooseTasks, type BulkAssignment, type Choice } from './choose';
import { withPresets, type ColumnPreset } from './column-presets';
import { tableInDirectory, withDirectory } from './directory';
import { checkTemplate } from './check-template';
import { applyLastYear } from './last-year';
import { applyStyle, withUsedUnits, yearOfPlan } from './template-style';

/** What a coordinator decides between the tasks of a plan and the ledger; whatever is absent leaves things as they are. */
export type Shaping = {
  /** the year of deadlines that name none, instead of the plan's */
  readonly year?: number;
  /** the unit directory, instead of the names that the plan uses */
  readonly units?: readonly Unit[];
  /** who had which task last year, found again by likeness; an assignment table and bulk assignments go before it */
  readonly lastYear?: AssignmentTable;
  /** which tasks concern us */
  readonly choice?: Choice;
  readonly bulk?: readonly BulkAssignment[];
  /** 责任分工表: who takes which task */
  readonly assignments?: AssignmentTable;
  /** the rows are those of a ledger printed with the plan: the table leaves none of them out */
  readonly keepsRows?: boolean;
  /** a ready-made style (台账样式) */
  readonly style?: TemplateStyle;
  /** columns beside the usual ones */
  readonly presets?: readonly ColumnPreset[];
  /** 填报日历: what differs from the plan's words */
  readonly calendar?: Partial<FilingCalendar>;
  /** the title over the table */
  readonly title?: string;
};

/**
 * Decides the rows: present names of units, last year's assignments, the tasks that concern us, units in bulk, the
 * assignment table. Every task that is left out and every row of a table that fits no task is named.
 */
export function shapeRows(template: Template, shaping: Shaping, year: number | null): WithIssues<Template> {
  const { units, lastYear, choice, bulk = [], assignments } = shaping;
  const issues: Issue[] = [];
  let shaped = shaping.year === undefined ? template : withYear(template, shaping.year);
  if (units !== undefined) shaped = withDirectory(shaped, units);
  const present = (table: AssignmentTable): AssignmentTable =>
    units === undefined ? table : tableInDirectory(table, units);
  if (lastYear !== undefined) {
    const taken = applyLastYear(shaped.assignments, present(lastYear), shaped.units);
    shaped = { ...shaped, assignments: [...taken.assignments] };
    issues.push(...taken.issues);
  }
  if (choice !== undefined) {
    const chosen = chooseTasks(shaped, choice);
    shaped = chosen.value;
    issues.push(...chosen.issues);
  }
  for (const one of bulk) shaped = assignInBulk(shaped, one, units !== undefined);
  if (assignments !== undefined) {
    const taken = applyAssignments(shaped.assignments, present(assignments), year, shaping.keepsRows);
    shaped = { ...shaped, assignments: [...taken.assignments] };
    issues.push(...taken.issues);
  }
  return { value: shaped, issues };
}

/** Decides the looks: style, columns, title. A role that the rows use always has its column. */
export function shapeLooks(template: Template, shaping: Shaping, year: number | null): Template {
  const { style, presets = [], title, calendar } = shaping;
  const styled = style === undefined ? template : applyStyle(template, style, year);
  const asked: readonly ColumnPreset[] = styled.layout?.lights === true ? [...presets, 'lights'] : presets;
  const wide = withPresets({ ...styled, columns: withUsedUnits(styled.columns, styled) }, asked);
  // parsed, so that a template is written alike however it came about
  return Template.parse({
    ...wide,
    ...(title === undefined ? {} : { title }),
    ...(calendar === undefined ? {} : { calendar: { ...wide.calendar, ...calendar } }),
  });
}

/** A template that was made before, shaped anew: the rows, the looks, and whether everything is assigned. */
export function reshapeTemplate(template: Template, shaping: Shaping): WithIssues<Template> {
  const year = shaping.year ?? yearOfPlan(template.plan);
  const shaped = shapeRows(template, shaping, year);
  const value = shapeLooks(shaped.value, shaping, year);
  return { value, issues: [...shaped.issues, ...checkTemplate(value)] };
}

/** A deadline whose words name no year is read again with the year that the coordinator gave. */
function withYear(template: Template, year: number): Template {
  return { ...template, assignments: template.assignments.map((row) => withDeadlineYear(row, year)) };
}

function withDeadlineYear(row: Assignment, year: number): Assignment {
  const deadline = row.deadline;
  if (deadline === null || /\d{4}/.test(deadline.text)) return row;
  return { ...row, deadline: parseDeadline(deadline.text, { year }) };
}
