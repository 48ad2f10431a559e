/** Tests of React components, in jsdom. */
module.exports = {
  ...require('./common.cjs'),
  displayName: 'ui',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/test/ui/**/*.test.{ts,tsx}'],
  setupFiles: ['<rootDir>/test/support/ui-setup.ts'],
};
