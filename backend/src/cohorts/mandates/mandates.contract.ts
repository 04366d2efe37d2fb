import { z } from 'zod';
import { DelegateStatus, WhoInput } from '../delegation/delegate.contract';

const stay = { participationId: z.uuid(), delegateId: z.uuid() };
const role = z.string().trim().max(160).nullable().default(null);

/** What an election changes for one elected official: they leave and may be replaced, or stay with another role from a day on. */
export const MandateChange = z
  .discriminatedUnion('change', [
    z.strictObject({
      change: z.literal('leaves'),
      ...stay,
      lastDay: z.iso.date(),
      replacedBy: z.strictObject({ who: WhoInput, status: DelegateStatus, roleTitle: role, headOfExecutive: z.boolean().default(false) }).nullable().default(null),
    }),
    z.strictObject({ change: z.literal('new_role'), ...stay, from: z.iso.date(), roleTitle: role, headOfExecutive: z.boolean().default(false) }),
  ])
  .meta({ id: 'MandateChange' });

/** All of it or nothing. Whoever is not named stays as they are. */
export const MandatesInput = z
  .strictObject({ changes: z.array(MandateChange).min(1, 'Choisissez au moins une personne.').max(200) })
  .refine(({ changes }) => new Set(changes.map(({ delegateId }) => delegateId)).size === changes.length, { path: ['changes'], message: 'Chaque personne une seule fois.' })
  .meta({ id: 'MandatesInput' });
export type MandatesInput = z.infer<typeof MandatesInput>;

export const MandatesDone = z.object({ left: z.number().int(), came: z.number().int(), changed: z.number().int() }).meta({ id: 'MandatesDone' });

const Elected = z.object({
  delegateId: z.uuid(),
  person: z.object({ id: z.uuid(), givenName: z.string(), familyName: z.string() }),
  roleTitle: z.string().nullable(),
  /** The theme of the second team, the name of a group; empty for the main team. */
  team: z.string(),
  headOfExecutive: z.boolean(),
  status: DelegateStatus,
  startsOn: z.iso.date(),
});

/** The elected officials of a cohort's teams on a day, and the last election that renewed the council of each territory. */
export const MandatesView = z
  .object({
    on: z.iso.date(),
    territories: z.array(
      z.object({
        participationId: z.uuid(),
        name: z.string(),
        election: z.object({ name: z.string(), lastOn: z.iso.date() }).nullable(),
        elected: z.array(Elected),
      }),
    ),
  })
  .meta({ id: 'MandatesView' });
export type MandatesView = z.infer<typeof MandatesView>;
