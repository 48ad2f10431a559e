/** Journeys through real Chromium. */
module.exports = {
  ...require('./common.cjs'),
  displayName: 'e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
};
