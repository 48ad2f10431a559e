// Lets plain Node require this project's TypeScript: transpiled on the fly, types dropped, extensions found.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const Module = require('node:module');
const { transformSync } = createRequire(__filename)('@swc/core');

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};
