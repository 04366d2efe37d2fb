import { z } from 'zod';
import { pageParams } from '../../platform/http/cursor';
import { sortParam } from '../../platform/http/sort';
import { seatParams } from '../people/seated.contract';

export const OrganisationKind = z
  .enum(['local_authority', 'state_service', 'association', 'firm', 'ally', 'funder', 'media', 'other'])
  .meta({ id: 'OrganisationKind' });
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** What an organisation is, as files say it and lists write it. */
export const ORGANISATION_WORDS: Record<OrganisationKind, string> = {
  local_authority: 'Collectivité',
  state_service: 'Service de l’État',
  association: 'Association',
  firm: 'Entreprise',
  ally: 'Structure alliée',
  funder: 'Financeur',
  media: 'Média',
  other: 'Autre',
};

/** The nine digits of the register, whose last one proves the others; a SIRET begins with them. */
export const isSiren = (text: string) =>
  /^[0-9]{9}$/.test(text) && [...text].reduce((sum, digit, at) => sum + (at % 2 ? Number(digit) * 2 - (Number(digit) > 4 ? 9 : 0) : Number(digit)), 0) % 10 === 0;

const oneLine = (text: string) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);

/** A page that a browser opens, and nothing that it would run; nothing either that shows another address than it opens. */
const isPage = (text: string) => {
  const url = URL.parse(text);
  return !!url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && !url.username && !url.password && !/[\s\p{Cc}\p{Cf}"<>\\]/u.test(text);
};

export const OrganisationInput = z
  .strictObject({
    name: z.string().trim().min(2, 'Écrivez le nom de la structure.').max(160).refine(oneLine, 'Écrivez sur une seule ligne.'),
    kind: OrganisationKind,
    aliases: z.array(z.string().trim().min(1).max(160)).max(20).default([]),
    siren: z.string().refine(isSiren, 'Un SIREN a neuf chiffres, dont le dernier vérifie les autres.').nullable().default(null),
    town: z.string().trim().min(1).max(120).refine(oneLine, 'Écrivez sur une seule ligne.').nullable().default(null),
    website: z.string().trim().max(300).refine(isPage, 'Écrivez l’adresse du site, comme https://exemple.fr.').nullable().default(null),
  })
  .meta({ id: 'OrganisationInput' });
export type OrganisationInput = z.infer<typeof OrganisationInput>;

export const OrganisationView = z
  .object({ id: z.uuid(), name: z.string(), kind: OrganisationKind, aliases: z.array(z.string()), siren: z.string().nullable(), town: z.string().nullable(), website: z.string().nullable(), people: z.number().int() })
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
  sort: sortParam(['name', 'kind', 'town']),
  kind: z.union([OrganisationKind, z.literal('')]).default(''),
  ...seatParams,
});
export type OrganisationSearch = z.infer<typeof OrganisationSearch>;
