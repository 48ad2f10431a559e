import type { ColumnKey } from './template';
import { plainText } from './text';

/** How ledgers in the wild name their columns; a word stands under the column that it means most often. */
const COLUMN_WORDS: Readonly<Record<string, string>> = {
  sequence: '序号 编号 项目编号 任务序号 次序 项次 序 号 NO 顺序号',
  section: '类别 分类 板块 领域 项目类别 任务类别 所属类别 任务分类 工作类别 所属板块 类型',
  task: `主要任务 工作任务 任务 任务名称 重点任务 工作内容 项目名称 工作事项 事项 事项名称 内容清单 目标任务 重点工作
    重点工作任务 工作项目 任务内容 任务事项 项目 工作名称 具体任务 任务清单 公开事项 督办事项 督查事项 交办事项 重点事项
    年度任务 主要工作任务 重点任务事项 问题 问题清单 反馈问题 整改问题 民生实事项目 实事项目 实事名称 问题描述 具体问题`,
  requirement: `任务要求 工作要求 具体要求 主要内容 工作目标 目标要求 工作标准 具体内容 要求 任务目标 目标任务要求 建设内容
    建设内容及规模 年度目标 内容要求 完成标准 工作内容及要求 任务要求及内容 整改目标`,
  deadline: `完成时间 完成时限 时限要求 办结时限 整改时限 时限 完成期限 期限 截止时间 截止日期 计划完成时间 时间节点 时间要求
    限时 办理时限 要求完成时间 计划完成时限 计划时间 推进时限 完成时间节点 整改期限 办结期限`,
  leadUnit: '牵头单位 主办单位 牵头部门 主办 责任主体 牵头处室 牵头科室 主办部门 主办科室 牵头',
  responsibleUnit: `责任单位 责任部门 责任科室 责任处室 承办单位 承办科室 承办部门 承办处室 实施单位 责任股室 承办 落实单位
    主责单位 主责部门 责任科室单位 责任单位科室 责任科室、单位 责任单位、科室 单位 部门 科室 填报单位 报送单位
    具体责任单位 责任单位及部门 落实科室 整改单位 整改责任单位 责任单位名称`,
  supportingUnit: `配合单位 参与单位 协办单位 协作单位 协同单位 配合部门 参与部门 协办 协办部门 配合科室 配合处室 参加单位
    协助单位 配合`,
  owner: `责任人 责任人员 承办人 经办人 具体责任人 直接责任人 负责人 具体负责人 工作责任人 落实人 责任人姓名 承办责任人
    具体承办人`,
  supervisingLeader: '分管领导 责任领导 牵头领导 包联领导 挂帅领导 分管局领导 分管负责人 主管领导 包抓领导 包保领导',
  status: `状态 完成状态 进展状态 办理状态 当前状态 是否完成 进度状态 办结状态 任务状态 是否办结 完成与否 整改状态 工作状态
    目前状态`,
  progress: `进展情况 工作进展 进展 落实情况 完成情况 推进情况 办理情况 工作进展情况 目前进展 本月进展 当前进展 最新进展 进度
    完成进度 整改情况 整改进展 本期进展 工作开展情况 办理进展 工作进度 进展情况说明 本月进展情况 任务进展情况 工作落实情况
    进展及成效 贯彻落实情况 工作推进情况 任务完成情况 工作完成情况 整改落实情况 目前进展情况 截至目前进展情况 填报内容
    进度情况 完成进展 本期进展情况 进展成效`,
  closedOn: `办结日期 办结时间 实际完成时间 完成日期 销号时间 销号日期 实际办结时间 实际完成日期 实际完成时限 实际办结日期
    整改完成时间 实际整改完成时间`,
  remarks: '备注 附注 备注说明 其他说明 说明 有关说明',
  'extra:measures': '措施 细化措施 具体措施 工作措施 措施清单 整改措施 推进措施 工作举措 主要措施 落实措施 具体举措',
  'extra:problems': '存在问题 存在的问题 问题及困难 困难问题 存在困难 存在的困难和问题 主要问题 存在问题及困难',
  'extra:nextSteps': `下步打算 下一步打算 下一步措施 下步措施 下一步工作 下步计划 下一步工作打算 下一步计划 下一步工作计划
    下步工作打算 下步工作`,
  'extra:coordination': '需协调事项 需要协调事项 需协调解决的问题 需协调问题 需市级协调事项 需协调解决事项',
  'extra:milestones': '节点 阶段目标 节点目标 进度安排 时序进度 节点任务 推进计划',
  'extra:quantity': '完成数量 数量 完成率 百分比 完成比例 进度百分比 完成数',
  'extra:target': '目标值 目标数量 计划数量 任务数',
  'extra:evidence': '佐证材料 佐证 证明材料 支撑材料 印证材料 佐证材料名称 佐证资料',
  'extra:contact': '联系人 填报人 报送人 联络员 联系人员',
  'extra:phone': '电话 联系电话 联系方式 办公电话 手机 手机号码 联系人电话',
  'extra:origin': '来源 任务来源 事项来源 依据 交办来源 问题来源',
  'extra:assignedOn': '交办日期 交办时间 下达时间 交办日 立项时间',
};

const HEADER_KEYS = new Map<string, string>();
const EXACT = new Map<string, ColumnKey | null>();
const LOOSE = new Map<string, ColumnKey | null>();
const MOST_REMEMBERED = 4000;

/** 协办科室, 主办处室, 参与部门: what somebody does, and what kind of unit it is. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  leadUnit: ['牵头', '主办'],
  responsibleUnit: ['责任', '承办', '实施', '落实', '主责'],
  supportingUnit: ['配合', '参与', '协办', '协作', '协同', '协助', '参加'],
};
const KINDS = ['单位', '部门', '科室', '处室', '股室', '机构', '科', '处'];

const KEYS = new Map([
  ...Object.entries(ROLES).flatMap(([key, roles]) =>
    roles.flatMap((role) => KINDS.map((kind) => [headerKey(`${role}${kind}`), key] as const)),
  ),
  ...Object.entries(COLUMN_WORDS).flatMap(([key, words]) =>
    words.split(/\s+/).map((word) => [headerKey(word), key] as const),
  ),
]);

/** Words that may stand inside a longer header, longest first, by the two characters that they begin with. */
const LONG_WORDS = wordsByBeginning(
  [...KEYS.keys()].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length),
);

type RankedWord = { readonly word: string; readonly rank: number };

function wordsByBeginning(words: readonly string[]): ReadonlyMap<string, readonly RankedWord[]> {
  const groups = new Map<string, RankedWord[]>();
  words.forEach((word, rank) => {
    const group = groups.get(word.slice(0, 2));
    if (group === undefined) groups.set(word.slice(0, 2), [{ word, rank }]);
    else group.push({ word, rank });
  });
  return groups;
}

/** A header cell as it is compared: plain, no blanks, marks or bracketed hints such as 责任人（签字）. */
export function headerKey(title: string): string {
  return remembered(HEADER_KEYS, title, keyOfHeader);
}

function keyOfHeader(title: string): string {
  const letters = plainText(title).replace(/[\s*※★:.、,;/]/g, '');
  const bracket = letters.indexOf('(');
  return (bracket > 0 && letters.endsWith(')') ? letters.slice(0, bracket) : letters).toUpperCase();
}

/** The column that a header names by a known synonym, or null. */
export function columnKeyOf(title: string): ColumnKey | null {
  return remembered(
    EXACT,
    title,
    (words) => KEYS.get(headerKey(words)) ?? KEYS.get(headerKey(unbracketed(words))) ?? null,
  );
}

/** A looser reading for headers such as 主要任务及分工 or 7月份进展情况: the longest known word (3 letters or more) inside. */
export function columnLike(title: string): ColumnKey | null {
  return columnKeyOf(title) ?? remembered(LOOSE, title, wordInside);
}

function wordInside(title: string): ColumnKey | null {
  const key = headerKey(title);
  if (key.length > 16) return null;
  let best: RankedWord | null = null;
  for (let at = 0; at + 3 <= key.length; at += 1) {
    for (const one of LONG_WORDS.get(key.slice(at, at + 2)) ?? []) {
      if ((best === null || one.rank < best.rank) && key.startsWith(one.word, at)) best = one;
    }
  }
  return best === null ? null : (KEYS.get(best.word) ?? null);
}

function unbracketed(title: string): string {
  return plainText(title).replace(/[()]/g, '');
}

/** The same few words stand over the tables of a whole folder: each is looked up once. */
function remembered<T>(known: Map<string, T>, title: string, find: (title: string) => T): T {
  const before = known.get(title);
  if (before !== undefined) return before;
  const found = find(title);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(title, found);
  return found;
}
