import { z } from 'zod';

const zones = new Set(Intl.supportedValuesOf('timeZone'));

/** What an administrator decides for the whole network. */
export const NetworkSettings = z
  .strictObject({
    name: z.string().trim().min(2, 'Deux caractères au moins.').max(120),
    timeZone: z.string().refine((zone) => zones.has(zone), 'Choisissez un fuseau de la liste.'),
    quoteThreshold: z.number().int().min(2, 'Au moins 2.').max(50, 'Au plus 50.'),
    mailsPerMinute: z.number().int().min(1, 'Au moins 1.').max(10_000, 'Au plus 10 000.'),
  })
  .meta({ id: 'NetworkSettings' });
export type NetworkSettings = z.infer<typeof NetworkSettings>;

export const NetworkView = z.object({ ...NetworkSettings.shape, demo: z.boolean(), mayChange: z.boolean() }).meta({ id: 'NetworkView' });
