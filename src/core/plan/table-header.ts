import { columnKeyOf, columnLike, type ColumnKey } from '../model';
import { fold } from './fold';
import { remembered } from './memo';

/** Whether cells read like the header of a task table: who or when beside what. */
export function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 2 || filled.length > 40 || filled.some((cell) => cell.length > 24)) return false;
  const keys = filled.map(headerKey);
  const known = new Set(keys.filter((key): key is ColumnKey => key !== null));
  if (known.size < 2 || known.size < filled.length * 0.5) return false;
  return [...known].some((key) => WHAT.has(key)) || known.has('sequence');
}

const WHAT: ReadonlySet<string> = new Set(['task', 'requirement', 'extra:measures', 'section', 'extra:problems']);

/** The column that a header cell names; blanks inside (分 管 领导) do not matter. */
export const headerKey: (cell: string) => ColumnKey | null = remembered(findKey);

function findKey(cell: string): ColumnKey | null {
  if (cell.length > 40 || !HEADER_HINT.test(fold(cell).replace(/\s/g, ''))) return null;
  const title = cell.replace(/\s/g, '');
  if (title === '' || /[。;；]/.test(title)) return null;
  return EXTRA_WORDS.get(title) ?? columnKeyOf(title) ?? columnLike(title) ?? byEnding(fold(title));
}

/** Headers that no list knows, by what they end with: 总责任人, 具体工作内容, 市级牵头部门. */
function byEnding(title: string): ColumnKey | null {
  if (title.length > 12 || /[\d,;:()]/.test(title)) return null;
  return ENDINGS.find(({ pattern }) => pattern.test(title))?.key ?? null;
}

const ENDINGS: readonly { readonly key: ColumnKey; readonly pattern: RegExp }[] = [
  { key: 'supervisingLeader', pattern: /领导(?:同志)?$/ },
  { key: 'extra:contact', pattern: /联系人$|联络员$/ },
  { key: 'extra:phone', pattern: /电话$|联系方式$/ },
  { key: 'owner', pattern: /(?:责任|负责|承办|经办|落实)人(?:员)?$|^河长$|^组长$/ },
  {
    key: 'deadline',
    pattern:
      /(?:完成|办结|整改|销号|推进|落实|计划).*(?:时间|时限|期限|日期)$|时限$|期限$|截止(?:时间|日期)$|时间节点$/,
  },
  { key: 'supportingUnit', pattern: /(?:配合|协办|协同|参与|参加|协助|协作).*(?:单位|部门|科室|处室|股室)?$/ },
  { key: 'leadUnit', pattern: /(?:牵头|主办|主责|总负责).*(?:单位|部门|科室|处室|股室|责任单位)?$|责任主体$/ },
  {
    key: 'responsibleUnit',
    pattern:
      /(?:责任|承办|实施|主管|落实|负责|整改|建设|承担|认领).*(?:单位|部门|科室|处室|股室|机构|主体|科|分工)$|^分工$/,
  },
  { key: 'responsibleUnit', pattern: /(?:公开|实施|执行|发布)主体$/ },
  { key: 'remarks', pattern: /备注$|说明$/ },
  { key: 'progress', pattern: /(?:进展|完成|落实|推进|整改|办理).*情况$|进展$/ },
  { key: 'section', pattern: /(?:类别|分类|领域|板块|方面|类型|大类)$/ },
  { key: 'extra:measures', pattern: /(?:措施|举措|做法)$/ },
  { key: 'task', pattern: /^(?:活动|工作|学习|培训|任务)?主题$|^(?:活动|培训|课程)(?:名称|项目)$/ },
  { key: 'requirement', pattern: /(?:内容|要求|目标|标准|成果|指标)$/ },
  { key: 'task', pattern: /(?:任务|事项|项目|问题|工作|工程|名称|实事)$/ },
];

/** Every header has one of these; most lines have none, and need no closer look. */
export const HEADER_HINT = /[序编次单部科处任事项内措责时限期日月人领情况进展状态备说类板目标要牵办配问实主]|NO|No|no/;

/** Header words of plans beside those that ledgers and returns share. */
const EXTRA_WORDS: ReadonlyMap<string, ColumnKey> = new Map([
  ['月份', 'deadline'],
  ['时间', 'deadline'],
  ['目标与任务', 'task'],
  ['目标和任务', 'task'],
  ['分管县领导', 'supervisingLeader'],
  ['牵头责任单位', 'leadUnit'],
  ['任务分工', 'responsibleUnit'],
  ['责任分工', 'responsibleUnit'],
]);

const WHO: ReadonlySet<string> = new Set([
  'leadUnit',
  'responsibleUnit',
  'supportingUnit',
  'owner',
  'supervisingLeader',
]);
const GROUP = /(?:责任|分工|领导).{0,4}(?:清单|分工|情况|名单|落实)$|^责任$|^分工$/;

/** A header cell that stands over several: 责任清单 over 责任领导, 责任人, 责任处室, which are written after all others. */
export function spreadGroup(header: readonly string[], below: readonly string[]): string[] | null {
  const group = header.findIndex((cell) => GROUP.test(fold(cell).replace(/\s/g, '')));
  const names = below.filter((cell) => cell !== '');
  if (group === -1 || names.length < 2 || !names.every((cell) => WHO.has(headerKey(cell) ?? ''))) return null;
  return [...header.slice(0, group), ...names, ...header.slice(group + 1)];
}

/** The same where the whole header is one run of words: the last of them belong under the group. */
export function spreadTail(header: readonly string[]): readonly string[] {
  const isGroup = (cell: string): boolean => GROUP.test(fold(cell).replace(/\s/g, ''));
  const group = header.findIndex(isGroup);
  let from = header.length;
  while (from > group + 1 && WHO.has(headerKey(header[from - 1] ?? '') ?? '') && !isGroup(header[from - 1] ?? ''))
    from -= 1;
  if (group === -1 || from === group + 1) return header;
  return spreadGroup(header.slice(0, from), header.slice(from)) ?? header;
}
