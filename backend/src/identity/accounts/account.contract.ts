import { z } from 'zod';
import { NameInput } from '../../network/people/person.contract';
import { pageParams } from '../../platform/http/cursor';

/** Somebody of the directory, or somebody new. */
export const AccountInput = z
  .union([
    z.strictObject({ personId: z.uuid() }),
    z.strictObject({ givenName: NameInput, familyName: NameInput, email: z.email('Écrivez une adresse e-mail, par exemple prenom.nom@exemple.fr.').max(254) }),
  ])
  .meta({ id: 'AccountInput' });
export type AccountInput = z.infer<typeof AccountInput>;

export const AccountClosing = z.strictObject({ closed: z.boolean() }).meta({ id: 'AccountClosing' });

export const AccountLine = z
  .object({
    personId: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    organisation: z.string().nullable(),
    email: z.string().nullable(),
    secondFactor: z.boolean(),
    closed: z.boolean(),
    hats: z.array(z.string()),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'AccountLine' });
export type AccountLine = z.infer<typeof AccountLine>;

export const AccountPage = z.object({ items: z.array(AccountLine), next: z.string().nullable() }).meta({ id: 'AccountPage' });

export const AccountSearch = z.strictObject({
  ...pageParams,
  search: z.string().trim().max(80).default(''),
  state: z.enum(['open', 'closed', 'all']).default('open'),
});
export type AccountSearch = z.infer<typeof AccountSearch>;
