// Bundles the benchmark's programs as the product is bundled: what is measured is what ships, not what a hook transpiles.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');

/** Bundles the programs into a folder; returns the paths of the one for Node and the one for a browser's worker. */
export async function bundleReaders(folder) {
  await run([
    configuration('node20', 'read-in-node', folder, '.cjs'),
    configuration(['webworker', 'es2020'], 'read-in-worker', folder, '.js'),
  ]);
  return { node: path.join(folder, 'read-in-node.cjs'), worker: path.join(folder, 'read-in-worker.js') };
}

function configuration(target, name, folder, ending) {
  const script = /\.ts$/;
  const options = { jsc: { target: 'es2020', parser: { syntax: 'typescript' } } };
  return {
    mode: 'production',
    devtool: false,
    target,
    context: root,
    entry: path.join(here, `${name}.mjs`),
    output: { path: folder, filename: `${name}${ending}` },
    resolve: { extensions: ['.ts', '.js', '.mjs'] },
    module: { rules: [{ test: script, loader: 'swc-loader', options }] },
    // one file each; what is imported late is still evaluated late
    plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
    // as the command line is: minifying changes nothing that is measured here
    optimization: { minimize: false },
    performance: { hints: false },
    ...(ending === '.js' ? { externals: { 'node:zlib': 'var {}' } } : {}),
  };
}

function run(configurations) {
  return new Promise((resolve, reject) => {
    webpack(configurations).run((error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString('errors-only')));
      else resolve();
    });
  });
}
