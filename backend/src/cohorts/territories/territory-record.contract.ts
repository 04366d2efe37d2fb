import { z } from 'zod';
import { TerritoryFacts, TerritoryKind } from '../../network/territories/territory.contract';

export const MergeNature = z.enum(['absorbed', 'duplicate']).meta({ id: 'MergeNature' });

/** `absorbed`: a commune joined another on a day, each keeps what was lived under its name. `duplicate`: two cards of one territory. */
export const MergeInput = z
  .strictObject({
    successorId: z.uuid(),
    nature: MergeNature,
    effectiveOn: z.iso.date(),
    source: z.string().trim().min(3).max(400).nullable().default(null),
  })
  .meta({ id: 'MergeInput' });
export type MergeInput = z.infer<typeof MergeInput>;

const Merge = z.object({
  mergeId: z.uuid(),
  territory: z.object({ id: z.uuid(), name: z.string(), department: z.string().nullable() }),
  nature: MergeNature,
  effectiveOn: z.iso.date(),
  source: z.string().nullable(),
});

/** Who belongs to whom: `membershipId` only for what was said by hand. */
const Kin = z.object({
  code: z.string().nullable(),
  name: z.string(),
  kind: TerritoryKind,
  population: z.number().int().nullable(),
  territoryId: z.uuid().nullable(),
  membershipId: z.uuid().nullable(),
  source: z.string().nullable(),
  cohorts: z.array(z.object({ participationId: z.uuid(), cohortName: z.string() })),
});

/** Everything the network knows of a territory, in no cohort in particular. */
export const TerritoryRecord = z
  .object({
    territory: TerritoryFacts,
    kindWords: z.string().nullable(),
    regionName: z.string().nullable(),
    source: z.string().nullable(),
    sourceOn: z.iso.date().nullable(),
    version: z.number().int(),
    became: Merge.nullable(),
    absorbed: z.array(Merge),
    groups: z.array(Kin),
    members: z.array(Kin),
    participations: z.array(
      z.object({
        id: z.uuid(),
        territoryId: z.uuid(),
        territoryName: z.string(),
        cohort: z.object({ id: z.uuid(), name: z.string(), years: z.string() }),
        accompaniedAs: z.enum(['territory', 'institution']),
      }),
    ),
    may: z.object({ edit: z.boolean(), changeMembers: z.boolean(), merge: z.boolean() }),
  })
  .meta({ id: 'TerritoryRecord' });
export type TerritoryRecord = z.infer<typeof TerritoryRecord>;
