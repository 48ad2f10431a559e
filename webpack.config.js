const path = require('node:path');
const { createHash } = require('node:crypto');
const CopyPlugin = require('copy-webpack-plugin');
const webpack = require('webpack');
const packageJson = require('./package.json');

const dist = path.resolve(__dirname, 'dist');

/** ES modules are kept through to webpack: emitting CommonJS here would make the pane forty times larger. */
const scripts = {
  test: /\.[jt]sx?$/,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: {
    jsc: {
      target: 'es2020',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
};

const common = (env, argv) => ({
  mode: argv.mode ?? 'production',
  devtool: argv.mode === 'development' ? 'source-map' : false,
  resolve: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  module: { rules: [scripts] },
  performance: { hints: false },
  stats: 'errors-warnings',
});

module.exports = (env, argv) => [
  {
    ...common(env, argv),
    name: 'cli',
    target: 'node20',
    entry: { cli: './src/cli/main.ts' },
    output: { path: dist, filename: '[name].js' },
    optimization: { minimize: false },
    plugins: [
      new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true }),
      new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
      new webpack.DefinePlugin({ TAIZHANG_VERSION: JSON.stringify(packageJson.version) }),
    ],
  },
];
void createHash;
void CopyPlugin;
