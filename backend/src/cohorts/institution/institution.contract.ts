import { z } from 'zod';
import { TerritoryFacts } from '../../network/territories/territory.contract';

export const InstitutionItemKind = z.enum(['note', 'orientation', 'action', 'act', 'outcome']).meta({ id: 'InstitutionItemKind' });
export type InstitutionItemKind = z.infer<typeof InstitutionItemKind>;
export const ActionState = z.enum(['retained', 'under_way', 'carried_out', 'not_carried_out']).meta({ id: 'ActionState' });
export type ActionState = z.infer<typeof ActionState>;

/** `monthOnly`: only the month of `happenedOn` is known. An action says what became of it; nothing else does. */
export const InstitutionItemInput = z
  .strictObject({
    kind: InstitutionItemKind,
    title: z.string().trim().min(2, 'Écrivez au moins deux mots.').max(200),
    body: z.string().trim().max(4000).nullable().default(null),
    happenedOn: z.iso.date().nullable().default(null),
    monthOnly: z.boolean().default(false),
    state: ActionState.nullable().default(null),
  })
  .refine(({ kind, state }) => (kind === 'action') === (state !== null), { path: ['state'], message: 'Dites où en est l’action.' })
  .meta({ id: 'InstitutionItemInput' });
export type InstitutionItemInput = z.infer<typeof InstitutionItemInput>;

export const InstitutionItemView = z
  .object({
    id: z.uuid(),
    kind: InstitutionItemKind,
    title: z.string(),
    body: z.string().nullable(),
    happenedOn: z.iso.date().nullable(),
    monthOnly: z.boolean(),
    state: ActionState.nullable(),
  })
  .meta({ id: 'InstitutionItemView' });

/** How an institution was accompanied beside the cohort's territories. */
export const InstitutionPage = z
  .object({
    id: z.uuid(),
    cohort: z.object({ id: z.uuid(), name: z.string() }),
    territory: TerritoryFacts,
    items: z.array(InstitutionItemView),
    may: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'InstitutionPage' });
export type InstitutionPage = z.infer<typeof InstitutionPage>;

export const InstitutionList = z
  .object({ items: z.array(z.object({ id: z.uuid(), territoryId: z.uuid(), name: z.string(), actions: z.number().int(), carriedOut: z.number().int() })) })
  .meta({ id: 'InstitutionList' });
