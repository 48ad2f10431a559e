const esm = ['hucre', '@noble', 'parse5', 'entities', 'pdfjs-dist', '@fluentui', 'fflate', 'saxes', 'docx', 'zod'];
const transform = {
  '\\.bcmap$': '<rootDir>/test/support/base64-transform.cjs',
  '^.+\\.(?:[cm]?[jt]sx?)$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};
const common = {
  rootDir: __dirname,
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(?:${esm.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/out'],
  setupFiles: [],
};

/** Three projects: pure and Node tests, tests of React components, and journeys through real Chromium. */
module.exports = {
  testTimeout: 60000,
  projects: [
    {
      ...common,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/{core,app,adapters,flow,messages,excel-host,tools,cli,taskpane}/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'ui',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/ui/**/*.test.{ts,tsx}'],
      setupFiles: ['<rootDir>/test/support/ui-setup.ts'],
    },
    { ...common, displayName: 'e2e', testEnvironment: 'node', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
  ],
};
