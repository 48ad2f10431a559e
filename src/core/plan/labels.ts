/** What a label (责任单位：) announces. */
export type LabelRole =
  'lead' | 'responsible' | 'supporting' | 'owner' | 'leader' | 'deadline' | 'requirement' | 'title' | 'other';

export type Label = {
  readonly role: LabelRole;
  readonly word: string;
  /** the label's own place, brackets around it included; its value begins at `end` */
  readonly start: number;
  readonly end: number;
};

const BODY =
  '(?:责任)?(?:主体)?(?:单位|部门|科室|处室|股室|部室|机构|主体|科股室|科|处|局|方|室|委办局|支部|党组织|站所|社区|镇街|乡镇|街道|车间|班组|中心|分公司|支行)';
const TEST: readonly { readonly role: LabelRole; readonly pattern: RegExp }[] = [
  {
    role: 'other',
    pattern:
      /^(?:督办|督导|督查|监督|验收|考核|考评|指导|审核|填报|报送|发布|发文|信息来源|来源|编制|印发|抄送|主送)(?:单位|部门|机构)?$/,
  },
  {
    role: 'leader',
    pattern:
      /^(?:分管|配合|协助|包抓|包联|包保|挂钩|联系|牵头|负责|责任|主管|主要|挂帅|挂牌|督办|具体|市级|县级|区级|局)*(?:省|州|旗|市|县|区|镇|乡|局|院|校|厅)?(?:级)?领导(?:同志)?$/,
  },
  {
    role: 'owner',
    pattern:
      /^(?:第一|直接|主要|具体|工作|整改|落实|牵头|单位|部门|项目|任务|总)*(?:责任|负责|经办|承办|落实|主办|具体负责|牵头)(?:人|人员|同志)(?:姓名)?$/,
  },
  {
    role: 'deadline',
    pattern:
      /^(?:工作|计划|要求|拟|预计|整改|任务|最终|总体|具体)?(?:完成|办结|办理|整改|推进|落实|实施|推动|销号|达标)?(?:的)?(?:时限|期限|时间|时间节点|时间要求|时限要求|时间安排|截止时间|截止日期|截止|日期|时间进度|进度要求|进度安排|限期|节点|时间表|时间期限)(?:要求|节点|安排)?$/,
  },
  {
    role: 'lead',
    pattern: new RegExp(
      `^(?:总|共同)?(?:牵头|主办|主责|主要责任|第一责任|责任主体|主牵头|抓总|总牵头|主体责任)(?:和|及)?${BODY}?(?:名称)?$`,
    ),
  },
  {
    role: 'supporting',
    pattern: new RegExp(
      `^(?:主要|共同)?(?:(?:配合|协办|协助|参与|参加|协同|协作|支持|联办|会办|配合责任|协同责任|参与责任)(?:和|及|、)?(?:参与|配合|支持|协作)?${BODY}|配合|协办|协同)$`,
    ),
  },
  {
    role: 'responsible',
    pattern: new RegExp(
      `^(?:主要|具体|共同|工作|整改|落实)*(?:(?:责任|承办|落实|实施|整改|主管|承担|执行|建设|经办|负责|承接|组织|归口|组织实施|牵头和责任|牵头及配合|牵头和配合|牵头、配合|业务主管|主管责任|认领|承建|包保|分工|责任分工|整改责任|实施主体|牵头及责任|主办及协办)(?:和|及|、)?(?:配合|参与|协办)?${BODY}|责任分工|任务分工|职责分工|部门分工|单位分工|工作分工|责任|分工|责任落实|责任单位和责任人|责任单位及责任人|责任单位、责任人|责任部门及责任人|责任部门和责任人|责任处室和责任人|责任科室和责任人|责任科室及责任人)(?:名称)?$`,
    ),
  },
  {
    role: 'title',
    pattern:
      /^(?:任务|项目|事项|问题|点位|工作|工程|案件)(?:名称|事项|描述|标题|概况|内容|点位)$|^(?:问题|反馈问题|存在的?问题|整改问题|问题表现|具体问题|突出问题|主要任务|工作任务|重点任务|任务|具体任务|工作内容|任务内容|整改任务|工作事项)$/,
  },
  {
    role: 'requirement',
    pattern:
      /^(?:任务|工作|具体|整改|目标|落实|推进|主要|总体|基本|重点|年度|阶段|实施|建设|完成|预期|量化)*(?:要求|措施|举措|目标|标准|内容|步骤|成果|成效|指标|安排|规模|情况|任务目标|成果形式|评价标准|目标值)(?:要求|及要求)?$/,
  },
  {
    role: 'other',
    pattern:
      /^(?:实际|目前|当前|本月|阶段|工作|任务|项目|整改)*(?:完成|进展|推进|落实|整改|办理|开展)(?:进展|完成)?(?:情况|进度|成效)$|^(?:备注|附注|注|说明|联系电话|电话|邮箱|电子邮箱|传真|地址|监督电话|举报电话|联络员|联系人|联系人员|联系人及电话|政策依据|依据|法律依据|文件依据|区域|所属区域|位置|适用范围|服务对象)$/,
  },
];

/** What a folded label word means, blanks and remarks in brackets aside; null where it is none. */
export function labelRole(word: string): LabelRole | null {
  const bare = word.replace(/\([^()]*\)/g, '').replace(/[\s*★☆●■◆▲\-—·.]/g, '');
  if (bare.length < 2 || bare.length > 14) return null;
  return TEST.find(({ pattern }) => pattern.test(bare))?.role ?? null;
}

const LABEL_START =
  '责牵主配协参承落实整完办时任工具目分联负进推第直总共支组单要措举标抓挂包计拟预截限节经执建归业认年阶基重量最达销存问反突点项事案督监验考指审填报政依法区位适服备附注说电邮传地举本当进部';
const LONGEST = 14;

/**
 * All labels of a folded text, in order: `责任单位:`, `【责任单位】`, `责 任 单 位:`, also glued to what stands before
 * (拓扑图责任单位:). Only labels with a role are found; any other colon is left alone.
 */
export function findLabels(folded: string): Label[] {
  const found: Label[] = [];
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(folded); mark !== null; mark = MARK.exec(folded)) {
    const label = mark[0] === ':' ? beforeColon(folded, mark.index) : inBrackets(folded, mark.index);
    const last = found[found.length - 1];
    if (label !== null && (last === undefined || label.start >= last.end)) found.push(label);
  }
  return found;
}

const MARK = /[:【]/g;
/** The last characters of labels: what stands before most colons is none, and needs no closer look. */
const LABEL_END =
  '单位门科室处构体股局方部织点所区街镇道间组心司行责工办协同导志人员名限期间日节表排求施举标准容骤果效安规况要事述题概务进度注明据话箱真址象围域置式)称项级目主案值同现合头总模止';

function inBrackets(folded: string, open: number): Label | null {
  const close = folded.slice(open, open + LONGEST + 6).indexOf('】');
  if (close < 2) return null;
  const inside = folded.slice(open + 1, open + close);
  if (inside.includes(':')) return null;
  const role = labelRole(inside);
  if (role === null) return null;
  const after = open + close + 1;
  return { role, word: inside, start: open, end: folded[after] === ':' ? after + 1 : after };
}

/** The longest word before a colon that is a label; it begins the text, or stands after anything at all. */
function beforeColon(folded: string, colon: number): Label | null {
  if (!LABEL_END.includes(visibleBefore(folded, colon)) && colon > 0) return null;
  let word = '';
  let blanks = 0;
  let best: Label | null = null;
  for (let at = colon - 1; at >= 0 && word.length < LONGEST; at -= 1) {
    const character = folded[at] ?? '';
    if (character === ' ' || character === '\t') {
      blanks += 1;
      if (blanks > 8) break;
      continue;
    }
    if (/[。,;:!?"“”<>|【】]/.test(character)) break;
    if (character === '(' && !word.includes(')')) break;
    word = character + word;
    if (!LABEL_START.includes(character)) continue;
    const role = labelRole(word);
    if (role !== null) best = { role, word, start: at, end: colon + 1 };
  }
  if (best === null) return null;
  return believable(folded, best) ? best : null;
}

function visibleBefore(folded: string, at: number): string {
  for (let back = at - 1; back >= 0 && back >= at - 4; back -= 1) {
    const character = folded[back] ?? '';
    if (character !== ' ' && character !== '\t') return character;
  }
  return '';
}

/** 情况如下: and 主要目标: glued into a sentence are no labels; those of units, persons and dates are anywhere. */
function believable(folded: string, label: Label): boolean {
  if (
    label.role === 'lead' ||
    label.role === 'responsible' ||
    label.role === 'supporting' ||
    label.role === 'owner' ||
    label.role === 'leader'
  ) {
    return label.word.length >= 3 || startsFresh(folded, label.start);
  }
  if (label.role === 'deadline' && (label.word.length >= 4 || /\s/.test(folded[label.start - 1] ?? ''))) return true;
  return startsFresh(folded, label.start);
}

function startsFresh(folded: string, start: number): boolean {
  for (let at = start - 1; at >= 0; at -= 1) {
    const character = folded[at] ?? '';
    if (character.trim() === '') continue;
    return '。;,:)]】!?.、([【'.includes(character);
  }
  return true;
}

const UNIT_ROLES: ReadonlySet<LabelRole> = new Set(['lead', 'responsible', 'supporting']);

/** Labels that make an item a task: who does it, and by when. */
export function tellsResponsibility(role: LabelRole): boolean {
  return UNIT_ROLES.has(role) || role === 'owner' || role === 'leader';
}
