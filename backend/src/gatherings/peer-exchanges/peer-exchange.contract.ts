import { z } from 'zod';
import { FileName } from '../../platform/files/file-name';

/** The quartet: the four kinds of actors who speak among themselves. */
export const PeerCategory = z.enum(['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent']).meta({ id: 'PeerCategory' });
export type PeerCategory = z.infer<typeof PeerCategory>;

/** What a card says: a stake, an obstacle, a lever, a power, an expectation towards a kind of actor, a message, a commitment. */
export const PeerCardKind = z.enum(['stake', 'obstacle', 'lever', 'power', 'expectation', 'message', 'commitment']).meta({ id: 'PeerCardKind' });
export type PeerCardKind = z.infer<typeof PeerCardKind>;

const words = z.string().trim().min(2, 'Écrivez au moins un mot.').max(500, 'Une carte dit une chose, en 500 signes au plus.');
const kindAndTowards = { kind: PeerCardKind, towards: PeerCategory.nullable().default(null) };

/** A card as it is typed. An expectation says towards whom, one’s own kind included. */
export const PeerCardInput = z
  .strictObject({ ...kindAndTowards, words })
  .refine(({ kind, towards }) => (kind === 'expectation') === (towards !== null), { path: ['towards'], error: 'Une attente dit envers qui ; les autres cartes ne s’adressent à personne.' })
  .meta({ id: 'PeerCardInput' });
export type PeerCardInput = z.infer<typeof PeerCardInput>;

export const PeerCardWords = z.strictObject({ words }).meta({ id: 'PeerCardWords' });
export const PeerCardSharing = z.strictObject({ shared: z.boolean() }).meta({ id: 'PeerCardSharing' });

export const PeerCardView = z.object({ id: z.uuid(), ...kindAndTowards, words: z.string(), shared: z.boolean(), version: z.int() }).meta({ id: 'PeerCardView' });
export type PeerCardView = z.infer<typeof PeerCardView>;

const entry = { id: z.uuid(), name: z.string(), asScribe: z.boolean(), state: z.enum(['waiting', 'agreed', 'refused']) };

/** Somebody whom staff would see in a room that has begun, as the room reads it. */
export const PeerEntryView = z
  .object({ ...entry, roleTitle: z.string().nullable(), agreed: z.int(), needed: z.int(), answered: z.boolean(), mine: z.boolean() })
  .meta({ id: 'PeerEntryView' });
export type PeerEntryView = z.infer<typeof PeerEntryView>;

export const PeerEntryInput = z.strictObject({ personId: z.uuid(), asScribe: z.boolean() }).meta({ id: 'PeerEntryInput' });
export type PeerEntryInput = z.infer<typeof PeerEntryInput>;
export const PeerEntryAnswer = z.strictObject({ agreed: z.boolean() }).meta({ id: 'PeerEntryAnswer' });

/** A board for its own group: whether the reader keeps it, and who shares (its scribe when there is one, else the whole group). */
export const PeerBoardView = z
  .object({
    id: z.uuid(),
    gatheringId: z.uuid(),
    gatheringTitle: z.string().nullable(),
    heldOn: z.string().nullable(),
    territoryName: z.string().nullable(),
    category: PeerCategory,
    scribe: z.string().nullable(),
    keeps: z.boolean(),
    mayShare: z.boolean(),
    /** Everybody who can read this board, by name. */
    readers: z.array(z.string()),
    /** Whether a first card or photograph closed the group, and who is of it (before, whom it would be closed with). */
    begun: z.boolean(),
    group: z.array(z.string()),
    entries: z.array(PeerEntryView),
    /** When what was not shared is erased. */
    erasedOn: z.string().nullable(),
    cards: z.array(PeerCardView),
    photos: z.array(z.object({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: 'PeerBoardView' });
export type PeerBoardView = z.infer<typeof PeerBoardView>;

/** A room that does not open: why, and who keeps what is said there. `asked`: the group was asked about the reader, and has not answered. */
export const PeerDoorView = z.object({ scribe: z.string().nullable(), openToPhones: z.boolean(), begun: z.boolean(), member: z.boolean(), asked: z.boolean() }).meta({ id: 'PeerDoorView' });
export type PeerDoorView = z.infer<typeof PeerDoorView>;

/** A board for those who organise: numbers, never a word. */
export const PeerBoardSummary = z
  .object({
    id: z.uuid(),
    category: PeerCategory,
    sequenceTitle: z.string().nullable(),
    territoryName: z.string().nullable(),
    scribe: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    keeps: z.boolean(),
    openToPhones: z.boolean(),
    version: z.int(),
    cards: z.int(),
    shared: z.int(),
    /** How many of the group are on the list, and how many have a link that works. */
    people: z.int(),
    reached: z.int(),
    begun: z.boolean(),
    /** Who is of the group, by name: before the first card, whom it would be closed with. */
    group: z.array(z.string()),
    entries: z.array(z.object(entry)),
  })
  .meta({ id: 'PeerBoardSummary' });

export const PeerExchangeView = z
  .object({
    boards: z.array(PeerBoardSummary),
    sequences: z.array(z.object({ id: z.uuid(), title: z.string() })),
    territories: z.array(z.object({ id: z.uuid(), name: z.string() })),
    may: z.object({ prepare: z.boolean() }),
  })
  .meta({ id: 'PeerExchangeView' });
export type PeerExchangeView = z.infer<typeof PeerExchangeView>;

/** Four boards at once: for the whole gathering, one of its sequences, or one territory. */
export const PeerBoardsInput = z.strictObject({ sequenceId: z.uuid().nullable().default(null), participationId: z.uuid().nullable().default(null) }).meta({ id: 'PeerBoardsInput' });
export type PeerBoardsInput = z.infer<typeof PeerBoardsInput>;

export const PeerBoardInput = z.strictObject({ scribeId: z.uuid().nullable(), openToPhones: z.boolean() }).meta({ id: 'PeerBoardInput' });
export type PeerBoardInput = z.infer<typeof PeerBoardInput>;

/** `already`: those written to within the hour, whom nothing leaves for. */
export const PeerLinksSent = z.object({ sent: z.int(), withoutEmail: z.int(), already: z.int() }).meta({ id: 'PeerLinksSent' });

export const PeerPhotoUpload = z.object({ name: FileName });

/** What is kept from one cohort to the next: found by cohort, gathering, territory, and by its words. */
export const SharedCardsAsked = z.object({
  cohortId: z.uuid().optional(),
  gatheringId: z.uuid().optional(),
  participationId: z.uuid().optional(),
  kind: PeerCardKind.optional(),
  q: z.string().trim().max(100).optional(),
});
export type SharedCardsAsked = z.infer<typeof SharedCardsAsked>;

export const SharedCard = z
  .object({
    id: z.uuid(),
    from: PeerCategory,
    ...kindAndTowards,
    words: z.string(),
    cohortId: z.uuid(),
    cohortName: z.string().nullable(),
    gatheringId: z.uuid(),
    gatheringTitle: z.string().nullable(),
    heldOn: z.string().nullable(),
    participationId: z.uuid().nullable(),
    territoryName: z.string().nullable(),
  })
  .meta({ id: 'SharedCard' });
export type SharedCard = z.infer<typeof SharedCard>;

/** At most a thousand cards; `more` says that some were left out, and the filters narrow it. */
export const SharedCards = z.object({ items: z.array(SharedCard), more: z.boolean() }).meta({ id: 'SharedCards' });
