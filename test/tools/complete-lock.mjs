// Adds to package-lock.json the optional platform packages that the registry does not hold, so that `npm ci` of npm 11 accepts it.
import fs from 'node:fs';
const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
const packages = lock.packages;
const first = (name, table) => {
  const hit = table.find(([pattern]) => pattern.test(name));
  return hit ? { [hit[2]]: [hit[1]] } : {};
};
const OS = [
  [/darwin/, 'darwin', 'os'],
  [/win32|windows/, 'win32', 'os'],
  [/android/, 'android', 'os'],
  [/freebsd/, 'freebsd', 'os'],
  [/openharmony/, 'openharmony', 'os'],
  [/linux/, 'linux', 'os'],
];
const CPU = [
  [/arm64/, 'arm64', 'cpu'],
  [/arm/, 'arm', 'cpu'],
  [/x64/, 'x64', 'cpu'],
  [/ia32/, 'ia32', 'cpu'],
  [/ppc64/, 'ppc64', 'cpu'],
  [/s390x/, 's390x', 'cpu'],
  [/riscv64/, 'riscv64', 'cpu'],
  [/loong64/, 'loong64', 'cpu'],
  [/wasm32/, 'wasm32', 'cpu'],
];
let added = 0;
for (const [path, entry] of Object.entries({ ...packages })) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`;
    if (packages[at] || packages[`${path}/${at}`]) continue;
    const short = name.split('/').pop();
    packages[at] = {
      version: range.replace(/^[\^~]/, ''),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...first(short, OS),
      ...first(short, CPU),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync('package-lock.json', JSON.stringify(lock, null, 2) + '\n');
console.log(`${added} optional packages added`);
