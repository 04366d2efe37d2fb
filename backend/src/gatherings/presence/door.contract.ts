import { z } from 'zod';
import { Half } from '../gathering.contract';
import { personName } from '../one-line.contract';

/** What the projector shows, for an hour ahead: the server's clock, and each code from its instant on. */
export const DoorScreen = z
  .object({
    title: z.string(),
    onDate: z.string(),
    half: Half,
    address: z.string(),
    now: z.int(),
    lasts: z.int(),
    codes: z.array(z.object({ from: z.int(), code: z.string(), short: z.string() })),
    came: z.int(),
    expected: z.int(),
  })
  .meta({ id: 'DoorScreen' });
export type DoorScreen = z.infer<typeof DoorScreen>;

const ticket = z.string().max(80).nullable().default(null);

export const DoorKnock = z.strictObject({ code: z.string().trim().min(6).max(80), ticket }).meta({ id: 'DoorKnock' });
export type DoorKnock = z.infer<typeof DoorKnock>;

/** The open door. `known`: whose line this telephone or session stands for; nobody else is ever named. */
export const DoorView = z
  .object({
    pass: z.string(),
    title: z.string(),
    cohortName: z.string(),
    onDate: z.string(),
    half: Half,
    signatureRequired: z.boolean(),
    known: z.object({ givenName: z.string(), familyName: z.string() }).nullable(),
    signed: z.boolean(),
  })
  .meta({ id: 'OpenDoor' });
export type DoorView = z.infer<typeof DoorView>;

/** One's own presence: by an address, or (without one) by the ticket or session that the door knew. */
export const OwnPresence = z
  .strictObject({
    pass: z.string().max(80),
    ticket,
    email: z.email('Écrivez une adresse e-mail, par exemple prenom.nom@exemple.fr.').max(254).nullable().default(null),
    drawn: z
      .string()
      .max(12_000, 'Cette signature est trop longue : recommencez, plus simplement.')
      .regex(/^M[ML0-9 ]+$/)
      .nullable()
      .default(null),
    typedName: personName(2, 160).nullable().default(null),
  })
  .meta({ id: 'OwnPresence' });
export type OwnPresence = z.infer<typeof OwnPresence>;

/** Always the same, whether the address is on the list or not. */
export const PresenceNoted = z.object({ noted: z.literal(true) }).meta({ id: 'PresenceNoted' });

export const DoorTicket = z.object({ ticket: z.string() }).meta({ id: 'DoorTicket' });
