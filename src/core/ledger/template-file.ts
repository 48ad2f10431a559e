import { failure, STYLE_FORMAT, Template, TEMPLATE_FORMAT, TemplateStyle } from '../model';
import { migrateTemplate } from './migrate';

/** A template as a file of its own: readable JSON, ending with a line end. */
export function writeTemplate(template: Template): string {
  return `${JSON.stringify(template, null, 2)}\n`;
}

/**
 * Reads a template file; older formats are brought up to the present one. Throws `ledger.badTemplate` for anything
 * else and `ledger.newerFormat` for files of a newer version.
 */
export function readTemplate(text: string, fileName: string): Template {
  const json = jsonOf(text, fileName);
  refuseNewer(json, TEMPLATE_FORMAT, fileName);
  const parsed = Template.safeParse(migrateTemplate(json));
  if (!parsed.success) throw failure('ledger.badTemplate', { file: fileName });
  return parsed.data;
}

/** Reads a 台账样式. Throws `ledger.badTemplate` or `ledger.newerFormat`. */
export function readStyle(text: string, fileName: string): TemplateStyle {
  const json = jsonOf(text, fileName);
  refuseNewer(json, STYLE_FORMAT, fileName);
  const parsed = TemplateStyle.safeParse(migrateTemplate(json));
  if (!parsed.success) throw failure('ledger.badTemplate', { file: fileName });
  return parsed.data;
}

function jsonOf(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw failure('ledger.badTemplate', { file: fileName }, cause);
  }
}

/** `taizhang-template/v7` where this software writes v1. */
function refuseNewer(json: unknown, present: string, file: string): void {
  if (typeof json !== 'object' || json === null || !('format' in json) || typeof json.format !== 'string') return;
  const [kind, version] = present.split('/v');
  const [foundKind, foundVersion] = json.format.split('/v');
  if (foundKind === kind && Number(foundVersion) > Number(version)) {
    throw failure('ledger.newerFormat', { file, format: json.format });
  }
}
