import type { Issue, IssueCode } from '../../src/core/model';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- jest's matchers are declared in its namespace
  namespace jest {
    interface Matchers<R> {
      /** Somewhere in the value (a list of findings, a consolidation, a file's report) stands an issue of this code with these facts. */
      toHaveIssue(code: IssueCode, facts?: Readonly<Record<string, unknown>>): R;
    }
  }
}

expect.extend({
  toHaveIssue(received: unknown, code: IssueCode, facts: Readonly<Record<string, unknown>> = {}) {
    const all = issuesIn(received);
    const pass = all.some((one) => one.code === code && holds(one, facts));
    const found = all.map((one) => one.code).join(', ');
    return { pass, message: () => `expected ${pass ? 'no ' : ''}${code} ${JSON.stringify(facts)}; found: ${found}` };
  },
});

function holds(issue: Issue, facts: Readonly<Record<string, unknown>>): boolean {
  const own = new Map<string, unknown>(Object.entries(issue));
  return Object.entries(facts).every(([key, value]) => JSON.stringify(own.get(key)) === JSON.stringify(value));
}

/** Every object with a code and a severity, however deep it lies; entries and templates are not searched. */
function issuesIn(value: unknown, depth = 0): Issue[] {
  if (typeof value !== 'object' || value === null || depth > 5) return [];
  if (Array.isArray(value)) return value.flatMap((one) => issuesIn(one, depth + 1));
  if ('code' in value && 'severity' in value) return [value as Issue];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'ledger' || key === 'changes' ? [] : issuesIn(one, depth + 1),
  );
}
