import { z } from 'zod';
import { DataRequestKind, DataRequestOutcome } from '../../identity/data-requests/data-request.contract';
import { ContactInput, PersonInput } from '../../network/people/person.contract';

const Told = z.object({ label: z.string(), value: z.string() }).meta({ id: 'OwnDatum' });

/** One kind of what is kept: its rows, each a list of words and values. */
export const OwnDataSection = z.object({ title: z.string(), rows: z.array(z.array(Told)) }).meta({ id: 'OwnDataSection' });
export type OwnDataSection = z.infer<typeof OwnDataSection>;

export const OwnDataView = z
  .object({
    network: z.string(),
    takenAt: z.string(),
    person: z.object({ givenName: z.string(), familyName: z.string(), roleTitle: z.string().nullable(), email: z.string().nullable(), telephone: z.string().nullable() }),
    /** False: the address opens an account, and is changed from the account. */
    mayMoveAddress: z.boolean(),
    /** True by a mere link, for whoever protects their account by a code: what is kept is read once signed in. */
    signInFirst: z.boolean(),
    sections: z.array(OwnDataSection),
    requests: z.array(z.object({ id: z.uuid(), kind: DataRequestKind, words: z.string().nullable(), askedAt: z.string(), outcome: DataRequestOutcome.nullable(), answer: z.string().nullable(), answeredAt: z.string().nullable(), withdrawnAt: z.string().nullable(), dueOn: z.string().describe('The day by which the law has it answered.') })),
  })
  .meta({ id: 'OwnDataView' });
export type OwnDataView = z.infer<typeof OwnDataView>;

/** What one says of oneself. */
export const OwnDetails = z
  .strictObject({ givenName: PersonInput.shape.givenName, familyName: PersonInput.shape.familyName, roleTitle: PersonInput.shape.roleTitle, email: ContactInput.shape.email, telephone: ContactInput.shape.telephone })
  .meta({ id: 'OwnDetails' });
export type OwnDetails = z.infer<typeof OwnDetails>;
