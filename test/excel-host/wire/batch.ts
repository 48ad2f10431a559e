import { classOf } from '../objects';
import type { Excel } from '../objects/define';
import { isWireObject, wire, type WireObject } from '../objects/targets';
import { HostError, itemNotFound, notSimulated } from '../sheet/errors';
import { newId } from '../sheet/workbook';
import { checkLevel } from './gates';
import {
  ACTION,
  PATH,
  type Action,
  type ArgumentInfo,
  type ObjectPath,
  type RequestBody,
  type ResponseBody,
} from './protocol';
import { answerOf, describe, query } from './query';

const STATUS: Readonly<Record<string, number>> = {
  ItemNotFound: 404,
  AccessDenied: 403,
  ItemAlreadyExists: 409,
  NotImplemented: 501,
};

/**
 * Runs one request: its actions in order, until one fails. What ran before the failure stays done: Excel has no
 * transactions. `batch` counts requests from 1.
 */
export function runBatch(excel: Excel, body: RequestBody, batch: number): ResponseBody {
  const resolved = new Map<number, WireObject | null>();
  const resolve = (id: number): WireObject | null => {
    if (!resolved.has(id)) resolved.set(id, resolvePath(excel, body.ObjectPaths[String(id)], resolve));
    return resolved.get(id) ?? null;
  };
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  let index = 0;
  excel.events.author = 'addin';
  try {
    for (const action of body.Actions) {
      const failure = excel.knobs.failAt?.(batch, index + 1) ?? null;
      if (failure !== null) throw failure;
      if (action.ActionType === ACTION.trace) traces.push(action.Id);
      const value = action.ActionType === ACTION.trace ? null : runAction(excel, action, resolve);
      results.push({ ActionId: action.Id, Value: value });
      index += 1;
    }
    return { Results: results, TraceIds: traces };
  } catch (error) {
    const { code, message, location } =
      error instanceof HostError
        ? error
        : new HostError('GeneralException', `fault of the simulation: ${String(error)}`);
    return {
      Error: {
        Code: code,
        Message: message,
        Location: location,
        ActionIndex: index,
        HttpStatusCode: STATUS[code] ?? 400,
      },
      Results: results,
      TraceIds: traces,
    };
  } finally {
    excel.events.author = 'person';
  }
}

function runAction(excel: Excel, action: Action, resolve: (id: number) => WireObject | null): unknown {
  const object = resolve(action.ObjectPathId);
  if (action.ActionType === ACTION.instantiate) return describe(object);
  // a null object answers everything with nothing: Source: *OrNullObject methods and properties
  if (object === null) return null;
  switch (action.ActionType) {
    case ACTION.query:
      return query(object, action.QueryInfo ?? {}, excel);
    case ACTION.method:
      return answerOf(callMethod(excel, object, action.Name, action.ArgumentInfo, resolve));
    case ACTION.setProperty:
      return setProperty(excel, object, action);
    default:
      throw notSimulated(`action type ${action.ActionType}`);
  }
}

function setProperty(excel: Excel, object: WireObject, action: Action): null {
  const { className, scalars } = classOf(object);
  const set = scalars[action.Name]?.set;
  if (set === undefined) throw notSimulated(`setting of ${className}.${action.Name}`);
  checkLevel(className, action.Name, excel.knobs);
  set(object.target, action.ArgumentInfo?.Arguments?.[0], excel);
  return null;
}

function resolvePath(
  excel: Excel,
  path: ObjectPath | undefined,
  resolve: (id: number) => WireObject | null,
): WireObject | null {
  if (path === undefined) throw new HostError('InvalidObjectPath', 'The object path is not in the request.');
  if (path.ObjectPathType === PATH.globalObject) return wire('Workbook', null);
  if (path.ObjectPathType === PATH.newObject) return wire('Service', null);
  if (path.ObjectPathType === PATH.nullObject) return null;
  if (path.ObjectPathType === PATH.referenceId) return kept(excel, path.Name);
  const parent = resolve(path.ParentObjectPathId ?? -1);
  if (parent === null) return null;
  if (path.ObjectPathType === PATH.property) return property(excel, parent, path.Name);
  const name = path.ObjectPathType === PATH.indexer ? 'GetItem' : path.Name;
  const value = callMethod(excel, parent, name, path.ArgumentInfo, resolve);
  if (value === null || isWireObject(value)) return value;
  throw notSimulated(`an object from ${parent.className}.${name}`);
}

function kept(excel: Excel, id: string): WireObject {
  const object = excel.references.get(id);
  if (object === undefined)
    throw new HostError('InvalidReference', 'This reference is not valid for the current operation.');
  return object;
}

function property(excel: Excel, parent: WireObject, name: string): WireObject {
  const { className, objects } = classOf(parent);
  const get = objects[name];
  if (get === undefined) throw notSimulated(`${className}.${name}`);
  checkLevel(className, name, excel.knobs);
  return get(parent.target, excel);
}

function callMethod(
  excel: Excel,
  object: WireObject,
  name: string,
  info: ArgumentInfo = {},
  resolve: (id: number) => WireObject | null,
): unknown {
  const { className, methods } = classOf(object);
  if (name === '_KeepReference') return keep(excel, object);
  const registration = /^_(Register|Unregister)(\w+)Event$/.exec(name);
  if (registration !== null) return registerEvent(excel, object, registration[1] === 'Register', registration[2] ?? '');
  const method = methods[name];
  if (method === undefined) throw notSimulated(`${className}.${name}()`);
  checkLevel(className, name, excel.knobs);
  const objects = (info.ReferencedObjectPathIds ?? []).map((id) =>
    typeof id === 'number' && id > 0 ? resolve(id) : undefined,
  );
  if (objects.some((each) => each === null)) throw itemNotFound(`${className}.${name}`);
  return method(object.target, info.Arguments ?? [], excel, objects);
}

/** The client keeps the object across batches; a range so kept follows when cells shift. */
function keep(excel: Excel, object: WireObject): void {
  object.reference ??= newId();
  excel.references.set(object.reference, object);
  if (object.className === 'Range') excel.workbook.tracked.add(object.target);
}

function registerEvent(excel: Excel, object: WireObject, on: boolean, name: string): void {
  const { className, events } = classOf(object);
  const type = events?.[name];
  if (type === undefined) throw notSimulated(`event ${className}.${name}`);
  const target = object.className === 'Worksheet' ? object.target.sheet.id : 'Workbook';
  if (on) excel.events.register(type, target);
  else excel.events.unregister(type, target);
}
