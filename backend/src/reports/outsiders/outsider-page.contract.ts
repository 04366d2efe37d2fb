import { z } from 'zod';
import { ActorCategory } from '../../cohorts/delegation/delegate.contract';

const line = z.object({ organisation: z.string().nullable(), name: z.string().nullable() });

/** What somebody outside reads: names and roles, dates, one contact. Nothing else leaves, whatever the tables hold. */
export const OutsiderContent = z
  .object({
    network: z.string(),
    cohort: z.object({ name: z.string(), region: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date().nullable() }),
    territory: z.object({ name: z.string(), kind: z.string(), since: z.iso.date().nullable() }).nullable(),
    project: z.string().nullable(),
    days: z.number().nullable(),
    team: z.array(z.object({ name: z.string(), role: z.string().nullable(), category: ActorCategory })),
    residents: z.number().int(),
    helpers: z.array(line),
    leaders: z.array(line),
    partners: z.array(z.object({ organisation: z.string(), role: z.string() })),
    territories: z.array(z.object({ name: z.string(), project: z.string().nullable() })),
    phases: z.array(z.object({ phase: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date() })),
    dates: z.array(z.object({ nature: z.string(), heldOn: z.iso.date(), place: z.string().nullable() })),
    message: z.string(),
    contact: z.object({ name: z.string(), role: z.string().nullable(), email: z.string().nullable(), telephone: z.string().nullable() }),
    on: z.iso.date(),
  })
  .meta({ id: 'OutsiderContent' });
export type OutsiderContent = z.infer<typeof OutsiderContent>;

/** The one contact: with their agreement, by an address or a number that they chose to show. */
export const OutsiderPageInput = z
  .strictObject({
    message: z.string().trim().max(600, 'Six cents signes au plus : la page tient sur une feuille.').default(''),
    contactPersonId: z.uuid(),
    contactRole: z.string().trim().max(160).nullable().default(null),
    contactEmail: z.email('Écrivez l’adresse en entier.').max(254).nullable().default(null),
    contactTelephone: z.string().trim().min(6).max(40).nullable().default(null),
    contactAgrees: z.literal(true, 'Demandez d’abord à cette personne si elle accepte d’être le contact.'),
  })
  .refine(({ contactEmail, contactTelephone }) => contactEmail !== null || contactTelephone !== null, {
    path: ['contactEmail'],
    error: 'Donnez une adresse ou un numéro.',
  })
  .meta({ id: 'OutsiderPageInput' });
export type OutsiderPageInput = z.infer<typeof OutsiderPageInput>;

export const OutsiderPageLine = z
  .object({
    id: z.uuid(),
    participationId: z.uuid().nullable(),
    contactName: z.string(),
    createdBy: z.string().nullable(),
    createdAt: z.string(),
    revokedBy: z.string().nullable(),
    revokedAt: z.string().nullable(),
    /** The address to give away; null for those who may read the page and not hand it out, and once it is revoked. */
    address: z.string().nullable(),
    sent: z.array(z.object({ to: z.string(), at: z.string() })),
  })
  .meta({ id: 'OutsiderPageLine' });
export type OutsiderPageLine = z.infer<typeof OutsiderPageLine>;

export const OutsiderPageList = z
  .object({
    items: z.array(OutsiderPageLine),
    about: z.object({ cohortId: z.uuid(), name: z.string() }),
    contacts: z.array(z.object({ personId: z.uuid(), name: z.string(), role: z.string().nullable(), email: z.string().nullable() })),
    may: z.object({ make: z.boolean(), revoke: z.boolean() }),
  })
  .meta({ id: 'OutsiderPageList' });
export type OutsiderPageList = z.infer<typeof OutsiderPageList>;

export const OutsiderPageView = z.object({ id: z.uuid(), revokedAt: z.string().nullable(), content: OutsiderContent }).meta({ id: 'OutsiderPageView' });
export type OutsiderPageView = z.infer<typeof OutsiderPageView>;

export const OutsiderLetterInput = z.strictObject({ personId: z.uuid(), message: z.string().trim().max(600).nullable().default(null) }).meta({ id: 'OutsiderLetterInput' });
export type OutsiderLetterInput = z.infer<typeof OutsiderLetterInput>;
