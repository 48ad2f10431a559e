import { chapterUse, headingUse } from './chapters';
import { fold } from './fold';
import { ANNEX_LIST } from './noise-words';
import { endsDocument } from './line-kinds';
import { type Item, type Outline } from './outline';
import { ASKED_WORDS, DONE_WORDS, NO_PLAN_TITLE, PLAN_TITLE } from './sections-words';
import { descendants } from './tree';

/**
 * Whether a document in which nobody is named is a plan at all. News, reports and rules have outlines too; what tells
 * them apart is the title, the headings and how they speak: of what is to be done, or of what was done.
 */
export function looksLikePlan(outline: Outline, titles: readonly string[], folded: readonly string[]): boolean {
  const items = [...descendants(outline.root)].filter((item) => !item.inline);
  if (items.length === 0 || onlyHandsOut(outline, items)) return false;
  let score = 0;
  if (items.some((item) => headingUse(item) === 'task')) score += 2;
  if (items.some((item) => ['aims', 'manner', 'steps'].includes(chapterUse(item) ?? ''))) score += 1;
  if (explains(items)) score -= 4;
  score += titleScore(titles);
  score += voiceScore(folded);
  if (items.filter((item) => item.kind === 'article').length * 2 > items.length) score -= 3;
  return score >= 2;
}

/**
 * A notice that hands a plan out and says how it is to be carried out: its items stand right after 现将…印发给你们, and
 * the plan itself is an annex that is not here.
 */
function onlyHandsOut(outline: Outline, items: readonly Item[]): boolean {
  const first = items[0]?.pieces[0]?.order ?? 0;
  const before = outline.loose.filter(({ order }) => order < first);
  const handed = before.findLastIndex(({ folded }) => folded.length >= 20 && HANDS_OUT.test(folded));
  if (handed !== -1 && !before.slice(handed + 1).some(({ folded }) => opensAnother(folded))) return true;
  const intro = before.findLast(({ folded }) => folded.length >= 20)?.folded ?? '';
  const annexed = outline.loose.some(
    ({ folded }) => ANNEX_LIST.test(folded.replace(/\s/g, '')) && /表|方案|清单|台[账帐]|计划|要点/.test(folded),
  );
  return annexed && /(?:通知|要求|事项)如下[:。]?$/.test(intro) && /分解|分工|印发|下达/.test(intro);
}

/** Between a notice and the plan it hands out stand the notice's date and the plan's title. */
function opensAnother(folded: string): boolean {
  return endsDocument(folded) || (folded.length <= 60 && PLAN_TITLE.test(folded.replace(/\s/g, '')));
}

const HANDS_OUT =
  /(?:印发|下发|转发|分发|发)(?:给|予|至)?(?:你们|各)|(?:已经?|业经)[^。]{0,40}(?:同意|审议通过)[^。]{0,20}(?:印发|下发|公布|转发)|分解下[达发]/;

/** Headings of documents that explain a plan or look back on one. */
const EXPLAINS =
  /^(?:起草|出台|制定|编制|文件|政策)(?:背景|过程|依据|意义|目的)|^(?:主要内容|核心内容|政策亮点|创新举措|解读|新旧政策|特色亮点)|(?:工作总结|工作回顾|主要成效|工作成效|取得的成效|主要做法|工作开展情况|基本情况|存在的?问题|下一步工作|下步工作)/;

function explains(items: readonly Item[]): boolean {
  const chapters = items.filter((item) => item.parent?.kind === 'root');
  const found = chapters.filter((item) => EXPLAINS.test((item.pieces[0]?.folded ?? '').slice(0, 20))).length;
  return found >= 2 || (found > 0 && found * 2 >= chapters.length);
}

function titleScore(titles: readonly string[]): number {
  const plain = titles.map((title) => fold(title).replace(/\s/g, ''));
  const plans = plain.filter((title) => PLAN_TITLE.test(title) && !NO_PLAN_TITLE.test(title));
  if (plans.length > 0) return 2;
  return plain.some((title) => NO_PLAN_TITLE.test(title)) ? -4 : 0;
}

/** What is asked for against what is told as done, over a sample of the text. */
function voiceScore(folded: readonly string[]): number {
  let asked = 0;
  let done = 0;
  let length = 0;
  for (const text of folded) {
    asked += text.match(ASKED_WORDS)?.length ?? 0;
    done += text.match(DONE_WORDS)?.length ?? 0;
    length += text.length;
    if (length > 40_000) break;
  }
  if (asked + done < 6) return 0;
  const share = done / (asked + done);
  if (share > 0.3) return -3;
  if (share > 0.18) return -1;
  return share < 0.08 ? 1 : 0;
}
