import type { EventQueue } from '../events';
import type { Knobs } from '../knobs';
import type { Workbook } from '../sheet/workbook';
import type { ClassName, Targets, WireObject } from './targets';

/** What the members of the API's classes work on. */
export type Excel = {
  readonly workbook: Workbook;
  readonly events: EventQueue;
  readonly knobs: Knobs;
  /** objects that the client keeps across batches, by reference id */
  readonly references: Map<string, WireObject>;
};

/** A property that holds a value: what `load` brings and a setting action changes. */
export type Scalar<T> = {
  readonly get: (target: T, excel: Excel) => unknown;
  readonly set?: (target: T, value: unknown, excel: Excel) => void;
};
/** `null` answers a null object; `undefined` answers nothing. */
export type Method<T> = (
  target: T,
  args: readonly unknown[],
  excel: Excel,
  /** by argument: the object that was passed, where one was */
  objects: readonly (WireObject | null | undefined)[],
) => unknown;

/** One class of the API under its wire names (`UsedRange`, not `usedRange`). Members that are not here do not exist. */
export type WireClass<C extends ClassName> = {
  readonly className: C;
  readonly id?: (target: Targets[C]) => string | undefined;
  readonly scalars: Readonly<Record<string, Scalar<Targets[C]>>>;
  readonly objects: Readonly<Record<string, (target: Targets[C], excel: Excel) => WireObject>>;
  readonly methods: Readonly<Record<string, Method<Targets[C]>>>;
  /** collections: their members in order */
  readonly items?: (target: Targets[C], excel: Excel) => readonly WireObject[];
  /** events by the name in their registration (`_RegisterDataChangedEvent`) */
  readonly events?: Readonly<Record<string, number>>;
};

export function wireClass<C extends ClassName>(
  className: C,
  members: Partial<Omit<WireClass<C>, 'className'>>,
): WireClass<C> {
  return { className, scalars: {}, objects: {}, methods: {}, ...members };
}

/** A text argument, or what stands for it where it was left out. */
export function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

export const readOnly = <T>(get: Scalar<T>['get']): Scalar<T> => ({ get });
