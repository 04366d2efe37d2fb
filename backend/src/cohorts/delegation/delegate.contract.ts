import { z } from 'zod';
import { NewPerson } from '../../network/people/person.contract';

export const ActorCategory = z
  .enum(['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident'])
  .meta({ id: 'ActorCategory' });
export type ActorCategory = z.infer<typeof ActorCategory>;

export const DelegateStatus = z.enum(['foreseen', 'agreed']).meta({ id: 'DelegateStatus' });
export type DelegateStatus = z.infer<typeof DelegateStatus>;

const role = z.string().trim().max(160).nullable().default(null);
const lastDayAfterFirst = { path: ['endsOn'], message: 'Le dernier jour vient après le premier.' };
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) => !endsOn || endsOn >= startsOn;

/** Somebody of the directory, or somebody new. */
export const WhoInput = z.union([z.strictObject({ personId: z.uuid() }), NewPerson]).meta({ id: 'WhoInput' });
export type WhoInput = z.infer<typeof WhoInput>;

export const DelegateInput = z
  .strictObject({
    who: WhoInput,
    category: ActorCategory,
    status: DelegateStatus,
    roleTitle: role,
    headOfExecutive: z.boolean().default(false),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable().default(null),
  })
  .refine(inOrder, lastDayAfterFirst)
  .meta({ id: 'DelegateInput' });
export type DelegateInput = z.infer<typeof DelegateInput>;

export const DelegateChange = z
  .strictObject({
    category: ActorCategory,
    roleTitle: role,
    headOfExecutive: z.boolean().default(false),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable().default(null),
  })
  .refine(inOrder, lastDayAfterFirst)
  .meta({ id: 'DelegateChange' });
export type DelegateChange = z.infer<typeof DelegateChange>;

export const AgreementInput = z.strictObject({ on: z.iso.date() }).meta({ id: 'AgreementInput' });

/** The last day inside; whoever takes over starts the day after, in the same category. */
export const EndInput = z
  .strictObject({
    lastDay: z.iso.date(),
    replacedBy: z.strictObject({ who: WhoInput, status: DelegateStatus, roleTitle: role }).nullable().default(null),
  })
  .meta({ id: 'EndInput' });
export type EndInput = z.infer<typeof EndInput>;

/** A stay in the team. No contact here: those who may read it find it on the person. */
export const DelegateView = z
  .object({
    id: z.uuid(),
    person: z.object({ id: z.uuid(), givenName: z.string(), familyName: z.string() }),
    organisation: z.string().nullable(),
    category: ActorCategory,
    status: DelegateStatus,
    roleTitle: z.string().nullable(),
    headOfExecutive: z.boolean(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    enteredToday: z.boolean(),
  })
  .meta({ id: 'DelegateView' });
export type DelegateView = z.infer<typeof DelegateView>;

export const SeatCount = z.object({ agreed: z.number().int(), foreseen: z.number().int() }).meta({ id: 'SeatCount' });

/** How each kind of actor sits in a team on one day. */
export const QuartetView = z
  .object({ elected_official: SeatCount, local_agent: SeatCount, socio_economic_actor: SeatCount, state_agent: SeatCount })
  .meta({ id: 'QuartetView' });
export type QuartetView = z.infer<typeof QuartetView>;

/** The seats of a team on a day, from `alias.category` and `alias.status` of the stays of that day; to be read within one territory. */
export const seatsOf = (alias: string) => `json_build_object(${(['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent'] satisfies ActorCategory[])
  .map(
    (category) => `'${category}', json_build_object('agreed', count(*) FILTER (WHERE ${alias}.category = '${category}' AND ${alias}.status = 'agreed'),
    'foreseen', count(*) FILTER (WHERE ${alias}.category = '${category}' AND ${alias}.status = 'foreseen'))`,
  )
  .join(', ')})`;

/** Whether a stay covers a day: the end date is the last day inside. */
export const inside = (alias: string, day: string) => `${alias}.starts_on <= ${day} AND (${alias}.ends_on IS NULL OR ${alias}.ends_on >= ${day})`;

export const TeamView = z.object({ on: z.iso.date(), seats: QuartetView, members: z.array(DelegateView), history: z.array(DelegateView) }).meta({ id: 'TeamView' });

export const TeamOn = z.strictObject({ on: z.iso.date().optional() });
