import fs from 'node:fs/promises';

export type Fault = 'EIO' | 'ENOSPC' | 'EACCES' | 'kill';

/**
 * From the given step of the file system on: one error, a write that stops half-way, or nothing happens any more, as when
 * the program is killed. `jest.restoreAllMocks()` mends the disk.
 */
export function breakAt(step: number, fault: Fault): { readonly steps: () => number } {
  let count = 0;
  const strike = (): boolean => {
    count += 1;
    return count === step || (fault === 'kill' && count > step);
  };
  const failed = (): Error => Object.assign(new Error(fault), { code: fault === 'kill' ? 'EKILLED' : fault });
  const real = { ...fs };
  for (const name of ['readFile', 'rename', 'rm', 'chmod', 'readdir', 'mkdir'] as const) {
    jest
      .spyOn(fs, name)
      .mockImplementation(((...args: unknown[]) =>
        strike() ? Promise.reject(failed()) : (real[name] as (...all: unknown[]) => unknown)(...args)) as never);
  }
  jest.spyOn(fs, 'open').mockImplementation(async (...args: Parameters<typeof fs.open>) => {
    if (strike()) throw failed();
    const handle = await real.open(...args);
    const write = handle.writeFile.bind(handle);
    handle.writeFile = async (content: Uint8Array) => {
      if (!strike()) return write(content);
      await write(content.slice(0, content.length >> 1));
      throw failed();
    };
    const sync = handle.sync.bind(handle);
    handle.sync = () => (strike() ? Promise.reject(failed()) : sync());
    return handle;
  });
  return { steps: () => count };
}
