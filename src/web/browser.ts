import type { OutputFile } from '../app/ports';

/** Today in the place where the browser is, as `YYYY-MM-DD`. */
export function localToday(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Hands a file to the person as a download. */
export function download(file: OutputFile): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  // some browsers read the address only after this turn
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Copies a text; false where the browser does not let this page (plain http on an intranet). */
export async function copyText(text: string): Promise<boolean> {
  if (!('clipboard' in navigator)) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
