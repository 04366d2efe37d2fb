import { limits } from './accepted';
import { refused } from './refusal';

let last: Promise<unknown> = Promise.resolve();

/** One picture at a time: unfolded, each weighs as much as all the rest of the process. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const mine = last.then(task, task);
  last = mine.catch(() => undefined);
  return mine;
}

/**
 * Makes a picture anew into `to`: upright, at most 3,000 points a side, without the place, the hour and the machine that a
 * telephone writes into it. What hid behind the picture stays behind.
 */
export function makeAnew(from: string, to: string, format: 'png' | 'jpeg' | 'webp'): Promise<void> {
  return inTurn(async () => {
    const { default: sharp } = await import('sharp');
    sharp.cache(false);
    sharp.concurrency(1);
    const source = sharp(from, { limitInputPixels: limits.pixels, failOn: 'error', sequentialRead: true });
    const { format: found } = await source.metadata().catch(unread);
    if (found !== format) throw refused(422, 'not-what-it-says', 'Cette image n’est pas du type que dit son nom.');
    const upright = source.rotate().resize({ width: limits.side, height: limits.side, fit: 'inside', withoutEnlargement: true });
    await upright.toFormat(format, format === 'png' ? { compressionLevel: 9 } : { quality: 85 }).toFile(to).catch(unread);
  });
}

/** A picture made to travel inside letters: its bytes, its type and its points. */
export interface LightPicture {
  content: Buffer;
  mediaType: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
}

/** The first that is light enough is taken; the last one goes as it is. */
const lighter = [
  { side: 1120, quality: 74 },
  { side: 1120, quality: 60 },
  { side: 880, quality: 60 },
  { side: 720, quality: 50 },
] as const;

/** Some 150 kB at most, in one of the two types that every mail program shows; a PNG of few colours stays one where that is lighter. */
export function lightened(from: string): Promise<LightPicture> {
  return inTurn(async () => {
    const { default: sharp } = await import('sharp');
    sharp.cache(false);
    sharp.concurrency(1);
    const smaller = (side: number) => sharp(from, { limitInputPixels: limits.pixels }).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' });
    const made = (mediaType: LightPicture['mediaType'], { data, info: { width, height } }: { data: Buffer; info: { width: number; height: number } }) => ({ content: data, mediaType, width, height });
    let found: LightPicture | undefined;
    for (const { side, quality } of lighter) {
      found = made('image/jpeg', await smaller(side).jpeg({ quality, mozjpeg: true }).toBuffer({ resolveWithObject: true }).catch(unread));
      if (found.content.length <= limits.inLetter) break;
    }
    if ((await sharp(from).metadata().catch(unread)).format !== 'png') return found as LightPicture;
    const drawn = made('image/png', await smaller(lighter[0].side).png({ palette: true, compressionLevel: 9 }).toBuffer({ resolveWithObject: true }).catch(unread));
    return found && found.content.length < drawn.content.length ? found : drawn;
  });
}

function unread(error: Error): never {
  if (/pixel limit/i.test(error.message)) throw refused(422, 'picture-bomb', `Cette image dépasse ${limits.pixels / 1_000_000} millions de points : réduisez-la, puis réessayez.`);
  throw refused(422, 'damaged-file', 'Cette image est abîmée : ouvrez-la, enregistrez-la à nouveau, puis réessayez.');
}
