import fiveYear from '../../assets/templates/five-year.json';
import livelihood from '../../assets/templates/livelihood.json';
import rectification from '../../assets/templates/rectification.json';
import responsibility from '../../assets/templates/responsibility.json';
import secondLevel from '../../assets/templates/second-level.json';
import workLedger from '../../assets/templates/work-ledger.json';
import { readStyle } from '../core/ledger';
import type { TemplateStyle } from '../core/model';

/** 台账样式: the ready-made kinds of ledger, the usual one first. */
export function readyStyles(): readonly TemplateStyle[] {
  return [workLedger, responsibility, rectification, livelihood, fiveYear, secondLevel].map((style) =>
    readStyle(JSON.stringify(style), `${style.id}.json`),
  );
}

/** A ready-made style by its id; null where there is none of that name. */
export function readyStyle(id: string): TemplateStyle | null {
  return readyStyles().find((style) => style.id === id) ?? null;
}
