/** Takes the JSON of one format to the next one; the chain of these opens a template of any older version. */
type Migration = { readonly from: string; readonly to: string; readonly apply: (template: Json) => Json };
type Json = Readonly<Record<string, unknown>>;

const MIGRATIONS: readonly Migration[] = [];

/** Brings the JSON of a template to the present format; what has no known older format is returned as it is. */
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
