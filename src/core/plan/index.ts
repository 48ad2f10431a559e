export { parseDeadline, readDeadline, type DeadlineContext, type ReadDeadline } from './deadline';
export { blocksFromText } from './blocks';
export { blocksFromBook } from './blocks-from-book';
export { parsePlan, type ParsePlanOptions } from './parse-plan';
export { isGroup, splitUnits } from './units';
