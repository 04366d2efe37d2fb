/** What a browser finds of a file that somebody drops: its fingerprint, and when it is an archive, what is in it. */
export interface OpenedPack {
  readonly name: string;
  readonly sha256: string;
  readonly packId: string | null;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** Reads a file on this device: nothing of it is sent but fingerprints. What is no archive has a fingerprint all the same. */
export async function openPack(file: File): Promise<OpenedPack> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sha256 = await fingerprint(bytes);
  const found = await unpacked(bytes);
  const files = await Promise.all(Object.entries(found).map(async ([path, content]) => ({ path: path.slice(0, 400), sha256: await fingerprint(content) })));
  return { name: file.name, sha256, packId: idIn(found['manifest.json']), files: files.slice(0, 5000) };
}

/** SHA-256, in the sixty-four signs that everybody writes. */
export async function fingerprint(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return {};
  const { unzip } = await import('fflate');
  return new Promise((resolve) => unzip(bytes, (error, files) => resolve(error ? {} : (files as Record<string, Uint8Array<ArrayBuffer>>))));
}

function idIn(manifest: Uint8Array | undefined): string | null {
  try {
    const { pack } = JSON.parse(new TextDecoder().decode(manifest)) as { pack?: unknown };
    return typeof pack === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(pack) ? pack : null;
  } catch {
    return null;
  }
}
