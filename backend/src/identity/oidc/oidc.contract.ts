import { z } from 'zod';

/** Which button stands beside the link by e-mail; none when nothing is configured. */
export const ProvidersView = z.object({ organisation: z.object({ label: z.string() }).nullable() }).meta({ id: 'ProvidersView' });

export const DepartureView = z.object({ address: z.string() }).meta({ id: 'DepartureView' });

/** `joins`: somebody signed in joins their account to their organisation's. */
export const DepartureInput = z.strictObject({ joins: z.boolean().default(false) }).meta({ id: 'DepartureInput' });

/** What the provider put behind the address of return, whole. */
export const ReturnInput = z.strictObject({ query: z.string().min(1).max(4000) }).meta({ id: 'ReturnInput' });

export const OrganisationCode = z.strictObject({ totp: z.string().trim().min(6).max(40) }).meta({ id: 'OrganisationCode' });

/** `unknown`: no account here is recognised by it, whatever the reason. */
export const ReturnView = z.object({ outcome: z.enum(['signed-in', 'totp-required', 'joined', 'unknown']) }).meta({ id: 'ReturnView' });
export type ReturnView = z.infer<typeof ReturnView>;

export const FarewellView = z.object({ address: z.string().nullable() }).meta({ id: 'FarewellView' });
