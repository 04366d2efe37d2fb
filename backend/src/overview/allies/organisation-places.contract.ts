import { z } from 'zod';

/** Where an organisation works, as far as the caller may read: partner of cohorts, ally of territories. */
export const OrganisationPlaces = z
  .object({
    partner: z.array(z.object({ cohortId: z.uuid(), cohortName: z.string(), role: z.string() }).meta({ id: 'OrganisationPartner' })),
    territories: z.array(z.object({ participationId: z.uuid(), territoryName: z.string(), what: z.string() }).meta({ id: 'OrganisationTerritory' })),
  })
  .meta({ id: 'OrganisationPlaces' });
export type OrganisationPlaces = z.infer<typeof OrganisationPlaces>;
