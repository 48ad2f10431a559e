export type Headers = { readonly name: string; readonly local: number; readonly directory: number };

/** Where the headers of every entry of an archive stand. */
export function findHeaders(bytes: Uint8Array): Headers[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  const found: Headers[] = [];
  for (let at = view.getUint32(end + 16, true); at < end;) {
    const nameLength = view.getUint16(at + 28, true);
    found.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      local: view.getUint32(at + 42, true),
      directory: at,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

/** A copy of an archive in which the headers of one entry are changed. */
export function patched(
  archive: Uint8Array,
  name: string,
  change: (view: DataView, headers: Headers) => void,
): Uint8Array {
  const bytes = archive.slice();
  const headers = findHeaders(bytes).find((found) => found.name === name);
  if (headers === undefined) throw new Error(`no entry ${name}`);
  change(new DataView(bytes.buffer), headers);
  return bytes;
}
