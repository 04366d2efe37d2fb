import { z } from 'zod';
import { Attends, InvitationAnswer } from '../registration.contract';

export const Diet = z.enum(['vegetarian', 'vegan', 'no_pork', 'no_gluten', 'no_milk', 'allergy']).meta({ id: 'Diet' });
export type Diet = z.infer<typeof Diet>;
export const Access = z.enum(['step_free', 'hearing', 'sight', 'assistant']).meta({ id: 'Access' });
export type Access = z.infer<typeof Access>;
export const Travel = z.enum(['seeks_lift', 'offers_lift', 'from_station', 'night']).meta({ id: 'Travel' });
export type Travel = z.infer<typeof Travel>;

const words = z.string().trim().max(300).nullable().default(null);

/** What somebody needs in order to come. Nothing at all erases what was said. */
export const NeedsInput = z
  .strictObject({
    diets: z.array(Diet).max(6).default([]),
    dietWords: words,
    accesses: z.array(Access).max(4).default([]),
    accessWords: words,
    travels: z.array(Travel).max(4).default([]),
    travelWords: words,
  })
  .meta({ id: 'NeedsInput' });
export type NeedsInput = z.infer<typeof NeedsInput>;

const told = {
  diets: z.array(Diet),
  dietWords: z.string().nullable(),
  accesses: z.array(Access),
  accessWords: z.string().nullable(),
  travels: z.array(Travel),
  travelWords: z.string().nullable(),
};
export const NeedsView = z.object(told).meta({ id: 'NeedsView' });
export type NeedsView = z.infer<typeof NeedsView>;

/** How many seats, how many are taken, how many people wait. */
export const RoomView = z.object({ capacity: z.int().nullable(), taken: z.int(), waiting: z.int() }).meta({ id: 'RoomView' });

/** One's own place beside the answer: what one needs, whom one meets there, the page to hand to a colleague. Needs are empty for whoever may not read them. */
export const PlaceView = z
  .object({
    answer: InvitationAnswer.nullable(),
    attends: Attends.nullable(),
    waitingRank: z.int().nullable(),
    seatGivenAt: z.string().nullable(),
    room: RoomView.nullable(),
    needs: NeedsView.nullable(),
    companions: z.array(z.object({ name: z.string(), attends: Attends.nullable() })),
    forward: z.string().nullable(),
    /** Whether there is something to certify: a presence at a half-day that is over. */
    certifiable: z.boolean(),
  })
  .meta({ id: 'PlaceView' });
export type PlaceView = z.infer<typeof PlaceView>;

const counted = <T extends z.ZodType>(kind: T) => z.array(z.object({ kind, count: z.int() }));

/** For the caterer and whoever prepares the room: counts and words without names; then by name, for who organises. */
export const NeedsBoard = z
  .object({
    room: RoomView.nullable(),
    inRoom: z.int(),
    remote: z.int(),
    diets: counted(Diet),
    dietWords: z.array(z.string()),
    accesses: counted(Access),
    accessWords: z.array(z.string()),
    travels: counted(Travel),
    travelWords: z.array(z.string()),
    people: z.array(z.object({ registrationId: z.uuid(), name: z.string(), territoryName: z.string().nullable(), telephone: z.string().nullable(), ...told })),
    waiting: z.array(z.object({ registrationId: z.uuid(), name: z.string(), territoryName: z.string().nullable(), telephone: z.string().nullable(), since: z.string(), rank: z.int() })),
    erasedOn: z.string().nullable(),
  })
  .meta({ id: 'NeedsBoard' });
export type NeedsBoard = z.infer<typeof NeedsBoard>;

/** Staff move somebody up: to the head of the list, or onto one more chair. */
export const WaitingInput = z.strictObject({ to: z.enum(['first', 'seat']) }).meta({ id: 'WaitingInput' });
export type WaitingInput = z.infer<typeof WaitingInput>;
