const order = ['model', 'plan', 'ledger', 'sheet', 'returns', 'validate', 'consolidate', 'report'];

/** The direction rules of the house: entries → ui, adapters, app, messages; app → core; core only leftward. */
module.exports = {
  forbidden: [
    // a cycle of types alone is no cycle when the program runs
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...order.map((stage, index) => ({
      name: `core-${stage}-looks-only-left`,
      severity: 'error',
      from: { path: `^src/core/${stage}/` },
      to: { path: `^src/core/(?:${order.slice(index + 1).join('|') || 'nothing'})/` },
    })),
    {
      name: 'core-is-pure',
      comment: 'core may use zod and @noble/hashes and nothing else from outside',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: '^src/core/|node_modules/(?:zod|@noble/hashes)/' },
    },
    {
      name: 'app-uses-core-only',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/', pathNot: '^src/(?:app|core)/' },
    },
    {
      name: 'messages-use-core-only',
      severity: 'error',
      from: { path: '^src/messages/' },
      to: { path: '^src/', pathNot: '^src/(?:messages|core)/' },
    },
    {
      name: 'adapters-use-ports-core-bytes',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/', pathNot: '^src/(?:app/ports|core/|adapters/bytes/|adapters/$1/)' },
    },
    {
      name: 'ui-uses-app-core-messages',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: '^src/(?:ui|app|core|messages)/' },
    },
    {
      name: 'only-office-adapter-and-its-entries-say-office',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:adapters/office|taskpane|commands)/' },
      to: { path: 'node_modules/@microsoft/office-js|node_modules/@types/office-js' },
    },
    { name: 'source-knows-no-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'entries-are-not-imported',
      severity: 'error',
      from: { path: '^src/(?!taskpane|web|cli|worker|commands)' },
      to: { path: '^src/(?:taskpane|web|cli|worker|commands)/' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
