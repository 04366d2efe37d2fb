import { z } from 'zod';
import { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import { GatheringFormat, GatheringNature } from '../gathering.contract';
import { oneLine, personName } from '../one-line.contract';

const told = {
  title: z.string(),
  nature: GatheringNature,
  format: GatheringFormat,
  heldOn: z.string().nullable(),
  fromTime: z.string().nullable(),
  toTime: z.string().nullable(),
  period: z.string().nullable(),
  place: z.string().nullable(),
  address: z.string().nullable(),
  purpose: z.string().nullable(),
  cohortName: z.string(),
  over: z.boolean(),
  cancelled: z.boolean(),
};

/** What anybody may read of a gathering from its forwarded page. `open`: one may ask to come. */
export const DoorView = z.object({ ...told, open: z.boolean() }).meta({ id: 'DoorView' });
export type DoorView = z.infer<typeof DoorView>;

/** A visitor asks to come in their own name; they confirm from their own e-mail. */
export const ComingInput = z
  .strictObject({
    givenName: personName(1, 80),
    familyName: personName(1, 80),
    email: z.email().max(254),
    organisation: oneLine(0, 160).nullable().default(null),
    word: z.string().trim().max(500).nullable().default(null),
  })
  .meta({ id: 'ComingInput' });
export type ComingInput = z.infer<typeof ComingInput>;

export const RequestState = z.enum(['asked', 'confirmed', 'refused', 'accepted', 'declined']).meta({ id: 'RequestState' });

/** One's own request, opened from the e-mail that it caused. */
export const OwnRequestView = z.object({ state: RequestState, replacedName: z.string().nullable(), gathering: z.object(told) }).meta({ id: 'OwnRequestView' });
export type OwnRequestView = z.infer<typeof OwnRequestView>;

export const RequestAnswer = z.strictObject({ comes: z.boolean() }).meta({ id: 'RequestAnswer' });

export const RequestView = z
  .object({
    id: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    email: z.string().nullable(),
    known: z.boolean(),
    organisation: z.string().nullable(),
    word: z.string().nullable(),
    state: RequestState,
    at: z.string(),
    replacesName: z.string().nullable(),
  })
  .meta({ id: 'RequestView' });
export type RequestView = z.infer<typeof RequestView>;

export const RequestList = z.object({ items: z.array(RequestView), open: z.boolean(), forward: z.string() }).meta({ id: 'RequestList' });
export type RequestList = z.infer<typeof RequestList>;

/** Staff decide; a visitor may be put with the kind of actors that they are, a replacement takes that of whoever they replace. */
export const DecisionInput = z.strictObject({ accepted: z.boolean(), category: ActorCategory.nullable().default(null) }).meta({ id: 'DecisionInput' });
export type DecisionInput = z.infer<typeof DecisionInput>;

export const RequestsOpen = z.strictObject({ open: z.boolean() }).meta({ id: 'RequestsOpen' });
