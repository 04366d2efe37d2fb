import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Enough, limits, Unreadable } from '../../../platform/reading/table';

/** What happens while an XML part streams past; names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** A zip opened for its XML parts, each streamed once; every byte that comes out is counted, whatever the headers claim. */
export class Archive {
  private inflated = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  static async open(bytes: Buffer): Promise<Archive> {
    try {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
      if (zip.entryCount > limits.entries) throw new Unreadable('Cette archive contient trop de fichiers : ce n’est pas un classeur.');
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new Archive(zip, entries);
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable('Ce fichier est abîmé : ouvrez-le dans votre tableur, enregistrez-le à nouveau, puis réessayez.');
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Streams one part through a reader. A part that is not there says nothing. */
  async read(name: string, reader: XmlReader): Promise<void> {
    const entry = this.entries.get(name);
    if (!entry) return;
    if (entry.isEncrypted()) throw new Unreadable('Ce classeur est protégé par un mot de passe : enregistrez-le sans, puis réessayez.');
    const parser = new SaxesParser({ xmlns: false });
    parser.on('opentag', ({ name: tag, attributes }) => reader.open?.(local(tag), plain(attributes as Record<string, string>)));
    parser.on('closetag', ({ name: tag }) => reader.close?.(local(tag)));
    parser.on('text', (text) => reader.text?.(text));
    parser.on('cdata', (text) => reader.text?.(text));
    const decoder = new StringDecoder('utf8');
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        this.inflated += (chunk as Buffer).length;
        if (this.inflated > limits.inflated) throw new Unreadable('Ce fichier devient démesuré une fois ouvert : il n’est pas lu.');
        parser.write(decoder.write(chunk as Buffer));
      }
      parser.close();
    } catch (error) {
      if (error instanceof Enough) return;
      throw error instanceof Unreadable ? error : new Unreadable('Ce fichier est abîmé : ouvrez-le dans votre tableur, enregistrez-le à nouveau, puis réessayez.');
    }
  }
}

const plain = (attributes: Record<string, string>) => {
  const named: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) named[local(name)] = value;
  return named;
};
