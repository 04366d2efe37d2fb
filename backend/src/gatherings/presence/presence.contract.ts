import { z } from 'zod';
import { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import { Half } from '../gathering.contract';
import { oneLine, personName } from '../one-line.contract';

/** Where a tick comes from: noted by staff, read from the paper sheet, signed by oneself (a session or a ticket) or by an address typed in the room, the tablet at the door, a video meeting's file. */
export const AttendanceSource = z.enum(['staff', 'sheet', 'own_sign_in', 'own_address', 'tablet', 'video']).meta({ id: 'AttendanceSource' });
export type AttendanceSource = z.infer<typeof AttendanceSource>;

const reason = oneLine(3, 500).nullable().default(null);

/** One tick, or one taken off. `number` grows with each act of the page that sends it. */
export const PresenceAct = z
  .strictObject({ number: z.int().min(1).max(2_000_000_000), registrationId: z.uuid(), halfDayId: z.uuid(), there: z.boolean(), reason })
  .meta({ id: 'PresenceAct' });
export type PresenceAct = z.infer<typeof PresenceAct>;

/** What a page noted: it may be sent again, in any order, until it is acknowledged. */
export const PresenceActs = z
  .strictObject({ tabletId: z.uuid(), source: z.enum(['staff', 'sheet', 'tablet']), acts: z.array(PresenceAct).min(1).max(400) })
  .meta({ id: 'PresenceActs' });
export type PresenceActs = z.infer<typeof PresenceActs>;

/** `acknowledged` need not be sent again. `refused`: never done; `reason-required` may be sent anew with a reason. */
export const PresenceAcknowledged = z
  .object({ acknowledged: z.array(z.int()), refused: z.array(z.object({ number: z.int(), code: z.enum(['reason-required', 'half-day-to-come', 'not-listed']), detail: z.string() })) })
  .meta({ id: 'PresenceAcknowledged' });
export type PresenceAcknowledged = z.infer<typeof PresenceAcknowledged>;

const figures = z.record(z.string(), z.int());

/** Who came, half-day by half-day, by category and by source. `toCome`: not begun on the network’s clock, so that nobody can be noted there yet. */
export const PresenceHalfDay = z
  .object({ id: z.uuid(), onDate: z.string().nullable(), half: Half, toCome: z.boolean(), categories: figures, sources: figures, came: z.int(), signatures: z.int() })
  .meta({ id: 'PresenceHalfDay' });

export const CorrectionView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    halfDayId: z.uuid(),
    wasPresent: z.boolean(),
    wasSource: AttendanceSource.nullable(),
    wasNotedBy: z.string().nullable(),
    wasNotedAt: z.string().nullable(),
    reason: z.string().nullable(),
    correctedBy: z.string().nullable(),
    at: z.string(),
  })
  .meta({ id: 'CorrectionView' });

/** The state of a gathering's presences on one screen. */
export const PresenceView = z
  .object({
    signatureRequired: z.boolean(),
    closedAt: z.string().nullable(),
    /** When a pack that holds this day was last sealed: from then on every change says why. */
    sealedAt: z.string().nullable(),
    closedBy: z.string().nullable(),
    halfDays: z.array(PresenceHalfDay),
    corrections: z.array(CorrectionView),
    scans: z.array(z.object({ id: z.uuid(), name: z.string(), bytes: z.int(), addedBy: z.string().nullable(), at: z.string() })),
    /** Who pays, as the sheet says it. */
    funders: z.array(z.string()),
    today: z.string(),
  })
  .meta({ id: 'PresenceView' });
export type PresenceView = z.infer<typeof PresenceView>;

/** Signatures as the sheet shows them. */
export const SignatureList = z
  .object({ items: z.array(z.object({ registrationId: z.uuid(), halfDayId: z.uuid(), drawn: z.string().nullable(), typedName: z.string().nullable(), byAddress: z.boolean(), at: z.string() })) })
  .meta({ id: 'SignatureList' });

export const SignatureAsked = z.strictObject({ asked: z.boolean() }).meta({ id: 'SignatureAsked' });

/** Somebody nobody expected. `id` is made by the page, so that the same visitor sent twice is one. */
export const VisitorInput = z
  .strictObject({
    id: z.uuid(),
    personId: z.uuid().nullable().default(null),
    givenName: personName(1, 80),
    familyName: personName(1, 80),
    organisation: oneLine(2, 160).nullable().default(null),
    category: ActorCategory.nullable().default(null),
    participationId: z.uuid().nullable().default(null),
    halfDayIds: z.array(z.uuid()).max(20).default([]),
    source: z.enum(['staff', 'sheet', 'tablet']).default('tablet'),
  })
  .meta({ id: 'VisitorInput' });
export type VisitorInput = z.infer<typeof VisitorInput>;
