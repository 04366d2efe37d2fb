import { z } from 'zod';
import { pageParams } from '../../platform/http/cursor';
import { HatKind } from './hat-labels';

const dates = { startsOn: z.iso.date().nullable().default(null), endsOn: z.iso.date().nullable().default(null) };
const ordered = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) => !startsOn || !endsOn || endsOn >= startsOn;
const inOrder = { path: ['endsOn'], message: 'La fin vient après le début.' };

/** A hat of the network, of a cohort or of a territory; those of a diagnostic are given on the diagnostic. Without a start: from today. */
export const HatInput = z
  .strictObject({
    personId: z.uuid(),
    hat: z.enum(['network_admin', 'cohort_manager', 'pivot_ally', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer']),
    cohortId: z.uuid().nullable().default(null),
    participationId: z.uuid().nullable().default(null),
    ...dates,
  })
  .refine(ordered, inOrder)
  .refine(({ hat, cohortId }) => (hat === 'network_admin') === (cohortId === null), { path: ['cohortId'], message: 'Choisissez le parcours.' })
  .refine(({ hat, participationId }) => ['project_ally', 'delegate'].includes(hat) === (participationId !== null), {
    path: ['participationId'],
    message: 'Choisissez le territoire.',
  })
  .meta({ id: 'HatInput' });
export type HatInput = z.infer<typeof HatInput>;

/** `awaiting`: a diagnostic's lead whom the other of manager and pivot ally has not confirmed yet. */
export const HatState = z.enum(['live', 'coming', 'awaiting', 'over', 'withdrawn']).meta({ id: 'HatState' });

const Named = z.object({ id: z.uuid(), name: z.string() });

export const HatLine = z
  .object({
    id: z.uuid(),
    hat: HatKind,
    label: z.string(),
    person: Named,
    cohort: Named.nullable(),
    participationId: z.uuid().nullable(),
    territoryName: z.string().nullable(),
    diagnosticId: z.uuid().nullable(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    state: HatState,
    grantedBy: z.string().nullable(),
    confirmedBy: z.string().nullable(),
    mayWithdraw: z.boolean(),
    mayConfirm: z.boolean(),
  })
  .meta({ id: 'HatLine' });
export type HatLine = z.infer<typeof HatLine>;

export const HatPage = z.object({ items: z.array(HatLine), next: z.string().nullable() }).meta({ id: 'HatPage' });

/** `live` (the default) leaves out what is over or withdrawn. */
export const HatSearch = z.strictObject({
  ...pageParams,
  personId: z.uuid().optional(),
  cohortId: z.uuid().optional(),
  diagnosticId: z.uuid().optional(),
  hat: HatKind.optional(),
  show: z.enum(['live', 'all']).default('live'),
});
export type HatSearch = z.infer<typeof HatSearch>;

/** The territories of a cohort, and their diagnostics, by name: where a hat can be given. */
export const HatScopes = z
  .object({ items: z.array(z.object({ participationId: z.uuid(), territoryName: z.string(), diagnosticId: z.uuid().nullable() })) })
  .meta({ id: 'HatScopes' });
