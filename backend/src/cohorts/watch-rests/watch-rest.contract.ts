import { z } from 'zod';

/** `line` is the key that the line came with; it comes back on that day, or sooner when one asks. */
export const WatchRestInput = z.strictObject({ line: z.string().regex(/^[0-9a-f]{32}$/), until: z.iso.date() }).meta({ id: 'WatchRestInput' });
export type WatchRestInput = z.infer<typeof WatchRestInput>;
