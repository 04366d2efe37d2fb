import { z } from 'zod';
import { ActorCategory } from '../cohorts/delegation/delegate.contract';

/** The kinds of actors met in a diagnostic: the quartet, and the inhabitant beside it. */
export const Category = z.enum(ActorCategory.options);
export type Category = z.infer<typeof Category>;

/** The nature of a passage or of a point to keep. */
export const Polarity = z.enum(['strength', 'weakness', 'tension', 'opportunity', 'resistance']);
export type Polarity = z.infer<typeof Polarity>;
