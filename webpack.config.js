import path from 'node:path';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minify } from '@swc/core';
import CopyPlugin from 'copy-webpack-plugin';
import webpack from 'webpack';
import { ADDIN_POLICY, WEB_POLICY } from './test/tools/csp.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.resolve(root, 'dist');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** The day on which the bundled samples play: their returns were saved just before. */
const SAMPLES_DAY = '2026-07-30';

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

/** Character tables of Chinese PDF files, carried within the program. */
const characterTables = {
  test: /\.bcmap$/,
  type: 'asset/inline',
  generator: { dataUrl: (content) => content.toString('base64') },
};

const pdfLibrary = {
  test: /node_modules[\\/]pdfjs-dist[\\/].*\.mjs$/,
  loader: path.join(root, 'test/tools/nowhere-loader.cjs'),
};

const common = (mode) => ({
  mode,
  devtool: mode === 'development' ? 'source-map' : false,
  resolve: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  module: { rules: [scripts, characterTables, pdfLibrary] },
  performance: { hints: false },
  stats: 'errors-warnings',
});

/** The command line: one file that runs with `node dist/cli.js`, no chunks beside it. */
const cli = (mode) => ({
  ...common(mode),
  name: 'cli',
  target: 'node20',
  entry: { cli: './src/cli/main.ts' },
  experiments: { outputModule: true },
  output: { path: dist, filename: '[name].js', module: true, chunkFormat: 'module' },
  optimization: { minimize: false },
  plugins: [
    new webpack.DefinePlugin({ TAIZHANG_VERSION: JSON.stringify(version) }),
    new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true }),
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    ...(mode === 'production' ? [new SmallerScriptPlugin()] : []),
  ],
});

/**
 * Less than half the program to read at each start, in seconds where webpack's own minimizer takes a minute. Names of
 * functions and classes stay, so that an error still says where it came from.
 */
class SmallerScriptPlugin {
  apply(compiler) {
    const named = { keep_classnames: true, keep_fnames: true };
    compiler.hooks.thisCompilation.tap('SmallerScriptPlugin', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE;
      compilation.hooks.processAssets.tapPromise({ name: 'SmallerScriptPlugin', stage }, async (assets) => {
        for (const [name, source] of Object.entries(assets)) {
          const { code } = await minify(String(source.source()), { module: true, compress: named, mangle: named });
          compilation.updateAsset(name, new webpack.sources.RawSource(code));
        }
      });
    });
  }
}

/** What both pages share: hashed names, so that a new version is never mixed with a cached old one. */
const page = (mode, name) => ({
  ...common(mode),
  name,
  // Chromium 109 is the oldest browser promised: the last on Windows 7
  target: ['web', 'es2020'],
  output: {
    path: path.join(dist, name),
    filename: '[name].[contenthash:12].js',
    publicPath: 'auto',
    clean: true,
    trustedTypes: { policyName: 'taizhang' },
  },
  optimization: { moduleIds: 'deterministic', chunkIds: 'deterministic' },
});

/** The web edition, with the samples it opens with. */
const web = (mode) => ({
  ...page(mode, 'web'),
  entry: { web: './src/web/main.tsx' },
  plugins: [
    new CopyPlugin({
      patterns: [
        { from: 'src/web/page.css', to: 'page.css' },
        { from: 'assets/samples', to: 'samples', noErrorOnMissing: true },
        { from: 'assets/icons', to: 'icons', noErrorOnMissing: true },
      ],
    }),
    new SampleListPlugin(path.join(root, 'assets/samples'), 'samples/index.json'),
    new PagePlugin('src/web/index.html', 'index.html', WEB_POLICY, 'web'),
  ],
});

/**
 * The files of office.js that a task pane in Excel loads. Their licence lets whoever installs this use them with
 * Microsoft 365, not publish them again: they are copied here at build time and are no part of any release.
 */
const OFFICE_JS = [
  'office.js',
  'excel-win32-16.01.js',
  'excel-mac-16.00.js',
  'excel-web-16.00.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
  'telemetry/oteljs_agave.js',
  'o15apptofilemappingtable.js',
];

/** The task pane of the add-in. */
const addin = (mode) => ({
  ...page(mode, 'addin'),
  entry: { taskpane: './src/taskpane/main.tsx', recorder: './src/taskpane/recorder.tsx' },
  plugins: [
    new CopyPlugin({
      patterns: [
        ...OFFICE_JS.map((file) => ({
          from: path.join(root, 'node_modules/@microsoft/office-js/dist', file),
          to: `office-js/${file}`,
          info: { minimized: true },
        })),
        { from: 'src/taskpane/taskpane.css', to: 'taskpane.css' },
        { from: 'src/taskpane/first.js', to: 'first.js', info: { minimized: true } },
        { from: 'assets/samples', to: 'samples', noErrorOnMissing: true },
        { from: 'assets/icons', to: 'icons', noErrorOnMissing: true },
      ],
    }),
    new SampleListPlugin(path.join(root, 'assets/samples'), 'samples/index.json'),
    new PagePlugin('src/taskpane/taskpane.html', 'taskpane.html', ADDIN_POLICY, 'taskpane'),
    new PagePlugin('src/taskpane/taskpane.html', 'recorder.html', ADDIN_POLICY, 'recorder', '记录 Excel 的应答'),
  ],
});

/** Writes a page from its source: the policy and the entry's scripts go where the source says so. */
class PagePlugin {
  constructor(source, name, policy, entry, title = null) {
    Object.assign(this, { source: path.join(root, source), name, policy, entry, title });
  }
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('PagePlugin', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: 'PagePlugin', stage }, () => {
        const tags = compilation.entrypoints
          .get(this.entry)
          .getFiles()
          .filter((file) => file.endsWith('.js'))
          .map((file) => `<script defer src="${file}"></script>`);
        const html = readFileSync(this.source, 'utf8')
          .replace('<!-- policy -->', `<meta http-equiv="Content-Security-Policy" content="${this.policy}" />`)
          .replace('<!-- scripts -->', tags.join('\n    '));
        const titled = this.title === null ? html : html.replace(/<title>[^<]*/, `<title>${this.title}`);
        compilation.fileDependencies.add(this.source);
        compilation.emitAsset(this.name, new webpack.sources.RawSource(titled));
      });
    });
  }
}

/** Lists the sample files for the page, since a page cannot look into a folder. */
class SampleListPlugin {
  constructor(folder, name) {
    Object.assign(this, { folder, name });
  }
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('SampleListPlugin', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'SampleListPlugin', stage }, () => {
        compilation.contextDependencies.add(this.folder);
        const files = existsSync(this.folder) ? readdirSync(this.folder, { recursive: true, withFileTypes: true }) : [];
        const names = files
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
          .sort();
        compilation.emitAsset(
          this.name,
          new webpack.sources.RawSource(`${JSON.stringify({ asOf: SAMPLES_DAY, files: names }, null, 2)}\n`),
        );
      });
    });
  }
}

export default (env, argv) => [cli, web, addin].map((make) => make(argv.mode ?? 'production'));
