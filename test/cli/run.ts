import { runCommandLine } from '../../src/cli/run';
import { nodeServices } from '../../src/cli/services';

export type Ran = { readonly code: number; readonly out: string; readonly error: string };

/** Runs the command line in this process, as `node dist/cli.js` would. */
export async function taizhang(...argv: readonly string[]): Promise<Ran> {
  const printed = { out: '', error: '' };
  const code = await runCommandLine(argv, {
    out: (text) => (printed.out += text),
    error: (text) => (printed.error += text),
    watched: false,
    today: '2026-07-30',
    services: nodeServices(),
    version: '0.0.0',
  });
  return { code, ...printed };
}

/** Runs with --json and gives the document. */
export async function taizhangJson<T>(
  ...argv: readonly string[]
): Promise<{ readonly code: number; readonly json: T }> {
  const ran = await taizhang(...argv, '--json');
  if (ran.error !== '') throw new Error(ran.error);
  return { code: ran.code, json: JSON.parse(ran.out) as T };
}
