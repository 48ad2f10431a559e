import apiSets from '../api-sets.json';
import type { Knobs } from '../knobs';
import { HostError } from '../sheet/errors';

/** member → the 1.x of ExcelApi that brought it; what stands in no set is not for production add-ins. */
const LEVELS: ReadonlyMap<string, number> = new Map(Object.entries(apiSets as Record<string, number>));

/**
 * The client does not check levels, so Excel must: a member above the level fails as it would there.
 * The table is made from the `[Api set: …]` notes of @types/office-js by test/tools/api-sets.mjs.
 */
export function checkLevel(className: string, wireName: string, knobs: Knobs): void {
  const member = `${className}.${wireName.charAt(0).toLowerCase()}${wireName.slice(1)}`;
  const level = LEVELS.get(member) ?? LEVELS.get(className);
  if (level !== undefined && level > knobs.apiLevel)
    throw new HostError(
      'ApiNotFound',
      'The API you are trying to use could not be found. It may be available in a newer version of Excel.',
      member,
    );
}
