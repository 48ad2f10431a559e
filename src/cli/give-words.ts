/** How `--give` names roles and all tasks. */
export const ROLE_WORDS = {
  leadUnits: ['牵头', '牵头单位', '主办', '主办单位', 'lead'],
  responsibleUnits: ['责任', '责任单位', '责任科室', '承办', '承办单位', 'responsible'],
  supportingUnits: ['配合', '配合单位', '协办', '协办单位', 'supporting'],
  owners: ['责任人', '负责人', 'owner'],
} as const;

export const ALL_TASKS = ['全部', '所有', 'all', '*'];

/** Before a unit's name: the tasks that name this unit. */
export const UNIT_PREFIX = ['单位', 'unit'];
