import { z } from 'zod';
import { Block, unturned } from './writing';

/** What the quoted person reads again: the words as the letter showed them, and where they will stand. */
export const RereadingView = z
  .object({
    id: z.uuid(),
    newsletter: z.string(),
    heading: z.string(),
    title: z.string().nullable(),
    body: z.string().describe('As text alone, to be corrected.'),
    blocks: z.array(Block).describe('As they will be printed.'),
    signature: z.string().nullable(),
    /** Beside the words, as the letter showed it; none once it changed. */
    picture: z.object({ alt: z.string(), caption: z.string().nullable(), width: z.number().int(), height: z.number().int() }).nullable(),
    state: z.enum(['asked', 'agreed', 'refused']),
    changed: z.boolean(),
    /** Staff changed these words and asked again since, or left them out: this letter asks nothing any more. */
    over: z.boolean(),
  })
  .meta({ id: 'RereadingView' });
export type RereadingView = z.infer<typeof RereadingView>;

export const RereadingList = z.object({ items: z.array(RereadingView) }).meta({ id: 'RereadingList' });

/** Agreed as it stands, agreed in these words of one's own, or not at all. */
export const RereadingAnswer = z
  .strictObject({
    answer: z.enum(['agreed', 'changed', 'refused']),
    body: z.string().overwrite(unturned).trim().max(3000).nullable().default(null),
    word: z.string().overwrite(unturned).trim().max(600).nullable().default(null),
  })
  .refine(({ answer, body }) => answer !== 'changed' || Boolean(body && body.length >= 3), { path: ['body'], error: 'Écrivez la phrase que vous préférez.' })
  .meta({ id: 'RereadingAnswer' });
export type RereadingAnswer = z.infer<typeof RereadingAnswer>;
