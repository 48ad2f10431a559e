import { cellName, columnName, type Place } from '../core/model';
import type { Language } from './types';

/** `《7月.xlsx》“台账”F7`: whatever is known of a place, in words, ending with a separator or empty. */
export function place(at: Place | undefined, language: Language): string {
  if (at === undefined) return '';
  const chinese = language === 'zh-CN';
  const parts: string[] = [];
  if (at.file !== undefined) parts.push(chinese ? `《${at.file}》` : at.file);
  if (at.sheet !== undefined) parts.push(chinese ? `“${at.sheet}”表` : `sheet “${at.sheet}”`);
  if (at.row !== undefined && at.column !== undefined) parts.push(cellName(at.row, at.column));
  else if (at.row !== undefined) parts.push(chinese ? `第${at.row + 1}行` : `row ${at.row + 1}`);
  else if (at.column !== undefined)
    parts.push(chinese ? `${columnName(at.column)}列` : `column ${columnName(at.column)}`);
  if (at.line !== undefined) parts.push(chinese ? `第${at.line}行` : `line ${at.line}`);
  if (parts.length === 0) return '';
  return chinese ? `${parts.join('')}：` : `${parts.join(', ')}: `;
}
