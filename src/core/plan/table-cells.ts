import { isDeadlineText } from './deadline';
import { fold } from './fold';
import { markerAt, type MarkerKind } from './numbering';
import { looksLikePerson, readOwners } from './people';
import { readUnitList } from './roles';
import type { PlanColumn } from './tables';
import { looksLikeUnit, splitUnits } from './units';
import { remembered } from './memo';

/** What a cell's text could be, from -4 (cannot be) to 3 (just that); found out once for each cell. */
export type CellNature = {
  readonly number: number;
  readonly date: number;
  readonly unit: number;
  readonly person: number;
  readonly text: number;
  /** words of progress: 已完成, 正在推进, 完成80% */
  readonly state: boolean;
  readonly phone: boolean;
  readonly length: number;
  readonly marker: MarkerKind | null;
  /** ends like a sentence, so that the next cell is none of it */
  readonly closed: boolean;
};

export const natureOf: (text: string) => CellNature = remembered(look);

/** 同上 may stand anywhere. */
const DITTO: CellNature = {
  number: -4,
  date: 0.8,
  unit: 0.8,
  person: 0.8,
  text: 0.8,
  state: false,
  phone: true,
  length: 2,
  marker: null,
  closed: true,
};

function look(text: string): CellNature {
  if (text === '同上' || text === '〃') return DITTO;
  const folded = fold(text);
  return {
    number: /^\(?\d{1,4}[.、)]?$|^[一二三四五六七八九十]{1,4}[、.]?$|^\d{1,2}[-.]\d{1,3}$/.test(folded) ? 3 : -4,
    date: dateWorth(folded),
    unit: unitWorth(folded),
    person: personWorth(folded),
    text: textWorth(folded),
    state:
      folded.length <= 60 &&
      /^(?:已|正在|未|基本|提前|正常|有序推进|持续推进中|推进|进行|达到|滞后|完成)|中$|%$/.test(folded),
    phone: /^[\d\s\-()]{6,}$/.test(folded),
    length: folded.length,
    marker: markerAt(folded.slice(0, 12), 0)?.kind ?? null,
    closed: /[。;!]$/.test(folded),
  };
}

/** How well a cell suits a column. */
export function suits(column: PlanColumn, cell: CellNature): number {
  switch (column) {
    case 'sequence':
      return cell.number;
    case 'deadline':
    case 'closedOn':
      return cell.date;
    case 'leadUnit':
    case 'responsibleUnit':
    case 'supportingUnit':
      return cell.unit;
    case 'owner':
    case 'supervisingLeader':
    case 'extra:contact':
      return cell.person;
    case 'task':
    case 'requirement':
    case 'extra:measures':
    case 'extra:problems':
    case 'extra:nextSteps':
      return cell.text;
    case 'progress':
    case 'status':
      return cell.state ? 2 : cell.length < 4 && cell.unit > 0 ? -1 : cell.text - 0.5;
    case 'section':
      return cell.number > 0 || cell.date > 0 ? -2 : cell.length <= 20 ? 0.9 : 0.4;
    case 'extra:phone':
      return cell.phone ? 3 : -2;
    default:
      return 0;
  }
}

function dateWorth(folded: string): number {
  if (folded.length > 60) return -3;
  if (isDeadlineText(folded)) return 3;
  if (folded.length <= 30 && /^(?:20\d{2}年)?(?:\d{1,2}月|年底|上半年|下半年|第?[一二三四]季度)/.test(folded)) return 2;
  return folded.length > 20 || looksLikeUnit(folded) ? -2 : -0.5;
}

function unitWorth(folded: string): number {
  if (folded.length > 300) return -3;
  const who = readUnitList(folded, 'responsible', null);
  const names = [...who.lead, ...who.responsible, ...who.supporting];
  if (names.length === 0) return -2;
  const units = names.filter((name) => looksLikeUnit(fold(name))).length;
  if (units === names.length) return /[。;]./.test(folded) ? 0.5 : 3;
  if (units * 2 >= names.length) return 1.5;
  if (names.every((name) => looksLikePerson(fold(name)))) return -1.5;
  return names.every((name) => name.length <= 8) ? 0 : -2;
}

function personWorth(folded: string): number {
  if (folded.length > 60) return -3;
  const names = readOwners(folded);
  if (names.length === 0) return -2;
  if (names.every((name) => looksLikePerson(name))) return 3;
  if (names.every((name) => /^\p{Script=Han}{2,4}$/u.test(name.replace(/\s/g, '')) && !looksLikeUnit(name))) return 1;
  if (/^(?:\p{Script=Han}\s?){4,8}$/u.test(folded) && names.some((name) => /\s/.test(name))) return 1.5;
  return splitUnits(folded).every((name) => looksLikeUnit(name)) ? -1.5 : -0.5;
}

function textWorth(folded: string): number {
  if (/^[\d.\-/\s]+$/.test(folded)) return -3;
  if (folded.length <= 12 && isDeadlineText(folded)) return -1.5;
  if (folded.length >= 12) return 2;
  return looksLikeUnit(folded) || looksLikePerson(folded) ? -0.8 : 1.2;
}
