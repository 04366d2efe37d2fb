import { z } from 'zod';
import { pageParams } from '../../platform/http/cursor';

/** One entry: who did what to which record, for whom. `person` is null when nobody was known, or when they were erased since. */
export const AuditLine = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime(),
    person: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
    via: z.enum(['session', 'link', 'job', 'owner', 'anonymous']),
    act: z.string(),
    object: z.string(),
    recordId: z.uuid().nullable(),
    cohortName: z.string().nullable(),
    forPerson: z.string().nullable(),
    sealed: z.boolean(),
  })
  .meta({ id: 'AuditLine' });
export type AuditLine = z.infer<typeof AuditLine>;

export const AuditPage = z.object({ items: z.array(AuditLine), next: z.string().nullable() }).meta({ id: 'AuditPage' });

export const AuditSearch = z.strictObject({
  ...pageParams,
  personId: z.uuid().optional(),
  object: z.string().trim().max(80).optional(),
  recordId: z.uuid().optional(),
  cohortId: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

/** Whether the chain of seals still says what it sealed. */
export const AuditHealth = z
  .object({
    entries: z.number().int(),
    blocks: z.number().int(),
    unsealed: z.number().int(),
    lastSealedAt: z.iso.datetime().nullable(),
    faults: z.array(z.object({ blockId: z.number().int().nullable(), fault: z.string() })),
  })
  .meta({ id: 'AuditHealth' });
export type AuditHealth = z.infer<typeof AuditHealth>;
