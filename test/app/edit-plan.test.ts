import fc from 'fast-check';
import {
  addTask,
  canRedo,
  canUndo,
  dropTask,
  editTask,
  mergeTasks,
  planOf,
  redo,
  reorder,
  splitTask,
  startEditing,
  stepsOf,
  undo,
  yearOf,
  type PlanEditing,
} from '../../src/app/edit-plan';
import { Plan, type AdapterError, type Task } from '../../src/core/model';
import { parsePlan, blocksFromText } from '../../src/core/plan';

const TEXT = `青澜市2026年数字政府攻坚行动方案
一、政务服务
（一）编制事项清单。1.逐项编制清单，明确办理时限。2.在网站公开清单，每年至少更新2次。
牵头单位：市数据局
责任单位：市司法局、市发改委
完成时限：6月底前
（二）推进数据共享。归集共享数据。
牵头单位：市数据局
配合单位：市司法局
完成时限：9月底前
二、监督检查
（三）开展专项检查。
责任单位：市政府办公室
完成时限：年底前`;

function aPlan(): Plan {
  return parsePlan(blocksFromText(TEXT)).value;
}

function aTask(id: string, more: Partial<Task> = {}): Task {
  return {
    id,
    ordinal: '1.',
    section: [],
    title: id,
    requirements: [],
    text: '',
    leadUnits: [],
    responsibleUnits: [],
    supportingUnits: [],
    deadline: null,
    source: { from: 1, to: 1 },
    ...more,
  };
}

function planWith(...tasks: readonly Task[]): Plan {
  return {
    title: '方案',
    documentNumber: null,
    issuer: null,
    issuedOn: null,
    tasks: [...tasks],
    ledgers: [],
    phases: [],
    filing: [],
  };
}

const ids = (editing: PlanEditing): readonly string[] => planOf(editing).tasks.map(({ id }) => id);

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (cause) {
    return (cause as AdapterError).code;
  }
  return 'nothing thrown';
}

test('a plan that was read is corrected: the deadline in words is read anew with the plan’s year', () => {
  const start = startEditing(aPlan());
  const [first = '', ...others] = ids(start);
  const edited = editTask(start, first, {
    title: ' 编制事项清单 ',
    deadlineText: '10月底前',
    responsibleUnits: ['市司法局', '各有关部门', ''],
  });
  expect(planOf(edited).tasks[0]).toMatchObject({
    id: first,
    title: '编制事项清单',
    deadline: { text: '10月底前', due: '2026-10', kind: 'by' },
    leadUnits: ['市数据局'],
    responsibleUnits: ['市司法局', '各有关部门'],
  });
  expect(planOf(edited).tasks[0]?.units).toContainEqual({ name: '各有关部门', role: 'responsible', group: true });
  expect(ids(edited)).toEqual([first, ...others]);
  expect(Plan.parse(planOf(edited))).toEqual(planOf(edited));
});

test('the year of a deadline: what a person says goes before the title, the title before the other tasks', () => {
  const june = aTask('t-0001', { deadline: { text: '2025年6月', kind: 'by', due: '2025-06' } });
  expect(yearOf(startEditing(planWith(june)))).toBe(2025);
  expect(yearOf(startEditing({ ...planWith(june), title: '2026年要点' }))).toBe(2026);
  expect(yearOf(startEditing({ ...planWith(june), title: '2026年要点' }, { year: 2027 }))).toBe(2027);
});

test('an edit that changes nothing is no step; a looked-at task is no longer doubtful', () => {
  const start = startEditing(planWith(aTask('t-0001', { title: '甲', doubtful: true })));
  const looked = editTask(start, 't-0001', {});
  expect(planOf(looked).tasks[0]?.doubtful).toBeUndefined();
  expect(editTask(looked, 't-0001', { title: '甲', deadlineText: null })).toBe(looked);
});

test('taking the deadline away takes all of them; other deadlines of the item stay while it is not touched', () => {
  const deadline = { text: '6月底', kind: 'by', due: '2026-06' } as const;
  const start = startEditing(
    planWith(aTask('t-0001', { deadline, deadlines: [deadline, { ...deadline, due: '2026-05' }] })),
  );
  expect(planOf(editTask(start, 't-0001', { title: '新' })).tasks[0]?.deadlines).toHaveLength(2);
  const without = planOf(editTask(start, 't-0001', { deadlineText: '' })).tasks[0];
  expect(without).toMatchObject({ deadline: null });
  expect(without?.deadlines).toBeUndefined();
});

test('merged tasks keep the first one’s place, id and title; units keep their strongest role, the latest deadline counts', () => {
  const start = startEditing(aPlan());
  const [a = '', b = '', c = ''] = ids(start);
  const merged = mergeTasks(start, [b, a]);
  expect(ids(merged)).toEqual([a, c]);
  const [task] = planOf(merged).tasks;
  expect(task).toMatchObject({
    leadUnits: ['市数据局'],
    responsibleUnits: ['市司法局', '市发改委'],
    supportingUnits: [],
    deadline: { due: '2026-09' },
  });
  expect(task?.deadlines?.map(({ due }) => due)).toEqual(['2026-09', '2026-06']);
  const second = planOf(start).tasks[1];
  expect(task?.requirements).toContain(second?.title);
  expect(task?.source).toEqual({ from: planOf(start).tasks[0]?.source.from, to: second?.source.to });
});

test('persons of merged tasks are all kept, each once', () => {
  const owner = { name: '甲某', unit: '市数据局' };
  const start = startEditing(
    planWith(
      aTask('t-000a', { owners: [owner], leaders: ['丙某'] }),
      aTask('t-000b', { owners: [owner, { name: '乙某', unit: null }], leaders: ['丁某'] }),
    ),
  );
  expect(planOf(mergeTasks(start, ['t-000a', 't-000b'])).tasks[0]).toMatchObject({
    owners: [owner, { name: '乙某', unit: null }],
    leaders: ['丙某', '丁某'],
  });
});

test('rows of a printed ledger follow a merged task and are set free by a dropped one', () => {
  const row = (taskId: string) => ({
    sequence: '1',
    task: '甲',
    taskId,
    deadline: null,
    progress: '',
    responsibleUnits: [],
    owners: [],
    remarks: '',
  });
  const plan = {
    ...planWith(aTask('t-000a'), aTask('t-000b'), aTask('t-000c')),
    ledgers: [{ title: '台账', notes: [], rows: [row('t-000b'), row('t-000c')] }],
  };
  const links = (editing: PlanEditing) => planOf(editing).ledgers[0]?.rows.map(({ taskId }) => taskId);
  const merged = mergeTasks(startEditing(plan), ['t-000a', 't-000b']);
  expect(links(merged)).toEqual(['t-000a', 't-000c']);
  expect(links(dropTask(merged, 't-000c'))).toEqual(['t-000a', null]);
});

test('a dropped task’s text joins the remainder', () => {
  const start = startEditing(
    planWith(aTask('t-000a', { text: '（一）甲。', source: { from: 7, to: 8 } }), aTask('t-000b')),
  );
  const dropped = dropTask(start, ['t-000a', 't-000b']);
  expect(planOf(dropped)).toMatchObject({ tasks: [], remainder: [{ text: '（一）甲。', line: 7 }] });
  expect(dropTask(start, [])).toBe(start);
});

test('a split task keeps its id and the requirements that stay; the new one stands behind it with the same units', () => {
  const task = aTask('t-000a', {
    title: '编制清单',
    requirements: ['1.逐项编制。', '2.公开清单,每年至少更新2次。', '3.抽查。'],
    leadUnits: ['市数据局'],
    countTargets: [{ text: '每年至少更新2次', count: 2, every: 'year' }],
  });
  const split = planOf(splitTask(startEditing(planWith(task, aTask('t-000b'))), 't-000a', [1]));
  expect(split.tasks.map(({ id }) => id)).toEqual(['t-000a', expect.stringMatching(/^t-[0-9a-f]{12}$/), 't-000b']);
  expect(split.tasks[0]).toMatchObject({ title: '编制清单', requirements: ['1.逐项编制。', '3.抽查。'] });
  expect(split.tasks[0]?.countTargets).toBeUndefined();
  expect(split.tasks[1]).toMatchObject({
    ordinal: '',
    requirements: ['2.公开清单,每年至少更新2次。'],
    leadUnits: ['市数据局'],
  });
  expect(split.tasks[1]?.title.startsWith('公开清单')).toBe(true);
  expect(split.tasks[1]?.countTargets).toHaveLength(1);
});

test('a split needs something to go and something to stay, a merge two tasks, a title words', () => {
  const start = startEditing(planWith(aTask('t-000a', { requirements: ['甲', '乙'] })));
  expect(codeOf(() => splitTask(start, 't-000a', []))).toBe('edit.splitNeedsBoth');
  expect(codeOf(() => splitTask(start, 't-000a', [0, 1]))).toBe('edit.splitNeedsBoth');
  expect(codeOf(() => mergeTasks(start, ['t-000a', 't-000a']))).toBe('edit.mergeNeedsTwo');
  expect(codeOf(() => editTask(start, 't-000a', { title: ' ' }))).toBe('edit.untitled');
  expect(codeOf(() => addTask(start, { title: '' }))).toBe('edit.untitled');
  expect(codeOf(() => editTask(start, 't-0xyz', { title: '甲' }))).toBe('edit.unknownTask');
});

test('an added task stands where it is put, with its neighbour’s section and an id of its own', () => {
  const start = startEditing(
    planWith(aTask('t-000a', { section: ['一、服务'], source: { from: 3, to: 5 } }), aTask('t-000b')),
  );
  const once = addTask(start, { title: '新任务', deadlineText: '2026年6月底' }, 't-000a');
  const twice = addTask(once, { title: '新任务' }, 't-000a');
  const third = addTask(twice, { title: '末项' });
  const first = addTask(third, { title: '首项' }, null);
  expect(planOf(first).tasks.map(({ title }) => title)).toEqual([
    '首项',
    't-000a',
    '新任务',
    '新任务',
    't-000b',
    '末项',
  ]);
  expect(new Set(ids(first)).size).toBe(6);
  expect(planOf(once).tasks[1]).toMatchObject({
    section: ['一、服务'],
    source: { from: 5, to: 5 },
    deadline: { due: '2026-06' },
  });
  expect(Plan.parse(planOf(first))).toEqual(planOf(first));
});

test('a task is moved to a place, never out of the list', () => {
  const start = startEditing(planWith(aTask('t-000a'), aTask('t-000b'), aTask('t-000c')));
  expect(ids(reorder(start, 't-000a', 1))).toEqual(['t-000b', 't-000a', 't-000c']);
  expect(ids(reorder(start, 't-000c', -5))).toEqual(['t-000c', 't-000a', 't-000b']);
  expect(ids(reorder(start, 't-000a', 99))).toEqual(['t-000b', 't-000c', 't-000a']);
  expect(reorder(start, 't-000b', 1)).toBe(start);
});

test('every step says what was done to which task', () => {
  const start = startEditing(planWith(aTask('t-000a', { title: '甲' }), aTask('t-000b', { title: '乙' })));
  const done = dropTask(mergeTasks(start, ['t-000a', 't-000b']), 't-000a');
  expect(stepsOf(done)).toEqual([
    { action: 'merge', titles: ['甲', '乙'] },
    { action: 'drop', titles: ['甲'] },
  ]);
});

describe('any sequence of corrections', () => {
  type Correction = (editing: PlanEditing) => PlanEditing;
  const pick = (editing: PlanEditing, at: number): string =>
    ids(editing)[at % Math.max(1, ids(editing).length)] ?? 't-none';
  const place = fc.nat({ max: 6 });
  const words = fc.constantFrom('甲', '乙。', ' ', '每年至少2期', '6月底前');
  const corrections: readonly fc.Arbitrary<Correction>[] = [
    fc.tuple(place, words).map(
      ([at, title]) =>
        (editing) =>
          editTask(editing, pick(editing, at), { title }),
    ),
    fc.tuple(place, words).map(
      ([at, text]) =>
        (editing) =>
          editTask(editing, pick(editing, at), { deadlineText: text, leadUnits: [text] }),
    ),
    fc.tuple(place, fc.array(words)).map(
      ([at, requirements]) =>
        (editing) =>
          editTask(editing, pick(editing, at), { requirements }),
    ),
    fc.tuple(place, place).map(
      ([a, b]) =>
        (editing) =>
          mergeTasks(editing, [pick(editing, a), pick(editing, b)]),
    ),
    fc.tuple(place, fc.array(place)).map(
      ([at, positions]) =>
        (editing) =>
          splitTask(editing, pick(editing, at), positions),
    ),
    place.map((at) => (editing) => dropTask(editing, pick(editing, at))),
    words.map((title) => (editing) => addTask(editing, { title })),
    fc.tuple(place, place).map(
      ([at, to]) =>
        (editing) =>
          reorder(editing, pick(editing, at), to),
    ),
  ];
  /** A correction that is refused changes nothing. */
  const attempt = (editing: PlanEditing, correct: Correction): PlanEditing => {
    try {
      return correct(editing);
    } catch (cause) {
      expect((cause as AdapterError).code).toMatch(/^edit\./);
      return editing;
    }
  };
  const repeat = (editing: PlanEditing, step: Correction, more: (editing: PlanEditing) => boolean): PlanEditing => {
    let at = editing;
    while (more(at)) at = step(at);
    return at;
  };

  test('undone, gives back the plan as it was read, and redone the corrected one; ids stay unique and the plan valid', () => {
    const plan = aPlan();
    fc.assert(
      fc.property(fc.array(fc.oneof(...corrections), { maxLength: 12 }), (sequence) => {
        const start = startEditing(plan);
        const corrected = sequence.reduce(attempt, start);
        expect(new Set(ids(corrected)).size).toBe(ids(corrected).length);
        expect(Plan.safeParse(planOf(corrected)).success).toBe(true);
        const undone = repeat(corrected, undo, canUndo);
        expect(planOf(undone)).toBe(plan);
        expect(planOf(repeat(undone, redo, canRedo))).toBe(planOf(corrected));
      }),
    );
  });

  test('a correction of one task leaves every other task as it is', () => {
    const start = startEditing(aPlan());
    const [, second = ''] = ids(start);
    const edited = planOf(editTask(start, second, { title: '改' })).tasks;
    planOf(start).tasks.forEach((task, index) => {
      if (task.id !== second) expect(edited[index]).toBe(task);
    });
  });
});
