export { parseDeadline, readDeadline, type DeadlineContext, type ReadDeadline } from './deadline';
export { blocksFromText } from './blocks';
export { blocksFromBook } from './blocks-from-book';
export { unitsOf } from './build-task';
export { countTargets } from './counts';
export { taskIds } from './identity';
export { titleOf } from './titles';
export { parsePlan, type ParsePlanOptions } from './parse-plan';
export { isGroup, splitUnits } from './units';
