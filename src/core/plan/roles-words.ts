/** Ends of a clause that say what the units before it do; longest first wins. */
export const LEAD_VERBS = `牵头 主办 抓总 负总责 总牵头 牵头抓总 为牵头单位 作为牵头单位 牵头单位 牵头部门 为主 主责`
  .split(/\s+/)
  .filter((word) => word !== '');
export const SUPPORT_VERBS = `配合 参与 参加 协助 协同 协办 支持 为配合单位 配合单位 协作 密切配合 积极配合`
  .split(/\s+/)
  .filter((word) => word !== '');
export const DUTY_VERBS =
  `负责 落实 实施 承办 推进 办理 各司其职 各负其责 分工负责 承担 组织实施 组织落实 抓好落实 贯彻落实 负责落实 执行 为责任单位 完成
  分级负责 齐抓共管 抓落实`
    .split(/\s+/)
    .filter((word) => word !== '');
/** Words between the units and the verb, or after it; they say nothing about the role. */
export const FILLER_WORDS =
  `分别 共同 具体 全面 各自 切实 抓好 做好 按职责 按职责分工 按照 按 根据 依据 职责分工 分工 职责 职能 积极 密切 工作 组织
  工作职责 职能职责 依职责 依据职责 依照 协调 统筹 开展 等按职责 各按职责 依 联合 一起 主要 直接 抓 做 任务 予以 进行 相关工作 有关工作 要求 此项工作
  该项工作 推动 督促 指导`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Clauses that speak about the list instead of naming a unit. */
export const RULE_CLAUSES =
  /下同|排在?(?:第一|首)|列在?(?:第一|首)|第一个(?:单位|部门|逗号|顿号)|首位(?:单位|部门)?为|为牵头(?:单位|部门)|不再(?:一一)?列出|不再(?:逐一)?列举|以下均|以下各项|均需各|标[*※★]|带[*※★]|加[*※★]/;

/** What a document may declare about its lists of units. */
export const FIRST_LEADS =
  /(?:排|列)(?:名)?在?(?:第一位|第一|首位|最前|前)(?:的)?(?:责任)?(?:单位|部门|位)?[^。;,]{0,6}(?:为|是|系)(?:该项|本项)?(?:工作|任务)?(?:的)?(?:总)?牵头|(?:第一个|首个|第一)(?:责任)?(?:单位|部门)[^。;,]{0,4}(?:为|是)(?:总)?牵头/;
export const COMMA_LEADS =
  /(?:第一个|首个)(?:逗号|分号|顿号)(?:之?前)[^。;]{0,6}(?:单位|部门)?[^。;]{0,4}(?:为|是)牵头/;
export const STAR_LEADS =
  /(?:标注?|带|加|注)(?:有)?[“"]?[*※★▲△][”"]?(?:号)?(?:的)?[^。;]{0,6}(?:为|是|系)[^。;]{0,3}牵头/;
