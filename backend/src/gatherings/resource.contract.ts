import { z } from 'zod';

export const ResourceKind = z.enum(['slides', 'replay', 'summary', 'teaching_kit']).meta({ id: 'ResourceKind' });
export type ResourceKind = z.infer<typeof ResourceKind>;

/** An address that a click opens: https only, so that nothing runs in the reader's page. */
export const WebAddress = z.url({ protocol: /^https$/, error: 'Écrivez une adresse complète, qui commence par https://.' }).max(500);

/** What somebody of the staff adds after a gathering. */
export const ResourceInput = z
  .strictObject({ kind: ResourceKind, title: z.string().trim().min(2).max(200), url: WebAddress })
  .meta({ id: 'ResourceInput' });
export type ResourceInput = z.infer<typeof ResourceInput>;

export const ResourceView = z
  .object({ id: z.uuid(), kind: ResourceKind, title: z.string(), url: z.string().nullable() })
  .meta({ id: 'ResourceView' });
