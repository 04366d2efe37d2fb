import { z } from 'zod';
import { OrganisationName } from '../organisations/organisation.contract';

/** « D’accord pour être appelé·e » about one subject; companions get the number only when the person agreed to that too. */
export const CallAgreementInput = z
  .strictObject({
    subject: z.string().trim().min(2, 'Dites à quel sujet.').max(120),
    agreedOn: z.iso.date('Indiquez une date.').nullable().default(null),
    sharedWithCompanions: z.boolean().default(false),
  })
  .meta({ id: 'CallAgreementInput' });
export type CallAgreementInput = z.infer<typeof CallAgreementInput>;

export const CallAgreementView = z
  .object({ id: z.uuid(), subject: z.string(), agreedOn: z.iso.date(), sharedWithCompanions: z.boolean(), recordedBy: z.string().nullable() })
  .meta({ id: 'CallAgreementView' });
export type CallAgreementView = z.infer<typeof CallAgreementView>;

/** A companion who can be called, and about what. */
export const CallablePerson = z
  .object({
    id: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    roleTitle: z.string().nullable(),
    organisation: OrganisationName.nullable(),
    telephone: z.string(),
    subjects: z.array(z.string()),
  })
  .meta({ id: 'CallablePerson' });
export type CallablePerson = z.infer<typeof CallablePerson>;

export const CallablePeople = z.object({ items: z.array(CallablePerson) }).meta({ id: 'CallablePeople' });
