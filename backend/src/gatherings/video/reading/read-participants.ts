import { decoded, readDelimited } from '../../../platform/reading/delimited';
import { Unreadable } from '../../../platform/reading/table';
import { readBigBlueButton } from './big-blue-button';
import type { Meeting } from './meeting';
import { type Context, readReport } from './report';

const starts = (bytes: Buffer, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);

/**
 * Reads a participants’ file from what its bytes are, whatever its name says: Zoom writes UTF-8 with a mark and commas,
 * Teams UTF-16 with a mark and tabs (as in the files kept by dvaneynde/teams-attendance, `data/`), BigBlueButton JSON.
 */
export function readParticipants(bytes: Buffer, context: Context): Meeting {
  if (!bytes.length) throw new Unreadable('Ce fichier est vide : exportez-le à nouveau une fois la réunion finie.');
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new Unreadable('C’est un classeur ou une archive. Déposez le fichier .csv ou .json tel que l’outil de visio le donne, sans l’enregistrer depuis un tableur.');
  }
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Unreadable('C’est un PDF : déposez le fichier .csv ou .json que donne l’outil de visio.');
  const text = textOf(bytes).replace(/^\ufeff/, '');
  if (/^\s*(<!doctype html|<html|<\?xml)/i.test(text.slice(0, 500))) throw new Unreadable('C’est une page web, pas le fichier lui-même : téléchargez-le depuis l’outil de visio.');
  if (/^\s*[{[]/.test(text)) return readBigBlueButton(text, context);
  // The dates of Teams hold commas, which would cut more lines alike than the tabs of its sections do.
  const tabbed = (text.slice(0, 20_000).match(/^[^\t\n]+\t/gm) ?? []).length > 2;
  return readReport(readDelimited(tabbed ? `sep=\t\n${text}` : text).lines, context);
}

function textOf(bytes: Buffer): string {
  try {
    return decoded(bytes);
  } catch {
    throw new Unreadable('Ce fichier n’est pas un texte : déposez le fichier .csv de Zoom ou de Teams, ou le .json de BigBlueButton.');
  }
}
