import { z } from 'zod';

export const DelegationKind = z.enum(['quartet', 'residents', 'project_group']).meta({ id: 'DelegationKind' });
export type DelegationKind = z.infer<typeof DelegationKind>;

const name = z.string().trim().max(80);

/** A second team needs its theme to be told from the first; a group says what it is about. */
export const DelegationInput = z
  .strictObject({ kind: DelegationKind, name: name.min(2, 'Donnez-lui un nom ou un thème.'), startsOn: z.iso.date().nullable().default(null) })
  .meta({ id: 'DelegationInput' });
export type DelegationInput = z.infer<typeof DelegationInput>;

export const DelegationChange = z.strictObject({ name }).meta({ id: 'DelegationChange' });

/** The last day of a team or group: its members' open stays end with it. */
export const DelegationClosing = z.strictObject({ lastDay: z.iso.date() }).meta({ id: 'DelegationClosing' });
