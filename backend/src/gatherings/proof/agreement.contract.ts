import { z } from 'zod';
import { GatheringNature } from '../gathering.contract';

/** What a funder may ask for, gathering by gathering: sheet, scan of the paper, drawn signatures, programme, supports, certificates, hours. */
export const ProofPiece = z.enum(['sheet', 'scan', 'signature', 'programme', 'supports', 'certificates', 'hours']).meta({ id: 'ProofPiece' });
export type ProofPiece = z.infer<typeof ProofPiece>;

const day = z.iso.date().refine((on) => on >= '2000-01-01' && on <= '2100-12-31', 'Choisissez une date entre 2000 et 2100.');

export const AgreementInput = z
  .strictObject({
    organisationId: z.uuid(),
    reference: z
      .string()
      .trim()
      .min(2)
      .max(120)
      .refine((words) => !/\p{Cc}/u.test(words), 'Écrivez sur une seule ligne.'),
    startsOn: day,
    endsOn: day,
    pieces: z.array(ProofPiece).min(1, 'Cochez au moins une pièce.').max(ProofPiece.options.length),
    /** Hours of presence to reach over the whole period; none where the agreement does not say. */
    hoursAsked: z.number().positive().max(999_999).multipleOf(0.25).nullable().default(null),
    /** The part of the hours that this funder pays, in percent. */
    fundedShare: z.number().positive().max(100).multipleOf(0.01).nullable().default(null),
    note: z.string().trim().min(1).max(2000).nullable().default(null),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ['endsOn'], message: 'La fin vient après le début.' })
  .meta({ id: 'AgreementInput' });
export type AgreementInput = z.infer<typeof AgreementInput>;

export const AgreementView = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    cohortName: z.string(),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    reference: z.string(),
    startsOn: z.string(),
    endsOn: z.string(),
    pieces: z.array(ProofPiece),
    hoursAsked: z.number().nullable(),
    fundedShare: z.number().nullable(),
    note: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'AgreementView' });
export type AgreementView = z.infer<typeof AgreementView>;

/** `there`: it is in the application; `awaited`: the gathering took place and it is not; `to-come`: the day has not come; `not-needed`: nobody signs in a remote meeting. `expected`: how many make it whole, where that is known. */
export const PieceState = z.object({ piece: ProofPiece, state: z.enum(['there', 'awaited', 'to-come', 'not-needed']), count: z.int(), expected: z.int().nullable() }).meta({ id: 'PieceState' });
export type PieceState = z.infer<typeof PieceState>;

export const ChecklistGathering = z
  .object({
    id: z.uuid(),
    title: z.string(),
    nature: GatheringNature,
    heldOn: z.string().nullable(),
    period: z.string().nullable(),
    present: z.int(),
    minutes: z.int(),
    pieces: z.array(PieceState),
  })
  .meta({ id: 'ChecklistGathering' });
export type ChecklistGathering = z.infer<typeof ChecklistGathering>;

/** `undated`: gatherings of the cohort without a day, which no period can hold. */
export const ChecklistView = z
  .object({
    agreement: AgreementView,
    gatherings: z.array(ChecklistGathering),
    undated: z.int(),
    there: z.int(),
    awaited: z.int(),
    minutes: z.int(),
    may: z.object({ update: z.boolean(), delete: z.boolean(), seal: z.boolean() }),
  })
  .meta({ id: 'ChecklistView' });
export type ChecklistView = z.infer<typeof ChecklistView>;

export const AgreementLine = AgreementView.extend({ gatherings: z.int(), there: z.int(), awaited: z.int(), packs: z.int() }).meta({ id: 'AgreementLine' });
export const AgreementList = z.object({ items: z.array(AgreementLine), signatory: z.object({ name: z.string(), roleTitle: z.string().nullable(), place: z.string().nullable() }).nullable(), may: z.object({ create: z.boolean() }) }).meta({ id: 'AgreementList' });
export type AgreementList = z.infer<typeof AgreementList>;

const line = (most: number) => z.string().trim().min(2).max(most).refine((words) => !/\p{Cc}/u.test(words), 'Écrivez sur une seule ligne.');
export const SignatoryInput = z.strictObject({ name: line(160), roleTitle: line(160).nullable().default(null), place: line(120).nullable().default(null) }).meta({ id: 'SignatoryInput' });
export type SignatoryInput = z.infer<typeof SignatoryInput>;
