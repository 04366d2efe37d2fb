import { z } from 'zod';

/** Which button stands beside the link by e-mail; none when nothing is configured. */
export const ProvidersView = z.object({ organisation: z.object({ label: z.string(), about: z.url().nullable() }).nullable() }).meta({ id: 'ProvidersView' });

export const DepartureView = z.object({ address: z.string() }).meta({ id: 'DepartureView' });

/** `joins`: somebody signed in joins their account to their organisation's. `again`: the provider asks who it is, even of somebody it knows. */
export const DepartureInput = z.strictObject({ joins: z.boolean().default(false), again: z.boolean().default(false) }).meta({ id: 'DepartureInput' });

/** What the provider put behind the address of return, whole. */
export const ReturnInput = z.strictObject({ query: z.string().min(1).max(4000) }).meta({ id: 'ReturnInput' });

export const OrganisationCode = z.strictObject({ totp: z.string().trim().min(6).max(40) }).meta({ id: 'OrganisationCode' });

/** `unknown`: no account here is recognised by it, whatever the reason. `cancelled`: the person turned back at the provider's page. */
export const ReturnView = z.object({ outcome: z.enum(['signed-in', 'totp-required', 'joined', 'unknown', 'cancelled']) }).meta({ id: 'ReturnView' });
export type ReturnView = z.infer<typeof ReturnView>;

export const FarewellView = z.object({ address: z.string().nullable() }).meta({ id: 'FarewellView' });

/** What whoever installs the site must declare at the provider, and whether it answers. `trouble` names the variable to look at. */
export const OrganisationSignInView = z
  .object({ issuer: z.string().nullable(), returnTo: z.string(), leavesTo: z.string(), trouble: z.string().nullable() })
  .meta({ id: 'OrganisationSignInView' });
