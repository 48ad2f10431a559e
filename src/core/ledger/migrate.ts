import { STYLE_FORMAT, TEMPLATE_FORMAT } from '../model';

/** Takes the JSON of one format to the next one; the chain of these opens a template of any older version. */
type Migration = { readonly from: string; readonly to: string; readonly apply: (template: Json) => Json };
type Json = Readonly<Record<string, unknown>>;

/** v1 keeps the shape of v0: what was a draft is now the form that later versions have to open. */
const MIGRATIONS: readonly Migration[] = [
  { from: 'taizhang-template/v0', to: TEMPLATE_FORMAT, apply: (template) => template },
  { from: 'taizhang-style/v0', to: STYLE_FORMAT, apply: (style) => style },
];

/** Brings the JSON of a template or a style to the present format; what has no known older format is returned as it is. */
export function migrateTemplate(json: unknown, migrations: readonly Migration[] = MIGRATIONS): unknown {
  let current = json;
  for (const migration of migrations) {
    if (isRecord(current) && current.format === migration.from) {
      current = { ...migration.apply(current), format: migration.to };
    }
  }
  return current;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
