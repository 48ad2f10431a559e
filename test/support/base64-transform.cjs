const { readFileSync } = require('node:fs');

/** Binary data that the build writes into the program as base64, for the tests. */
module.exports = {
  process: (_text, file) => ({
    code:
      'Object.defineProperty(exports, "__esModule", { value: true });' +
      `exports.default = ${JSON.stringify(readFileSync(file).toString('base64'))};`,
  }),
};
