import { periodInFileName } from '../ledger';
import { plainText, sha256, type Period } from '../model';

const MOST_LETTERS = 60;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that every system takes as part of a file name: no path signs, controls or invisible characters, not too long. */
export function safeName(name: string, most = MOST_LETTERS): string {
  const letters = plainText(name)
    .replace(/[/\\:*?"<>|\p{Cc}\p{Cs}\p{Co}]/gu, '_')
    .replace(/^[. _]+/, '')
    .slice(0, 400);
  const short = shorten(dropEnd(letters), most);
  if (short === '') return `未命名${sha256(name).slice(0, 6)}`;
  return RESERVED.test(short) ? `${short}_` : short;
}

/** `单位_台账_2020-07.xlsx`; by owner `单位_责任人_台账_2020-07.xlsx`. */
export function returnFileName(unit: string, period: Period, owner?: string): string {
  const who = owner === undefined ? safeName(unit) : `${safeName(unit, 40)}_${safeName(owner, 15)}`;
  return `${who}_台账_${periodInFileName(period)}.xlsx`;
}

/** `单位_台账_2020-07_退回.xlsx`: the copy that goes back to the unit. */
export function sentBackFileName(unit: string, period: Period, owner?: string): string {
  return returnFileName(unit, period, owner).replace(/\.xlsx$/, '_退回.xlsx');
}

/** The same names made different where two would be one file, also on systems that do not tell A from a. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot === -1 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
    let candidate = name;
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) candidate = `${stem}(${number})${ending}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

function dropEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '. _'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Long names keep their beginning and get a mark made of the whole, so that two of them stay two. */
function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}~${sha256(text).slice(0, 4)}`;
}
