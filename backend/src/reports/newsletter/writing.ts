import { z } from 'zod';

/** Words in one manner: plain, strong, or leading somewhere. */
export const Span = z.object({ text: z.string(), strong: z.boolean().optional(), url: z.string().optional() }).meta({ id: 'NewsletterSpan' });
type Span = z.infer<typeof Span>;

/** A paragraph with its lines, or a list with its points. */
export const Block = z.object({ list: z.boolean(), lines: z.array(z.array(Span)) }).meta({ id: 'NewsletterBlock' });
export type Block = z.infer<typeof Block>;

const marks = /\*\*(?=\S)([^\n]*?\S)\*\*|\[([^\][\n]{1,200})\]\((https:\/\/[^\s()<>"]{1,500})\)|(https:\/\/[^\s<>"«»]{0,499}[^\s<>"«».,;:!?)\]])/gu;

/**
 * What a writer's few marks mean: a blank line parts paragraphs, « - » begins a point of a list, **two stars** are strong,
 * [words](https://…) and a bare https address are links. Everything else is the text that somebody typed; nothing is HTML.
 */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  for (const part of body.split(/\n[^\S\n]*\n/)) {
    let last: Block | undefined;
    for (const line of part.split('\n').filter((one) => one.trim())) {
      const point = /^\s*[-•]\s+(\S.*)$/u.exec(line)?.[1];
      const list = point !== undefined;
      if (last?.list !== list) blocks.push((last = { list, lines: [] }));
      last.lines.push(spansOf(point ?? line));
    }
  }
  return blocks;
}

/** The same words for a mailbox that shows text alone, and for whoever reads their own words again. */
export const plainOf = (body: string): string => blocksOf(body).map(({ list, lines }) => lines.map((line) => `${list ? '- ' : ''}${line.map(told).join('')}`).join('\n')).join('\n\n');

const told = ({ text, url }: Span) => (url && url !== text ? `${text} (${url})` : text);

function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { index, 0: typed, 1: strong, 2: words, 3: address, 4: bare } of line.matchAll(marks)) {
    if (index > at) spans.push({ text: line.slice(at, index) });
    if (strong !== undefined) spans.push({ text: strong, strong: true });
    else spans.push({ text: words ?? (bare as string), url: address ?? (bare as string) });
    at = index + typed.length;
  }
  if (at < line.length) spans.push({ text: line.slice(at) });
  return spans;
}
