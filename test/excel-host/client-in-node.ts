import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import type { SimulatedExcel } from './excel';
import { nativeBridge } from './wire/native-bridge';

/** The three bundles that Excel's platforms load. */
export const BUNDLES = ['excel-win32-16.01.js', 'excel-web-16.00.js', 'excel-mac-16.00.js'] as const;
export type Bundle = (typeof BUNDLES)[number];

export type OfficeClient = {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
};

const DIST = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

/**
 * Loads the genuine, unmodified client of @microsoft/office-js into a world of its own, where it finds the simulated
 * Excel through the native bridge. Nothing of it is stored or changed.
 */
export function loadClient(excel: SimulatedExcel, bundle: Bundle = 'excel-win32-16.01.js'): OfficeClient {
  const world = bareWindow(excel);
  const context = vm.createContext(world);
  // the two words that office.js, the loader, defines before it loads anything else
  vm.runInContext(
    'Type = Function; Type.registerNamespace = (name) => { globalThis[name] = globalThis[name] || {}; };' +
      'Type.prototype.registerClass = () => {};',
    context,
  );
  for (const name of [path.join('en-us', 'office_strings.js'), bundle]) {
    const file = path.join(DIST, name);
    if (existsSync(file)) scriptOf(file).runInContext(context);
  }
  return world as unknown as OfficeClient;
}

/** A bundle is compiled once and run in as many worlds as there are tests. */
const scripts = new Map<string, vm.Script>();
function scriptOf(file: string): vm.Script {
  const known = scripts.get(file);
  if (known !== undefined) return known;
  const script = new vm.Script(readFileSync(file, 'utf8'), { filename: file });
  scripts.set(file, script);
  return script;
}

/** A client that is left behind keeps no process alive. */
function quietly(start: (act: () => void, wait: number) => NodeJS.Timeout): typeof start {
  return (act, wait) => start(act, wait).unref();
}

/** As much of a browser's window as the client touches while it loads. */
function bareWindow(excel: SimulatedExcel): Record<string, unknown> {
  const nothing = () => undefined;
  const location = {
    href: 'https://localhost/',
    search: '',
    hash: '',
    protocol: 'https:',
    hostname: 'localhost',
    host: 'localhost',
    origin: 'https://localhost',
  };
  const world: Record<string, unknown> = {
    console,
    setTimeout: quietly(setTimeout),
    clearTimeout,
    setInterval: quietly(setInterval),
    clearInterval,
    queueMicrotask,
    performance,
    URL,
    TextDecoder,
    TextEncoder,
    Promise,
    atob,
    btoa,
    name: '',
    location,
    navigator: { userAgent: 'node', language: 'en-us' },
    history: {},
    addEventListener: nothing,
    removeEventListener: nothing,
    document: {
      URL: location.href,
      readyState: 'loading',
      addEventListener: nothing,
      getElementsByTagName: () => [],
      createElement: () => ({ setAttribute: nothing, style: {} }),
      cookie: '',
      head: { appendChild: nothing },
      location,
    },
    external: {},
    _richApiNativeBridge: nativeBridge(excel),
  };
  for (const self of ['window', 'self', 'globalThis', 'top', 'parent']) world[self] = world;
  return world;
}
