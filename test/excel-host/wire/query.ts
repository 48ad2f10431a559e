import { classOf } from '../objects';
import type { Excel } from '../objects/define';
import { isWireObject, type WireObject } from '../objects/targets';
import { notSimulated } from '../sheet/errors';
import { checkLevel } from './gates';
import type { QueryInfo } from './protocol';

/** What the client learns of an object when it first meets it: ids, and null for a null object. */
export function describe(object: WireObject | null): Record<string, unknown> | null {
  if (object === null) return null;
  const { id, scalars } = classOf(object);
  const told: Record<string, unknown> = {};
  if (object.reference !== undefined) told._ReferenceId = object.reference;
  if (id !== undefined) told._Id = id(object.target);
  if (scalars.Id !== undefined) told.Id = scalars.Id.get(object.target, undefined as never);
  return told;
}

/** Answers `load`: the properties asked for (`values`, `format/fill/color`, `items/name`), or all scalars. */
export function query(object: WireObject, info: QueryInfo, excel: Excel): Record<string, unknown> {
  const { items } = classOf(object);
  const paths = [...(info.Select ?? []), ...(info.Expand ?? []).map((path) => `${path}/`)];
  if (items === undefined) return queryObject(object, paths, excel);
  const members = items(object.target, excel);
  const from = info.Skip ?? 0;
  const chosen = members.slice(from, info.Top === undefined ? undefined : from + info.Top);
  const wanted = paths.map((path) => path.replace(/^items\/?/i, '')).filter((path) => path !== '' && !isNone(path));
  return { _Items: chosen.map((member, i) => ({ _Index: i, ...queryObject(member, wanted, excel) })) };
}

function queryObject(object: WireObject, paths: readonly string[], excel: Excel): Record<string, unknown> {
  const { className, scalars, objects, items } = classOf(object);
  if (items !== undefined) return query(object, { Select: paths }, excel);
  const answer: Record<string, unknown> = { ...describe(object) };
  const nested = new Map<string, string[]>();
  const wanted = paths.length === 0 ? Object.keys(scalars) : [];
  for (const path of paths) {
    const [head = '', ...rest] = path.split('/');
    const objectName = memberName(objects, head);
    if (objectName !== undefined) nested.set(objectName, [...(nested.get(objectName) ?? []), rest.join('/')]);
    else if (!isNone(head)) wanted.push(memberName(scalars, head) ?? unknown(className, head));
  }
  for (const name of wanted) {
    checkLevel(className, name, excel.knobs);
    answer[name] = scalars[name]!.get(object.target, excel);
  }
  for (const [name, inner] of nested) {
    checkLevel(className, name, excel.knobs);
    const child = objects[name]!(object.target, excel);
    answer[name] = query(child, { Select: inner.filter((path) => path !== '') }, excel);
  }
  return answer;
}

/** A value that a method answers: objects are described, everything else is as it is. */
export function answerOf(value: unknown): unknown {
  if (value === undefined) return null;
  return isWireObject(value) ? describe(value) : value;
}

function memberName(members: Readonly<Record<string, unknown>>, name: string): string | undefined {
  return Object.keys(members).find((key) => key.toLowerCase() === name.toLowerCase());
}

/** `load('$none')` asks for the object's existence only. */
function isNone(path: string): boolean {
  return /^\$?none$/i.test(path);
}

function unknown(className: string, member: string): never {
  throw notSimulated(`${className}.${member}`);
}
