import { z } from 'zod';
import { pageParams } from '../../platform/http/cursor';
import { sortParam } from '../../platform/http/sort';
import { AllyView } from '../allies/ally.contract';
import { OrganisationName } from '../organisations/organisation.contract';
import { CallAgreementView } from './call-agreement.contract';
import { PersonRoleView } from './person-role.contract';
import { seatParams } from './seated.contract';

/** Nothing that breaks a line: what is said of somebody stands in letters that others read. */
const onOneLine = (words: string) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(words);
const words = (most: number) => z.string().trim().max(most).refine(onOneLine, 'Écrivez sur une seule ligne.');

/** A given or a family name. */
export const NameInput = z.string().trim().min(1, 'Ce champ est nécessaire.').max(80).refine(onOneLine, 'Écrivez sur une seule ligne.');

export const ContactInput = z
  .strictObject({
    email: z.email('Écrivez une adresse e-mail, par exemple prenom.nom@exemple.fr.').max(254).nullable().default(null),
    telephone: z.string().trim().max(40).regex(/^[+0-9 .()-]*$/, 'Un numéro de téléphone ne contient que des chiffres, des espaces et « + ».').nullable().default(null),
  })
  .meta({ id: 'ContactInput' });
export type ContactInput = z.infer<typeof ContactInput>;

export const PersonInput = z
  .strictObject({
    givenName: NameInput,
    familyName: NameInput,
    organisationId: z.uuid().nullable().default(null),
    roleTitle: words(160).nullable().default(null),
  })
  .meta({ id: 'PersonInput' });
export type PersonInput = z.infer<typeof PersonInput>;

/** Somebody new, with how to reach them. An address that is already known stands for the person who has it. */
export const NewPerson = z.strictObject({ ...PersonInput.shape, ...ContactInput.shape }).meta({ id: 'NewPerson' });
export type NewPerson = z.infer<typeof NewPerson>;

export const ContactView = z.object({ email: z.string().nullable(), telephone: z.string().nullable() }).meta({ id: 'ContactView' });

/** A line of the directory. `contact` is null for whoever is not staff. */
export const PersonLine = z
  .object({
    id: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    roleTitle: z.string().nullable(),
    organisation: OrganisationName.nullable(),
    contact: ContactView.nullable(),
  })
  .meta({ id: 'PersonLine' });
export type PersonLine = z.infer<typeof PersonLine>;

/** `contacts`: the reader is one of those who read how to reach people. */
export const PersonPage = z.object({ items: z.array(PersonLine), next: z.string().nullable(), contacts: z.boolean() }).meta({ id: 'PersonPage' });

/**
 * One person's page. Asked by an id that was merged, it answers with the record that stays: its `id` is another one.
 * `callable` is the number that the person agreed to give to companions; `agreements` are for staff and for oneself.
 */
export const PersonView = PersonLine.extend({
  hasAccount: z.boolean().nullable(),
  roles: z.array(PersonRoleView),
  callable: z.object({ telephone: z.string(), subjects: z.array(z.string()) }).nullable(),
  agreements: z.array(CallAgreementView),
  ally: AllyView.nullable(),
  mayChange: z.boolean(),
  mayChangeContact: z.boolean(),
  mayChangeRoles: z.boolean(),
  mayChangeAgreements: z.boolean(),
  mayChangeAlly: z.boolean(),
  mayMerge: z.boolean(),
}).meta({ id: 'PersonView' });

export const PersonSearch = z.strictObject({
  ...pageParams,
  search: z.string().trim().max(80).default(''),
  sort: sortParam(['name', 'role', 'organisation']),
  ...seatParams,
  /** `no`: nobody has written their address down. */
  email: z.enum(['no', '']).default(''),
});
export type PersonSearch = z.infer<typeof PersonSearch>;
