import { z } from 'zod';
import { pageParams } from '../../platform/http/cursor';
import { sortParam } from '../../platform/http/sort';
import { seatParams } from '../people/seated.contract';

export const OrganisationKind = z
  .enum(['local_authority', 'state_service', 'association', 'firm', 'ally', 'funder', 'media', 'other'])
  .meta({ id: 'OrganisationKind' });
export type OrganisationKind = z.infer<typeof OrganisationKind>;

export const OrganisationInput = z
  .strictObject({
    name: z.string().trim().min(2, 'Écrivez le nom de la structure.').max(160).refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name), 'Écrivez sur une seule ligne.'),
    kind: OrganisationKind,
    aliases: z.array(z.string().trim().min(1).max(160)).max(20).default([]),
  })
  .meta({ id: 'OrganisationInput' });
export type OrganisationInput = z.infer<typeof OrganisationInput>;

export const OrganisationView = z
  .object({ id: z.uuid(), name: z.string(), kind: OrganisationKind, aliases: z.array(z.string()), people: z.number().int() })
  .meta({ id: 'OrganisationView' });
export type OrganisationView = z.infer<typeof OrganisationView>;

/** The name by which other screens show an organisation. */
export const OrganisationName = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'OrganisationName' });

/** Somebody of an organisation, with what they do or did there. */
export const OrganisationMember = z
  .object({
    id: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    title: z.string().nullable(),
    actsAsAlly: z.boolean(),
    startsOn: z.iso.date().nullable(),
    endsOn: z.iso.date().nullable(),
    former: z.boolean(),
  })
  .meta({ id: 'OrganisationMember' });

/** One organisation's page; asked by an id that was merged, it answers with the one that stays. */
export const OrganisationDetails = OrganisationView.extend({ members: z.array(OrganisationMember), mayChange: z.boolean(), mayMerge: z.boolean() }).meta({ id: 'OrganisationDetails' });

export const OrganisationPage = z.object({ items: z.array(OrganisationView), next: z.string().nullable() }).meta({ id: 'OrganisationPage' });
export const OrganisationSearch = z.strictObject({
  ...pageParams,
  search: z.string().trim().max(80).default(''),
  sort: sortParam(['name', 'kind']),
  kind: z.union([OrganisationKind, z.literal('')]).default(''),
  ...seatParams,
});
export type OrganisationSearch = z.infer<typeof OrganisationSearch>;
