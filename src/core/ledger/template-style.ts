import type { Assignment, Column, Plan, Template, TemplateStyle } from '../model';
import { defaultColumns } from './columns';
import { ledgerTitle } from './title';

/** Puts a template into a ready-made style: its columns, title, notes, words and calendar instead of the usual ones. */
export function applyStyle(template: Template, style: TemplateStyle, year: number | null): Template {
  const fill = (text: string): string => filled(text, template.plan.title, year);
  const columns = style.columns.map((column) => ({
    ...column,
    title: fill(column.title),
    ...(column.group === undefined ? {} : { group: fill(column.group) }),
  }));
  return {
    ...template,
    title: fill(style.title),
    notes: [...style.notes.map(fill), ...template.notes],
    columns: withUsedUnits(columns, template),
    vocabulary: style.vocabulary ?? template.vocabulary,
    rules: style.rules ?? template.rules,
    calendar: { ...template.calendar, ...style.calendar },
    layout: { ...template.layout, ...style.layout },
    statusRollUp: style.statusRollUp ?? template.statusRollUp,
    confirmsClosing: style.confirmsClosing ?? template.confirmsClosing,
  };
}

/** The year that a plan is about: its title's, else that of its date of issue. */
export function yearOfPlan(plan: Pick<Plan, 'title' | 'issuedOn'>): number | null {
  const named = /20\d{2}(?=年|—|-)/.exec(plan.title);
  const text = named?.[0] ?? plan.issuedOn?.slice(0, 4);
  return text === undefined ? null : Number(text);
}

/** A role that the plan uses, and its persons, are never left without a column, whatever the style shows. */
export function withUsedUnits(columns: readonly Column[], template: Template): Column[] {
  const roles: readonly (readonly [keyof Assignment, string])[] = [
    ['leadUnits', 'leadUnit'],
    ['responsibleUnits', 'responsibleUnit'],
    ['supportingUnits', 'supportingUnit'],
    ['owners', 'owner'],
  ];
  const usualColumns = defaultColumns(template.assignments);
  const missing = roles.flatMap(([role, key]) => {
    const isUsed = template.assignments.some((row) => (row[role] as readonly unknown[]).length > 0);
    const usual = usualColumns.find((column) => column.key === key);
    return isUsed && usual !== undefined && columns.every((column) => column.key !== key) ? [usual] : [];
  });
  const at = columns.findIndex((column) => column.key === 'owner' || column.filledBy === 'unit');
  return at === -1 ? [...columns, ...missing] : [...columns.slice(0, at), ...missing, ...columns.slice(at)];
}

function filled(text: string, planTitle: string, year: number | null): string {
  return text
    .replace('落实《{plan}》工作台账', ledgerTitle(planTitle))
    .replaceAll('{plan}', planTitle)
    .replace(/\{year(?:\+(\d{1,2}))?\}/g, (_, more: string | undefined) => yearText(year, Number(more ?? 0)));
}

function yearText(year: number | null, more: number): string {
  return year === null ? `第${more + 1}` : String(year + more);
}
