import { z } from 'zod';
import { EndInput } from '../cohorts/delegation/delegate.contract';

export const CarriedKind = z
  .enum(['ask', 'confirmation', 'invitation', 'note', 'next_step', 'substitute', 'head_of_executive', 'other_place'])
  .meta({ id: 'CarriedKind' });
export type CarriedKind = z.infer<typeof CarriedKind>;

export const Fate = z.enum(['taken', 'dropped', 'kept']).meta({ id: 'Fate' });
export type Fate = z.infer<typeof Fate>;

/** Something that somebody still owes or carries in a territory. */
export const Carried = z
  .object({
    kind: CarriedKind,
    recordId: z.uuid(),
    /** The purpose of an asking link, the title of a gathering, the kind of a note, a name: the screen words it. */
    words: z.string(),
    on: z.iso.date().nullable(),
    /** Theirs alone, or the team's as well. */
    own: z.boolean(),
  })
  .meta({ id: 'Carried' });
export type Carried = z.infer<typeof Carried>;

export const CarriedView = z
  .object({
    person: z.object({ id: z.uuid(), name: z.string() }),
    items: z.array(Carried),
    colleagues: z.array(z.object({ personId: z.uuid(), name: z.string(), category: z.string(), hasEmail: z.boolean() })),
  })
  .meta({ id: 'CarriedView' });
export type CarriedView = z.infer<typeof CarriedView>;
export const CarriedOn = z.strictObject({ lastDay: z.iso.date().optional() });

/** `newcomer` is whoever takes the seat; a person is a colleague; what nobody takes is closed, or goes on as it is. */
const Passing = z.strictObject({
  kind: CarriedKind,
  recordId: z.uuid(),
  to: z.union([z.enum(['newcomer', 'nobody', 'as_it_is']), z.uuid()]),
});
export type Passing = z.infer<typeof Passing>;

export const HandoverInput = z
  .strictObject({ ...EndInput.shape, items: z.array(Passing).max(100).default([]), tellNewcomer: z.boolean().default(false) })
  .meta({ id: 'HandoverInput' });
export type HandoverInput = z.infer<typeof HandoverInput>;

/** What was done, and whom to call because they have no e-mail address. */
export const HandoverResult = z
  .object({ newcomerId: z.uuid().nullable(), taken: z.int(), mailed: z.int(), storySent: z.boolean(), toCall: z.array(z.string()) })
  .meta({ id: 'HandoverResult' });
export type HandoverResult = z.infer<typeof HandoverResult>;
