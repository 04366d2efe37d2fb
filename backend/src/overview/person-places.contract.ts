import { z } from 'zod';
import { ActorCategory, DelegateStatus } from '../cohorts/delegation/delegate.contract';

/** A stay in a team, or the support of a project. */
export const PersonPlace = z
  .object({
    kind: z.enum(['delegate', 'support']),
    participationId: z.uuid(),
    territoryName: z.string(),
    cohortName: z.string(),
    category: ActorCategory.nullable(),
    status: DelegateStatus.nullable(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
  })
  .meta({ id: 'PersonPlace' });
export type PersonPlace = z.infer<typeof PersonPlace>;

export const PersonPlaces = z.object({ items: z.array(PersonPlace) }).meta({ id: 'PersonPlaces' });
