import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { type FileKind, type FileType, kinds, limits, types } from './accepted';
import { isOffice } from './archive-check';
import { endingOf } from './file-name';
import { refused } from './refusal';

/** The type that the name says, refused unless the kind takes it. */
export function typeOf(name: string, kind: FileKind): FileType {
  const type = types[endingOf(name)];
  if (!type || !kinds[kind].families.includes(type.family)) {
    const why = /^(docm|xlsm|pptm)$/.test(endingOf(name)) ? ' Celui-ci contient des macros.' : /^(doc|xls|ppt)$/.test(endingOf(name)) ? ' Celui-ci est d’un ancien format : enregistrez-le dans le nouveau.' : '';
    throw refused(415, 'type-not-accepted', `Ce type de fichier n’est pas accepté. Envoyez ${kinds[kind].said}.${why}`);
  }
  return type;
}

/** Refuses a file whose content is not what its name says. Only the bytes are believed. */
export async function checkContent(path: string, bytes: number, name: string, kind: FileKind): Promise<FileType> {
  const type = typeOf(name, kind);
  if (type.family === 'picture' && bytes > limits.picture) throw refused(413, 'too-large', `Cette image dépasse ${limits.picture / 1_048_576} Mo : réduisez-la, puis réessayez.`);
  const { head, tail } = await ends(path, bytes);
  const honest =
    type.family === 'pdf'
      ? head.subarray(0, 5).toString('latin1') === '%PDF-' && tail.includes('%%EOF')
      : type.family === 'office'
        ? head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1')) && (await isOffice(path, type))
        : (await fileTypeFromBuffer(head))?.mime === type.mediaType;
  if (!honest) throw await disguised(name, type, head);
  return type;
}

async function disguised(name: string, { called, family, mediaType: said }: FileType, head: Buffer) {
  const really = await fileTypeFromBuffer(head).catch(() => undefined);
  const known = Object.values(types).find(({ mediaType }) => mediaType === really?.mime && mediaType !== said);
  if (family === 'office' && really?.ext === 'cfb') return refused(422, 'protected-file', `« ${name} » est protégé par un mot de passe, ou d’un ancien format : enregistrez-le à nouveau, sans mot de passe.`);
  const instead = known ? ` : c’est ${known.called}. Renommez-le` : really && really.mime !== said ? ` : c’est un fichier ${really.ext.toUpperCase()}. Enregistrez-le dans le bon format` : ' : il est abîmé, ou d’un autre type. Enregistrez-le à nouveau';
  return refused(422, 'not-what-it-says', `« ${name} » n’est pas ${called}${instead}, puis réessayez.`);
}

async function ends(path: string, bytes: number): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(path, 'r');
  try {
    const [head, tail] = [Buffer.alloc(Math.min(bytes, 4200)), Buffer.alloc(Math.min(bytes, 4096))];
    await file.read(head, 0, head.length, 0);
    await file.read(tail, 0, tail.length, bytes - tail.length);
    return { head, tail };
  } finally {
    await file.close();
  }
}
