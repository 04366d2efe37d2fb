import { z } from 'zod';

// Beside control characters: what turns the direction of a text, by which « exe.pdf » is shown for « fdp.exe ».
const hidden = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The name that a file bears on its owner's machine: no folder, nothing that hides or turns its letters. */
export const FileName = z
  .string()
  .max(1000)
  .transform((name) => cleanName(name))
  .pipe(z.string().min(1, 'Donnez un nom au fichier.').max(200, 'Ce nom de fichier est trop long : 200 signes au plus.'));

const cleanName = (name: string) => (name.toWellFormed().replaceAll('\\', '/').split('/').at(-1) ?? '').replace(hidden, '').replaceAll(/[<>:"|?*]/g, ' ').trim().normalize('NFC');

/** What follows the last dot, lower case. */
export const endingOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** RFC 6266 and 5987: plain letters for everybody, the true name for whoever reads it. */
export function attachment(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\w .()+-]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
