import { z } from 'zod';

/** One's calendar address, empty until one asks for it. */
export const CalendarFeedView = z.object({ address: z.string().nullable() }).meta({ id: 'CalendarFeedView' });
