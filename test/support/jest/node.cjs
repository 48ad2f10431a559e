/** Pure tests and tests of adapters, in Node. */
module.exports = {
  ...require('./common.cjs'),
  displayName: 'node',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/{core,app,adapters,flow,messages,excel-host,tools,cli,taskpane}/**/*.test.ts'],
};
