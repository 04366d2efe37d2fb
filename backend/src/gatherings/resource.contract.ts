import { z } from 'zod';
import { FileName } from '../platform/files/file-name';

export const ResourceKind = z.enum(['slides', 'replay', 'summary', 'teaching_kit']).meta({ id: 'ResourceKind' });
export type ResourceKind = z.infer<typeof ResourceKind>;

/** An address that a click opens: https only, so that nothing runs in the reader's page. */
export const WebAddress = z.url({ protocol: /^https$/, error: 'Écrivez une adresse complète, qui commence par https://.' }).max(500);

/** What somebody of the staff adds after a gathering. */
export const ResourceInput = z
  .strictObject({ kind: ResourceKind, title: z.string().trim().min(2).max(200), url: WebAddress })
  .meta({ id: 'ResourceInput' });
export type ResourceInput = z.infer<typeof ResourceInput>;

/** A file comes as the body; what it is comes beside it. Without a title, the file's name serves. */
export const ResourceUpload = z.strictObject({ kind: ResourceKind, title: z.string().trim().min(2).max(200).optional(), name: FileName });
export type ResourceUpload = z.infer<typeof ResourceUpload>;

/** What is said of a file before it is opened. */
export const ResourceFile = z.object({ name: z.string(), bytes: z.number().int(), mediaType: z.string() }).meta({ id: 'ResourceFile' });

export const ResourceView = z
  .object({ id: z.uuid(), kind: ResourceKind, title: z.string(), url: z.string().nullable(), file: ResourceFile.nullable() })
  .meta({ id: 'ResourceView' });
