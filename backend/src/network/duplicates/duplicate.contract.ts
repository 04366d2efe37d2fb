import { z } from 'zod';
import { OrganisationView } from '../organisations/organisation.contract';
import { PersonLine } from '../people/person.contract';

const choices = z.strictObject;
const taken = z.boolean().default(false);

/** Somebody about to be added, as far as they are typed. */
export const LikelyPeopleInput = z
  .strictObject({
    givenName: z.string().trim().max(80).default(''),
    familyName: z.string().trim().max(80).default(''),
    email: z.string().trim().max(254).nullable().default(null),
    telephone: z.string().trim().max(40).nullable().default(null),
  })
  .meta({ id: 'LikelyPeopleInput' });
export type LikelyPeopleInput = z.infer<typeof LikelyPeopleInput>;

export const LikenessReason = z.enum(['email', 'telephone', 'name', 'near', 'alias']).meta({ id: 'LikenessReason' });

export const LikelyPeople = z
  .object({ items: z.array(PersonLine.extend({ reasons: z.array(LikenessReason) }).meta({ id: 'LikelyPerson' })) })
  .meta({ id: 'LikelyPeople' });

export const LikelyOrganisations = z
  .object({ items: z.array(OrganisationView.extend({ reasons: z.array(LikenessReason) }).meta({ id: 'LikelyOrganisation' })) })
  .meta({ id: 'LikelyOrganisations' });

/** « Doublons possibles »: pairs that look like one. */
export const PersonPairs = z
  .object({ items: z.array(z.object({ first: PersonLine, second: PersonLine, reasons: z.array(LikenessReason) }).meta({ id: 'PersonPair' })) })
  .meta({ id: 'PersonPairs' });
export const OrganisationPairs = z
  .object({ items: z.array(z.object({ first: OrganisationView, second: OrganisationView, reasons: z.array(LikenessReason) }).meta({ id: 'OrganisationPair' })) })
  .meta({ id: 'OrganisationPairs' });

/** « Ce sont deux personnes » (or two organisations): nobody is asked again. */
export const ToldApartInput = z.strictObject({ kind: z.enum(['person', 'organisation']), ids: z.tuple([z.uuid(), z.uuid()]) }).meta({ id: 'ToldApartInput' });
export type ToldApartInput = z.infer<typeof ToldApartInput>;

/** For each field, whether the value of the record that goes is taken; what only one of them says is kept anyway. */
export const PersonMergeInput = z
  .strictObject({ goneId: z.uuid(), choices: choices({ givenName: taken, familyName: taken, email: taken, telephone: taken }) })
  .meta({ id: 'PersonMergeInput' });
export type PersonMergeInput = z.infer<typeof PersonMergeInput>;

export const OrganisationMergeInput = z.strictObject({ goneId: z.uuid(), choices: choices({ name: taken, kind: taken }) }).meta({ id: 'OrganisationMergeInput' });
export type OrganisationMergeInput = z.infer<typeof OrganisationMergeInput>;

const rowsByTable = z.record(z.string(), z.number().int()).default({});

/**
 * What a merge does, in rows by table: `moved` follow the record that stays, `folded` met their twin there, `trimmed` keep
 * the days that did not overlap, `withdrawn` (hats, links) do not pass from one to the other.
 */
export const MergeOutcome = z.object({ moved: rowsByTable, folded: rowsByTable, trimmed: rowsByTable, withdrawn: rowsByTable }).meta({ id: 'MergeOutcome' });
export type MergeOutcome = z.infer<typeof MergeOutcome>;
