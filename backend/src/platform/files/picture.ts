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

function unread(error: Error): never {
  if (/pixel limit/i.test(error.message)) throw refused(422, 'picture-bomb', `Cette image dépasse ${limits.pixels / 1_000_000} millions de points : réduisez-la, puis réessayez.`);
  throw refused(422, 'damaged-file', 'Cette image est abîmée : ouvrez-la, enregistrez-la à nouveau, puis réessayez.');
}
