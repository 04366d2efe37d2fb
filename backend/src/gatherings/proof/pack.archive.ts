import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Zip } from 'fflate';
import { entryOf } from './zip';

/** What a manifest says of a file. */
export interface ManifestLine {
  path: string;
  bytes: number;
  sha256: string;
}

/** An archive written while its files are made: each is hashed on its way in, and memory holds one piece at a time. */
export class PackArchive {
  readonly lines: ManifestLine[] = [];
  private chunks: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.chunks.push(chunk);
  });

  /** The bytes of the archive that one more file makes. */
  async *add(path: string, content: Buffer | Readable): AsyncGenerator<Uint8Array> {
    const entry = entryOf(path);
    const digest = createHash('sha256');
    let bytes = 0;
    this.zip.add(entry);
    for await (const piece of Buffer.isBuffer(content) ? [content] : (content as AsyncIterable<Buffer>)) {
      digest.update(piece);
      bytes += piece.length;
      entry.push(piece);
      yield* this.written();
    }
    entry.push(new Uint8Array(0), true);
    this.lines.push({ path, bytes, sha256: digest.digest('hex') });
    yield* this.written();
  }

  *end(): Generator<Uint8Array> {
    this.zip.end();
    yield* this.written();
  }

  private *written(): Generator<Uint8Array> {
    const { chunks } = this;
    this.chunks = [];
    yield* chunks;
  }
}
