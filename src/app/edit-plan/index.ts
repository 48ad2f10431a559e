export { canRedo, canUndo, planOf, redo, startEditing, stepsOf, undo, type PlanEditing } from './editing';
export { addTask, dropTask, editTask, reorder } from './change-tasks';
export { mergeTasks } from './merge-tasks';
export { splitTask } from './split-task';
export { yearOf, type TaskTexts } from './task-parts';
