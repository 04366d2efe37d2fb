import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';

const neededBytes = 15 * 1024 ** 3;
const largeScale = 100;

/** A loading that must not happen; the message says why and what to do. */
export class LoadRefused extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/** How many cohorts are asked for: `--scale 100`. */
export function readScale(words: string[]): number {
  const given = words.length === 0 ? '1' : /^--scale[= ](\S+)$/.exec(words.join(' '))?.[1];
  const scale = Number(given);
  if (!Number.isInteger(scale) || scale < 1 || scale > 1000)
    throw new LoadRefused(`« ${words.join(' ')} » : écrivez --scale et un nombre entier de 1 à 1000.`);
  return scale;
}

/** Refuses a large loading when the disk of the data folder is too full. */
export async function refuseWithoutRoom(scale: number, dataDirectory: string, freeBytes = freeBytesOf): Promise<void> {
  if (scale < largeScale) return;
  const free = await freeBytes(existsSync(dataDirectory) ? dataDirectory : '.');
  if (free >= neededBytes) return;
  const gigabytes = (free / 1024 ** 3).toLocaleString('fr-FR', { maximumFractionDigits: 1 });
  throw new LoadRefused(`--scale ${scale} demande 15 Go libres sur le disque ; il en reste ${gigabytes}.`);
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
