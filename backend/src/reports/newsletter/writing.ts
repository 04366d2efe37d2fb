import { z } from 'zod';

/** Words in one manner: plain, strong, or leading somewhere. */
export const Span = z.object({ text: z.string(), strong: z.boolean().optional(), url: z.string().optional() }).meta({ id: 'NewsletterSpan' });
type Span = z.infer<typeof Span>;

/** A paragraph with its lines, or a list with its points. */
export const Block = z.object({ list: z.boolean(), lines: z.array(z.array(Span)) }).meta({ id: 'NewsletterBlock' });
export type Block = z.infer<typeof Block>;

const marks = /\\(\*\*|\[|https:\/\/)|\*\*(?=\S)([^\n]*?\S)\*\*|\[([^\][\n]{1,200})\]\((https:\/\/[^\s()<>"]{1,500})\)|(https:\/\/[^\s<>"«»]{0,499}[^\s<>"«».,;:!?)\]])/gu;
const turning = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Something with a dot between letters, a scheme or an @: what a reader takes for an address. */
const addresses = /[^\s«»"()<>]*(?:[\p{L}\p{N}-][.\u3002\uFF61]\p{L}{2}|:\/\/|@)[^\s«»"()<>]*/gu;

/** Without the signs that turn the order of letters: they show one address and lead to another. */
export const unturned = (text: string): string => text.replaceAll(turning, '');

/** An address that names its host alone: before an @ a reader takes the name of a friend for the host. */
export function leadsPlainly(url: string): boolean {
  const found = URL.parse(url);
  return found?.protocol === 'https:' && !found.username && !found.password && !/[\\@]/.test(url.split(/[/?#]/)[2] ?? '');
}

/**
 * What a writer's few marks mean: a blank line parts paragraphs, « - » begins a point of a list, **two stars** are strong,
 * [words](https://…) and a bare https address are links; a backslash before a mark leaves it as it was typed. Everything
 * else is the text that somebody typed; nothing is HTML.
 */
export const blocksOf = (body: string): Block[] => blocks(unturned(body), spansOf);

/** Words told by somebody who does not write the number: their marks are text. */
export const asTyped = (body: string): Block[] => blocks(unturned(body), (line) => [{ text: line }]);

/** The same, to be kept among words whose marks count. */
export const unmarked = (body: string): string => unturned(body).replaceAll(/\*\*|\[|https:\/\//g, '\\$&');

/** The same words for a mailbox that shows text alone, and for whoever corrects their own. */
export const plainOf = (blocks: Block[]): string => blocks.map(({ list, lines }) => lines.map((line) => `${list ? '- ' : ''}${line.map(told).join('')}`).join('\n')).join('\n\n');

const told = ({ text, url }: Span) => (url && url !== text ? `${text} (${url})` : text);

function blocks(body: string, read: (line: string) => Span[]): Block[] {
  const found: Block[] = [];
  for (const part of body.split(/\n[^\S\n]*\n/)) {
    let last: Block | undefined;
    for (const line of part.split('\n').filter((one) => one.trim())) {
      const point = /^\s*[-•]\s+(\S.*)$/u.exec(line)?.[1];
      const list = point !== undefined;
      if (last?.list !== list) found.push((last = { list, lines: [] }));
      last.lines.push(read(point ?? line));
    }
  }
  return found;
}

function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  const text = (more: string) => {
    const last = spans.at(-1);
    if (last && !last.strong && !last.url) last.text += more;
    else if (more) spans.push({ text: more });
  };
  let at = 0;
  for (const { index, 0: typed, 1: plain, 2: strong, 3: words, 4: address, 5: bare } of line.matchAll(marks)) {
    text(line.slice(at, index));
    const url = address ?? bare;
    if (plain !== undefined) text(plain);
    else if (strong !== undefined) spans.push({ text: strong, strong: true });
    else if (url === undefined || !leadsPlainly(url)) text(typed);
    else spans.push({ text: words === undefined ? url : caption(words, url), url });
    at = index + typed.length;
  }
  text(line.slice(at));
  return spans;
}

/** A caption that reads like an address stands alone only where it leads to that very host. */
function caption(words: string, url: string): string {
  const { host } = new URL(url);
  const shown = words.normalize('NFKC').replaceAll(/\p{Cf}/gu, '').match(addresses) ?? [];
  const same = shown.every((one) => URL.parse(one.includes('://') ? one : `https://${one}`)?.host === host && !one.includes('@'));
  return same ? words : `${words} (${host})`;
}
