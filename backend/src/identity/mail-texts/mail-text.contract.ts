import { z } from 'zod';

const line = (field: string, most: number) =>
  z.string().trim().max(most, `Au plus ${most} caractères.`).regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, `${field} tient sur une ligne.`);
const lines = (most: number) => z.string().trim().max(most, `Au plus ${most} caractères.`).regex(/^(?:[^\p{Cc}]|\n|\t)*$/u, 'Un caractère invisible s’y est glissé : retapez ce passage.');

/** The words of one kind of letter. Plain text, in which only the listed variables between double braces mean something. */
export const MailWordsInput = z
  .strictObject({
    subject: line('L’objet', 200).min(3, 'Trois caractères au moins.'),
    greeting: line('La salutation', 200),
    body: lines(5000).min(3, 'Trois caractères au moins.'),
    signature: lines(500),
  })
  .meta({ id: 'MailWordsInput' });
export type MailWordsInput = z.infer<typeof MailWordsInput>;

/** Words as they are read back: the rules were kept when they were written. */
const MailWords = z.object({ subject: z.string(), greeting: z.string(), body: z.string(), signature: z.string() }).meta({ id: 'MailWords' });

/** One kind of letter as a place (the network, or one cohort) says it. `version` 0: nothing was written here yet. */
export const MailTextLine = z
  .object({
    template: z.string(),
    label: z.string(),
    when: z.string(),
    variables: z.array(z.string()),
    words: MailWords,
    from: z.enum(['original', 'network', 'cohort']),
    /** What this place would say without words of its own. */
    otherwise: MailWords,
    version: z.number().int(),
    updatedAt: z.iso.datetime({ offset: true }).nullable(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'MailTextLine' });
export type MailTextLine = z.infer<typeof MailTextLine>;

export const MailTextList = z
  .object({
    items: z.array(MailTextLine),
    fixed: z.array(z.object({ label: z.string(), why: z.string() })).describe('Letters whose words nobody changes, and why.'),
    mayChange: z.boolean(),
  })
 .meta({ id: 'MailTextList' });

export const MailPreviewInput = z.strictObject({ cohortId: z.uuid().nullable().default(null), words: MailWordsInput }).meta({ id: 'MailPreviewInput' });
export type MailPreviewInput = z.infer<typeof MailPreviewInput>;

/** As somebody would read it, links masked. `invented`: no such letter has left yet, so its reader is made up. */
export const MailPreview = z.object({ subject: z.string(), text: z.string(), html: z.string(), reader: z.string(), invented: z.boolean() }).meta({ id: 'MailPreview' });
