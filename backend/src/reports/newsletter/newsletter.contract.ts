import { z } from 'zod';
import { PictureShown } from './picture.contract';
import { Block, leadsPlainly, unturned } from './writing';

const instant = z.iso.datetime({ offset: true });
const https = z.url({ protocol: /^https$/, error: 'Écrivez l’adresse entière, avec https://' }).max(500).refine(leadsPlainly, 'Écrivez l’adresse sans nom ni mot de passe devant.');
const words = () => z.string().overwrite(unturned).trim();

/** The seven sections of a number, in their order. */
export const SectionKind = z.enum(['editorial', 'theory', 'practice', 'territories', 'works', 'coming', 'inspiration']).meta({ id: 'NewsletterSectionKind' });
export type SectionKind = z.infer<typeof SectionKind>;

/** What a piece was made from. */
export const Source = z.object({ table: z.enum(['news', 'resource', 'gathering']), id: z.uuid() }).meta({ id: 'NewsletterSource' });
export type Source = z.infer<typeof Source>;

/** A new number: what happened between the two days is proposed in it. */
export const NewsletterInput = z
  .strictObject({ title: words().min(3, 'Donnez-lui un titre.').max(160), fromOn: z.iso.date(), toOn: z.iso.date() })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'], error: 'La fin vient après le début.' })
  .meta({ id: 'NewsletterInput' });
export type NewsletterInput = z.infer<typeof NewsletterInput>;

export const NewsletterEdit = z.strictObject({ title: words().min(3, 'Donnez-lui un titre.').max(160) }).meta({ id: 'NewsletterEdit' });

export const SectionEdit = z.strictObject({ heading: words().min(2, 'Donnez un nom à la rubrique.').max(80) }).meta({ id: 'NewsletterSectionEdit' });

const piece = {
  sectionId: z.uuid(),
  title: words().max(160).nullable(),
  body: words().max(3000, 'Trois mille signes au plus : gardez le reste pour la page en lien.'),
  url: https.nullable(),
  /** Under which name the words stand: « Jean Meyrueis, maire de Barre ». */
  signature: words().max(160).nullable(),
  /** Whoever is quoted reads the words again before they leave. */
  quotedPersonId: z.uuid().nullable(),
};
const saysSomething = ({ title, body }: { title: string | null; body: string }) => Boolean(title) || body !== '';
const silent = { path: ['body'], error: 'Écrivez au moins une phrase, ou un titre.' };

/** One piece of a section: plain words, at most one address, and under whose name they stand. */
export const ItemInput = z
  .strictObject({ ...piece, source: Source.nullable().default(null) })
  .refine(saysSomething, silent)
  .meta({ id: 'NewsletterItemInput' });
export type ItemInput = z.infer<typeof ItemInput>;

export const ItemEdit = z.strictObject(piece).refine(saysSomething, silent).meta({ id: 'NewsletterItemEdit' });
export type ItemEdit = z.infer<typeof ItemEdit>;

/** Up or down inside its section. */
export const ItemMove = z.strictObject({ by: z.union([z.literal(-1), z.literal(1)]) }).meta({ id: 'NewsletterItemMove' });

/** `own`: quoted word for word from news that its author lets be quoted. `moved`: the words changed since they were agreed to. */
const Agreement = z.enum(['not_needed', 'own', 'to_ask', 'asked', 'agreed', 'refused', 'moved']);

const Item = z.object({
  id: z.uuid(),
  title: z.string().nullable(),
  body: z.string(),
  blocks: z.array(Block).describe('What the marks in the words mean.'),
  url: z.string().nullable(),
  signature: z.string().nullable(),
  quoted: z.object({ personId: z.uuid(), name: z.string() }).nullable(),
  agreement: Agreement,
  askedAt: instant.nullable(),
  /** What the person added to their answer. */
  word: z.string().nullable(),
  source: Source.nullable(),
  picture: PictureShown.nullable(),
  version: z.number().int(),
});

export const NewsletterView = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    cohortName: z.string(),
    number: z.number().int(),
    title: z.string(),
    fromOn: z.iso.date(),
    toOn: z.iso.date(),
    version: z.number().int(),
    sections: z.array(z.object({ id: z.uuid(), kind: SectionKind, heading: z.string(), version: z.number().int(), items: z.array(Item) })),
    issue: z.object({ id: z.uuid(), sentAt: instant, sentBy: z.string().nullable(), recipients: z.number().int(), publicAt: instant.nullable() }).nullable(),
    may: z.object({ write: z.boolean(), remove: z.boolean(), send: z.boolean(), publish: z.boolean() }),
  })
  .meta({ id: 'NewsletterView' });
export type NewsletterView = z.infer<typeof NewsletterView>;

export const SavedVersion = z.object({ version: z.number().int() }).meta({ id: 'NewsletterSaved' });

/** What happened in the period and is not in the number: to add in one touch. */
export const ProposalList = z
  .object({
    items: z.array(
      z.object({
        source: Source,
        kind: SectionKind,
        title: z.string().nullable(),
        body: z.string(),
        url: z.string().nullable(),
        signature: z.string().nullable(),
        quotedPersonId: z.uuid().nullable(),
        on: z.iso.date(),
        /** Its author did not say that it may be quoted: it will be read again first. */
        toReread: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'NewsletterProposalList' });
export type Proposal = z.infer<typeof ProposalList>['items'][number];

export const NewsletterList = z
  .object({
    cohortName: z.string(),
    drafts: z.array(z.object({ id: z.uuid(), number: z.number().int(), title: z.string(), updatedAt: instant, toReread: z.number().int() })),
    issues: z.array(z.object({ id: z.uuid(), newsletterId: z.uuid(), number: z.number().int(), title: z.string(), sentAt: instant, recipients: z.number().int(), publicAt: instant.nullable() })),
    may: z.object({ write: z.boolean() }),
    /** Where a new number would begin: the day after the last one ended. */
    next: z.object({ fromOn: z.iso.date(), toOn: z.iso.date(), number: z.number().int() }).nullable(),
  })
  .meta({ id: 'NewsletterList' });
export type NewsletterList = z.infer<typeof NewsletterList>;

/** A number as its readers see it, in the e-mail and on its page. */
export const IssueContent = z
  .object({
    network: z.string(),
    cohort: z.string(),
    number: z.number().int(),
    title: z.string(),
    on: z.iso.date(),
    sections: z.array(
      z.object({
        kind: SectionKind,
        heading: z.string(),
        items: z.array(z.object({
            title: z.string().nullable(),
            body: z.string(),
            blocks: z.array(Block).optional().describe('Absent from numbers sent before there were any.'),
            url: z.string().nullable(),
            signature: z.string().nullable(),
            picture: PictureShown.optional(),
          })),
      }),
    ),
  })
  .meta({ id: 'NewsletterContent' });
export type IssueContent = z.infer<typeof IssueContent>;

export const IssueView = z
  .object({ id: z.uuid(), cohortId: z.uuid(), content: IssueContent, publicAt: instant.nullable(), address: z.string().nullable(), may: z.object({ publish: z.boolean() }) })
  .meta({ id: 'NewsletterIssueView' });
export type IssueView = z.infer<typeof IssueView>;

export const PublicIssueView = z
  .object({ content: IssueContent, others: z.array(z.object({ id: z.uuid(), number: z.number().int(), title: z.string() })) })
  .meta({ id: 'PublicNewsletter' });

export const PublicationInput = z.strictObject({ public: z.boolean() }).meta({ id: 'NewsletterPublicationInput' });
