import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file of an archive. */
export interface Packed {
  path: string;
  bytes: Uint8Array;
}

// Local time, as archives count it: the same bytes whatever the clock and its zone say.
const always = new Date(2000, 0, 1);
const dense = /\.(pdf|xlsx|docx|pptx|odt|odp|ods|png|jpe?g|webp|zip)$/i;

/** What compresses no further is stored as it is. */
export const entryOf = (path: string): ZipPassThrough | ZipDeflate => {
  const entry = dense.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
  entry.mtime = always;
  return entry;
};

/** A small archive, whole in memory; the same files make the same bytes. */
export function zipOf(files: readonly Packed[]): Buffer {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { path, bytes } of files) {
    const entry = entryOf(path);
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}
