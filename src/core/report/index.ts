export { chaseTexts, type ChaseText } from './chase';
export { layoutReport } from './layout-report';
export {
  summarize,
  type SectionSummary,
  type Summary,
  type TaskTiming,
  type TaskSummary,
  type UnitSummary,
} from './summary';
