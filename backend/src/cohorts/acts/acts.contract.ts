import { z } from 'zod';

export const ActKind = z
  .enum(['agreement', 'invitation', 'write_news', 'tell_effect', 'write_viewpoint', 'confirm_statement', 'give_feedback', 'choose_interview_slot', 'reread_quote', 'first_reading'])
  .meta({ id: 'ActKind' });

/** One thing that the application asked of somebody. */
export const ActView = z.object({ kind: ActKind, askedOn: z.iso.date(), about: z.string().nullable(), counted: z.boolean() }).meta({ id: 'ActView' });

/** What a head of the executive was asked, over eighteen months that end today; `most` is null where no limit holds. */
export const HeadActsView = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    count: z.number().int(),
    most: z.number().int().nullable(),
    since: z.iso.date(),
    acts: z.array(ActView),
    /** Who else of the team may be asked. */
    instead: z.array(z.object({ personId: z.uuid(), name: z.string(), role: z.string().nullable() })),
  })
  .meta({ id: 'HeadActsView' });
export type HeadActsView = z.infer<typeof HeadActsView>;

export const HeadActsList = z.object({ items: z.array(HeadActsView), title: z.string() }).meta({ id: 'HeadActsList' });
export type HeadActsList = z.infer<typeof HeadActsList>;
