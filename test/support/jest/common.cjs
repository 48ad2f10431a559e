const path = require('node:path');

/** Packages that are published as ES modules only; everything else in node_modules is left as it is. */
const esm = ['hucre', '@noble', 'parse5', 'entities', 'pdfjs-dist', '@fluentui', 'fflate', 'saxes', 'docx', 'zod'];

/** What the three projects share: sources and tests go through swc to CommonJS. */
module.exports = {
  rootDir: path.resolve(__dirname, '../../..'),
  transform: {
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
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esm.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/out'],
};
