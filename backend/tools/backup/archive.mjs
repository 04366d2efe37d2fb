import { createHmac, hkdfSync } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Refusal } from '../command.mjs';

/** What the first bytes of every file say: this kind, this format. */
export const FORMAT = { format: 'cordee-backup', version: 1 };

const LARGEST = 64 * 1024 * 1024;

/** Signs with a key of the instance's secret: a file of another instance, or one that somebody composed, is refused. */
export function signingKey(secret) {
  return Buffer.from(hkdfSync('sha256', secret, 'cordee', 'backup signature', 32));
}

/** Writes frames (one letter, a length, the bytes) through gzip, and closes with a signature of all that precedes. */
export function archiveWriter(path, secret) {
  const gzip = createGzip({ level: 4 });
  const file = createWriteStream(path, { mode: 0o600, flush: true });
  const done = finished(gzip.pipe(file));
  done.catch(() => undefined);
  const signature = createHmac('sha256', signingKey(secret));
  const put = async (kind, payload) => {
    const head = Buffer.alloc(5);
    head.write(kind, 'latin1');
    head.writeUInt32BE(payload.length, 1);
    signature.update(head).update(payload);
    gzip.write(head);
    if (!gzip.write(payload)) await Promise.race([once(gzip, 'drain'), done]);
  };
  return {
    json: (kind, value) => put(kind, Buffer.from(JSON.stringify(value))),
    data: (bytes) => put('D', bytes),
    async close(summary) {
      await put('S', Buffer.from(JSON.stringify(summary)));
      gzip.end(Buffer.concat([Buffer.from('Z\0\0\0\x20', 'latin1'), signature.digest()]));
      await done;
    },
  };
}

/** Yields the frames of a file in order; throws on a truncated, altered or foreign one, at the latest after its last frame. */
export async function* frames(path, secrets) {
  const source = createReadStream(path);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  const bytes = reader(source.pipe(gunzip));
  const signatures = secrets.map((secret) => createHmac('sha256', signingKey(secret)));
  for (let first = true; ; first = false) {
    const head = await bytes.take(5);
    const kind = String.fromCharCode(head[0]);
    const length = head.readUInt32BE(1);
    if (first ? kind !== 'H' : !'EDXSZ'.includes(kind)) throw new Refusal(foreign(path));
    if (length > LARGEST) throw new Refusal(foreign(path));
    const payload = await bytes.take(length);
    if (kind === 'Z') {
      if (!signatures.some((signature) => signature.digest().equals(payload))) {
        throw new Refusal(`${path} a été modifié, ou vient d’une autre instance (un autre CORDEE_SECRET) : rien n’a été changé.`);
      }
      if (!(await bytes.atEnd())) throw new Refusal(`${path} contient autre chose après sa fin : rien n’a été changé.`);
      return;
    }
    for (const signature of signatures) signature.update(head).update(payload);
    yield kind === 'D' ? { kind, data: payload } : { kind, value: parse(payload, path) };
  }

  function reader(stream) {
    const chunks = stream[Symbol.asyncIterator]();
    let rest = Buffer.alloc(0);
    let begun = false;
    const more = async () => {
      const { value, done } = await chunks.next().catch((error) => {
        throw new Refusal(error.code === 'Z_DATA_ERROR' && !begun ? foreign(path) : `${path} est tronqué ou abîmé (${error.code}) : rien n’a été changé.`);
      });
      begun = true;
      if (!done) rest = rest.length ? Buffer.concat([rest, value]) : value;
      return !done;
    };
    return {
      async take(length) {
        while (rest.length < length) if (!(await more())) throw new Refusal(`${path} est tronqué : rien n’a été changé.`);
        const taken = rest.subarray(0, length);
        rest = rest.subarray(length);
        return taken;
      },
      atEnd: async () => rest.length === 0 && !(await more()),
    };
  }
}

function parse(payload, path) {
  try {
    return JSON.parse(payload.toString());
  } catch {
    throw new Refusal(foreign(path));
  }
}

function foreign(path) {
  return `${path} n’est pas une sauvegarde de Cordée : rien n’a été changé.`;
}
