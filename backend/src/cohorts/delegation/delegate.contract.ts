import { z } from 'zod';
import { NewPerson } from '../../network/people/person.contract';
import { DelegationKind } from './delegation.contract';

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
    /** Without one: the main team, or the group of inhabitants for an inhabitant. */
    delegationId: z.uuid().nullable().default(null),
    category: ActorCategory,
    status: DelegateStatus,
    roleTitle: role,
    headOfExecutive: z.boolean().default(false),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable().default(null),
    /** Stands in for somebody of the same delegation, or for whoever holds this seat. */
    substitute: z.boolean().default(false),
    substituteForId: z.uuid().nullable().default(null),
  })
  .refine(inOrder, lastDayAfterFirst)
  .meta({ id: 'DelegateInput' });
export type DelegateInput = z.infer<typeof DelegateInput>;
/** What a caller within the application must say; the rest has its default. */
export type NewDelegate = Pick<DelegateInput, 'who' | 'category' | 'status' | 'startsOn'> & Partial<DelegateInput>;

export const DelegateChange = z
  .strictObject({
    category: ActorCategory,
    roleTitle: role,
    headOfExecutive: z.boolean().default(false),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable().default(null),
    /** Left as it is unless said. */
    substitute: z.boolean().optional(),
    substituteForId: z.uuid().nullable().optional(),
  })
  .refine(inOrder, lastDayAfterFirst)
  .meta({ id: 'DelegateChange' });
export type DelegateChange = z.infer<typeof DelegateChange>;

export const AgreementInput = z.strictObject({ on: z.iso.date() }).meta({ id: 'AgreementInput' });

/** Several people of one team agreed from the same day on. */
export const AgreementsInput = z
  .strictObject({ on: z.iso.date('Choisissez une date.'), delegateIds: z.array(z.uuid()).min(1, 'Choisissez au moins une personne.').max(200) })
  .refine(({ delegateIds }) => new Set(delegateIds).size === delegateIds.length, { path: ['delegateIds'], message: 'Chaque personne une seule fois.' })
  .meta({ id: 'AgreementsInput' });
export type AgreementsInput = z.infer<typeof AgreementsInput>;

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
    delegationId: z.uuid(),
    delegationKind: DelegationKind,
    person: z.object({ id: z.uuid(), givenName: z.string(), familyName: z.string() }),
    organisation: z.string().nullable(),
    category: ActorCategory,
    status: DelegateStatus,
    roleTitle: z.string().nullable(),
    headOfExecutive: z.boolean(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    enteredToday: z.boolean(),
    substitute: z.boolean(),
    substituteForId: z.uuid().nullable(),
  })
  .meta({ id: 'DelegateView' });
export type DelegateView = z.infer<typeof DelegateView>;

export const SeatCount = z.object({ agreed: z.number().int(), foreseen: z.number().int() }).meta({ id: 'SeatCount' });

/** How each kind of actor sits in a team on one day. */
export const QuartetView = z
  .object({ elected_official: SeatCount, local_agent: SeatCount, socio_economic_actor: SeatCount, state_agent: SeatCount })
  .meta({ id: 'QuartetView' });
export type QuartetView = z.infer<typeof QuartetView>;

const quartet = ['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent'] satisfies ActorCategory[];

/** Who holds a seat of the quartet: in a team, not in a group beside it, and not in somebody's stead. */
export const seated = (alias: string) => `${alias}.delegation_kind = 'quartet' AND NOT ${alias}.substitute`;

/** The seats over a territory's quartet teams, from the stays of a day; to be read within one territory. */
export const seatsOf = (alias: string) => `json_build_object(${quartet
  .map(
    (category) => `'${category}', json_build_object('agreed', count(*) FILTER (WHERE ${alias}.category = '${category}' AND ${alias}.status = 'agreed' AND ${seated(alias)}),
    'foreseen', count(*) FILTER (WHERE ${alias}.category = '${category}' AND ${alias}.status = 'foreseen' AND ${seated(alias)}))`,
  )
  .join(', ')})`;

/** Whether a stay covers a day: the end date is the last day inside. */
export const inside = (alias: string, day: string) => `${alias}.starts_on <= ${day} AND (${alias}.ends_on IS NULL OR ${alias}.ends_on >= ${day})`;

/** A team or group of the territory as it stands on the day; a group has no seats to fill. */
export const DelegationView = z
  .object({
    id: z.uuid(),
    kind: DelegationKind,
    name: z.string(),
    /** 1 is the main team, 2 the other; groups have none. */
    rank: z.number().int().nullable(),
    startsOn: z.iso.date().nullable(),
    endsOn: z.iso.date().nullable(),
    /** Whether it exists on the day asked for. */
    there: z.boolean(),
    seats: QuartetView.nullable(),
    everUsed: z.boolean(),
  })
  .meta({ id: 'DelegationView' });
export type DelegationView = z.infer<typeof DelegationView>;

/** `seats` count over all quartet teams of the day. */
export const TeamView = z
  .object({ on: z.iso.date(), seats: QuartetView, delegations: z.array(DelegationView), members: z.array(DelegateView), history: z.array(DelegateView) })
  .meta({ id: 'TeamView' });

export const TeamOn = z.strictObject({ on: z.iso.date().optional() });
