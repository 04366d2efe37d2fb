import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
const category = z.enum(['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident']);

const Card = z.object({
  name: z.string(),
  kind: z.string(),
  inseeCode: z.string().nullable(),
  siren: z.string().nullable(),
  department: z.string().nullable(),
  departmentName: z.string().nullable(),
  population: z.number().int().nullable(),
  populationList: z.string().nullable(),
  populationYear: z.number().int().nullable(),
  /** What the territory's report says, only when it differs from the official figure by more than 15 %. */
  populationReported: z.number().int().nullable(),
  areaKm2: z.number().nullable(),
  communeCount: z.number().int().nullable(),
});

/** The ally's or the territory's word; a text is there only when it may be read. */
const Word = z.object({
  state: z.enum(['missing', 'awaiting', 'accepted']),
  body: z.string().nullable(),
  saidBy: z.string().nullable(),
  collectedOn: z.iso.date().nullable(),
});
export type Word = z.infer<typeof Word>;

/** A territory's page of the report, live or frozen: card, team, diagnostic, project, effects, limits, the two words. */
export const TerritoryPageContent = z
  .object({
    territory: Card,
    cohort: z.object({ name: z.string(), years: z.string() }),
    stages: z.array(z.object({ stage: z.string(), reachedOn: z.iso.date() })),
    team: z.array(z.object({ category, name: z.string(), role: z.string().nullable(), foreseen: z.boolean() })),
    diagnostic: z
      .object({
        by: z.string().nullable(),
        interviews: z.number().int().nullable(),
        restitutedOn: z.iso.date().nullable(),
        points: z.array(
          z.object({
            position: z.number().int(),
            kind: z.string(),
            statement: z.string(),
            answer: z.enum(['taken_up', 'later', 'no']).nullable(),
            reason: z.string().nullable(),
          }),
        ),
      })
      .nullable(),
    project: z.object({ title: z.string(), theme: z.string().nullable(), summary: z.string(), renamedTo: z.string().nullable() }).nullable(),
    support: z.object({ budget: z.number(), used: z.number(), allies: z.array(z.object({ name: z.string(), days: z.number() })) }),
    effects: z.array(
      z.object({
        statement: z.string(),
        labels: z.array(z.string()),
        expected: z.boolean().nullable(),
        evidence: z.string().nullable(),
        seenBy: z.string().nullable(),
        toConfirm: z.boolean(),
      }),
    ),
    limits: z.array(z.object({ statement: z.string(), toConfirm: z.boolean() })),
    viewpoints: z.object({ ally: Word, territory: Word }),
  })
  .meta({ id: 'TerritoryPageContent' });
export type TerritoryPageContent = z.infer<typeof TerritoryPageContent>;

export const TerritoryDraftView = z
  .object({
    participationId: z.uuid(),
    cohortId: z.uuid(),
    content: TerritoryPageContent,
    published: z.object({ number: z.number().int(), publishedAt: instant }).nullable(),
    may: z.object({ publish: z.boolean(), withdraw: z.boolean() }),
  })
  .meta({ id: 'TerritoryDraftView' });
export type TerritoryDraftView = z.infer<typeof TerritoryDraftView>;

/** Who would read a published version, and what would not leave with it. */
export const PublicationView = z
  .object({
    readers: z.array(z.object({ hat: z.string(), label: z.string(), people: z.array(z.string()) })),
    count: z.number().int(),
    /** Stands for exactly these people under these hats: published with, it proves what list was seen. */
    seen: z.string(),
    withheld: z.array(z.string()),
  })
  .meta({ id: 'PublicationView' });
export type PublicationView = z.infer<typeof PublicationView>;

/** `seen`: the list of readers that the publisher was shown. */
export const PublishInput = z.strictObject({ seen: z.string().min(1).max(100) }).meta({ id: 'PublishInput' });

export const PublishedPageView = z
  .object({
    participationId: z.uuid(),
    cohortId: z.uuid(),
    number: z.number().int(),
    publishedAt: instant,
    publishedBy: z.string().nullable(),
    withdrawnAt: instant.nullable(),
    content: TerritoryPageContent,
  })
  .meta({ id: 'PublishedPageView' });
export type PublishedPageView = z.infer<typeof PublishedPageView>;

export const PublishedVersionList = z
  .object({
    territoryName: z.string(),
    items: z.array(z.object({ number: z.number().int(), publishedAt: instant, publishedBy: z.string().nullable(), withdrawnAt: instant.nullable() })),
    may: z.object({ readDraft: z.boolean(), withdraw: z.boolean() }),
  })
  .meta({ id: 'PublishedVersionList' });

export const ReportListView = z
  .object({
    items: z.array(
      z.object({
        participationId: z.uuid(),
        territoryName: z.string(),
        projectTitle: z.string().nullable(),
        draft: z.boolean(),
        published: z.object({ number: z.number().int(), publishedAt: instant }).nullable(),
        /** The voices that are not collected, or null where they are not the reader's to know. */
        missing: z.array(z.enum(['ally', 'territory'])).nullable(),
      }),
    ),
  })
  .meta({ id: 'ReportListView' });
