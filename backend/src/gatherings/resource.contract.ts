import { z } from 'zod';
import { FileName } from '../platform/files/file-name';

export const ResourceKind = z.enum(['slides', 'replay', 'summary', 'teaching_kit']).meta({ id: 'ResourceKind' });
export type ResourceKind = z.infer<typeof ResourceKind>;

/** An address that a click opens: https only, so that nothing runs in the reader's page. */
export const WebAddress = z.url({ protocol: /^https$/, error: 'Écrivez une adresse complète, qui commence par https://.' }).max(500);

const title = z.string().trim().min(2).max(200);
const summary = z.string().trim().max(2000, 'Deux mille signes au plus : l’essentiel en cinq lignes.');
const listed = {
  themeIds: z.array(z.uuid()).max(12).default([]),
  otherGatheringIds: z.array(z.uuid()).max(3, 'Trois autres rendez-vous au plus.').default([]),
  shareable: z.boolean().default(true),
};

/** What somebody of the staff adds after a gathering: an address, a few lines, or both. A file comes by its own route and keeps it. */
export const ResourceInput = z
  .strictObject({ kind: ResourceKind, title, url: WebAddress.nullable().default(null), summary: summary.nullable().default(null), ...listed })
  .meta({ id: 'ResourceInput' });
export type ResourceInput = z.infer<typeof ResourceInput>;

/** A file comes as the body; what it is comes beside it. Without a title, the file's name serves. */
export const ResourceUpload = z.strictObject({
  kind: ResourceKind,
  title: title.optional(),
  name: FileName,
  summary: summary.optional(),
  themes: z.string().regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,11}$/).transform((ids) => ids.split(',')).pipe(z.array(z.uuid())).optional(),
});
export type ResourceUpload = z.infer<typeof ResourceUpload>;

/** What is said of a file before it is opened. */
export const ResourceFile = z.object({ name: z.string(), bytes: z.number().int(), mediaType: z.string() }).meta({ id: 'ResourceFile' });

export const ResourceView = z
  .object({ id: z.uuid(), kind: ResourceKind, title: z.string(), url: z.string().nullable(), summary: z.string().nullable(), file: ResourceFile.nullable(), themeIds: z.array(z.uuid()), otherGatheringIds: z.array(z.uuid()), shareable: z.boolean() })
  .meta({ id: 'ResourceView' });
