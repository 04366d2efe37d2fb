import { z } from 'zod';
import { OrganisationName } from '../organisations/organisation.contract';

const lastDayAfterFirst = { path: ['endsOn'], message: 'Le dernier jour vient après le premier.' };

/** A role: for whom, doing what, from when to when (the end is the last day inside; no date: not known). */
export const PersonRoleInput = z
  .strictObject({
    organisationId: z.uuid().nullable().default(null),
    title: z.string().trim().max(160).nullable().default(null),
    actsAsAlly: z.boolean().default(false),
    /** Of several roles of today, the one that lists show. */
    main: z.boolean().default(false),
    startsOn: z.iso.date('Indiquez une date.').nullable().default(null),
    endsOn: z.iso.date('Indiquez une date.').nullable().default(null),
  })
  .refine(({ organisationId, title }) => organisationId || title, { path: ['title'], message: 'Indiquez une fonction ou une structure.' })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || endsOn >= startsOn, lastDayAfterFirst)
  .meta({ id: 'PersonRoleInput' });
export type PersonRoleInput = z.infer<typeof PersonRoleInput>;

/** Roles come with those of today first, then those to come, then the former ones. */
export const PersonRoleView = z
  .object({
    id: z.uuid(),
    title: z.string().nullable(),
    organisation: OrganisationName.nullable(),
    actsAsAlly: z.boolean(),
    main: z.boolean(),
    startsOn: z.iso.date().nullable(),
    endsOn: z.iso.date().nullable(),
    when: z.enum(['today', 'coming', 'former']),
  })
  .meta({ id: 'PersonRoleView' });
export type PersonRoleView = z.infer<typeof PersonRoleView>;
