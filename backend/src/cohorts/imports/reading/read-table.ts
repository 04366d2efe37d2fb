import { readAddressList } from './address-list';
import { Archive } from './archive';
import { decoded, readDelimited } from '../../../platform/reading/delimited';
import { readOds } from './ods';
import { limits, type Table, Unreadable } from '../../../platform/reading/table';
import { readXlsx } from './xlsx';

const notAList = 'Ce fichier n’est pas une liste : déposez un classeur (.xlsx, .ods) ou un fichier .csv.';
const starts = (bytes: Buffer, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);

/** Reads a list from what the bytes are, whatever the file's name says. `sheet`: which one, the first that holds something unless said. */
export async function readTable(bytes: Buffer, sheet?: number): Promise<Table> {
  if (bytes.length > limits.bytes) throw new Unreadable(`Ce fichier dépasse ${limits.bytes / 1_048_576} Mo : découpez-le en plusieurs.`);
  const table = await read(bytes, sheet);
  if (!table.lines.length) throw new Unreadable('Il n’y a rien à lire ici : la feuille est vide.');
  return table;
}

async function read(bytes: Buffer, sheet: number | undefined): Promise<Table> {
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return readWorkbook(bytes, sheet);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable('C’est un ancien classeur (.xls) ou un classeur protégé : enregistrez-le en .xlsx sans mot de passe, puis réessayez.');
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Unreadable('Un PDF ne se lit pas comme une liste : ouvrez-le, copiez le tableau et collez-le ici.');
  const text = decoded(bytes);
  if (/^\s*(<!doctype html|<html|<\?xml)/i.test(text.slice(0, 500))) throw new Unreadable('C’est une page, pas une liste : copiez le tableau et collez-le ici.');
  const strange = [...text.slice(0, 4096)].filter((sign) => sign < ' ' && !'\t\r\n'.includes(sign)).length;
  if (strange > 8) throw new Unreadable(notAList);
  return readAddressList(text) ?? readDelimited(text);
}

async function readWorkbook(bytes: Buffer, sheet: number | undefined): Promise<Table> {
  const archive = await Archive.open(bytes);
  if (archive.has('xl/workbook.xml')) return readXlsx(archive, sheet);
  if (archive.has('content.xml')) return readOds(archive, sheet);
  throw new Unreadable(notAList);
}
