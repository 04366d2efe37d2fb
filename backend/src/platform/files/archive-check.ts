import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Problem } from '../http/problem';
import { limits, type FileType } from './accepted';
import { refused } from './refusal';

const damaged = () => refused(422, 'damaged-file', 'Ce fichier est abîmé : ouvrez-le, enregistrez-le à nouveau, puis réessayez.');
const huge = () => refused(422, 'archive-bomb', 'Ce fichier devient démesuré une fois ouvert : il n’est pas accepté.');

/** Whether a zip is the office document that its name says. Every byte that comes out is counted, whatever its headers claim. */
export async function isOffice(path: string, { mediaType, part }: FileType): Promise<boolean> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw damaged();
  });
  try {
    if (zip.entryCount > limits.entries) throw huge();
    const names = new Set<string>();
    const read = { inflated: 0, mimetype: '' };
    for await (const entry of entriesOf(zip)) {
      names.add(entry.fileName);
      if (/(^|\/)vbaProject\.bin$|^Basic\//i.test(entry.fileName)) throw refused(422, 'macros', 'Ce fichier contient des macros : enregistrez-le sans, puis réessayez.');
      if (entry.isEncrypted()) throw refused(422, 'protected-file', 'Ce fichier est protégé par un mot de passe : enregistrez-le sans, puis réessayez.');
      await unfold(zip, entry, read);
    }
    return part ? names.has('[Content_Types].xml') && names.has(part) : read.mimetype === mediaType;
  } finally {
    zip.close();
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    for await (const entry of zip.eachEntry()) yield entry;
  } catch (error) {
    throw isRefusal(error) ? error : damaged();
  }
}

async function unfold(zip: ZipFile, entry: Entry, read: { inflated: number; mimetype: string }): Promise<void> {
  if (entry.uncompressedSize > limits.inflated) throw huge();
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      read.inflated += (chunk as Buffer).length;
      if (read.inflated > limits.inflated) throw huge();
      if (entry.fileName === 'mimetype' && chunks.length < 4) chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw isRefusal(error) ? error : damaged();
  }
  if (entry.fileName === 'mimetype') read.mimetype = Buffer.concat(chunks).toString('latin1').slice(0, 100).trim();
}

const isRefusal = (error: unknown): error is Problem => error instanceof Problem;
