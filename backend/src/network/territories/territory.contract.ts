import { z } from 'zod';

export const TerritoryKind = z
  .enum(['commune', 'epci_cc', 'epci_ca', 'epci_cu', 'epci_metropole', 'petr', 'pnr', 'departement', 'region', 'other'])
  .meta({ id: 'TerritoryKind' });
export type TerritoryKind = z.infer<typeof TerritoryKind>;

/**
 * What is officially known of a territory. `population` is the official one, from `populationList` of `populationYear`;
 * `populationReported` is told only when it differs from it by more than 15 %.
 */
export const TerritoryFacts = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: TerritoryKind,
    inseeCode: z.string().nullable(),
    siren: z.string().nullable(),
    department: z.string().nullable(),
    departmentName: z.string().nullable(),
    population: z.number().int().nullable(),
    populationList: z.string().nullable(),
    populationYear: z.number().int().nullable(),
    populationReported: z.number().int().nullable(),
    areaKm2: z.number().nullable(),
    communeCount: z.number().int().nullable(),
    invented: z.boolean(),
  })
  .meta({ id: 'TerritoryFacts' });
export type TerritoryFacts = z.infer<typeof TerritoryFacts>;

/** The facts of `territory` as JSON: a reported figure that agrees with the official one to 15 % says nothing more. */
export const territoryFacts = (territory: string) => `json_build_object('id', ${territory}.id, 'name', ${territory}.name, 'kind', ${territory}.kind,
  'inseeCode', ${territory}.insee_code, 'siren', ${territory}.siren, 'department', ${territory}.department, 'departmentName', ${territory}.department_name,
  'population', ${territory}.population, 'populationList', ${territory}.population_list, 'populationYear', ${territory}.population_year,
  'populationReported', CASE WHEN ${territory}.population IS NULL OR abs(${territory}.population_reported - ${territory}.population) > 0.15 * ${territory}.population
    THEN ${territory}.population_reported END,
  'areaKm2', ${territory}.area_km2, 'communeCount', ${territory}.commune_count, 'invented', ${territory}.invented)`;

export const TerritoryLine = z
  .object({ id: z.uuid(), name: z.string(), kind: TerritoryKind, department: z.string().nullable(), population: z.number().int().nullable() })
  .meta({ id: 'TerritoryLine' });
export const TerritoryList = z.object({ items: z.array(TerritoryLine) }).meta({ id: 'TerritoryList' });

export const TerritoryInput = z
  .strictObject({
    code: z.string().regex(/^([0-9AB]{5}|[0-9]{9}|(dep|reg)-[0-9AB]{2,3})$/, 'Un code INSEE a cinq signes, un SIREN neuf chiffres.'),
    populationReported: z.number().int().min(0).max(100_000_000).nullable().default(null),
  })
  .meta({ id: 'TerritoryInput' });
export type TerritoryInput = z.infer<typeof TerritoryInput>;

const named = z.string().trim().min(2, 'Écrivez le nom.').max(160);
const sourced = {
  population: z.number().int().min(0).max(100_000_000).nullable().default(null),
  populationList: z.string().trim().min(2).max(200).nullable().default(null),
  populationYear: z.number().int().min(1990).max(2100).nullable().default(null),
  source: z.string().trim().min(3, 'Dites d’où vient cette fiche\u00a0: un document, une adresse.').max(400),
  sourceOn: z.iso.date().nullable().default(null),
};
const siren = z.string().regex(/^[0-9]{9}$/, 'Un SIREN a neuf chiffres.').nullable().default(null);
const figureHasItsList = { path: ['populationList'], message: 'Une population se donne avec sa liste et son année.' };
const hasItsList = ({ population, populationList, populationYear }: { population: number | null; populationList: string | null; populationYear: number | null }) =>
  population === null || (populationList !== null && populationYear !== null);

/** What no official list of ours holds, or not yet: a PETR, a park, a grouping of another kind, with where it is known from. */
export const TerritoryByHand = z
  .strictObject({
    kind: z.enum(['petr', 'pnr', 'departement', 'region', 'other']),
    kindWords: z.string().trim().min(2).max(80).nullable().default(null),
    name: named,
    siren,
    inseeCode: z.string().regex(/^[0-9AB]{2,3}$/, 'Le code d’un département ou d’une région a deux ou trois signes.').nullable().default(null),
    department: z.string().regex(/^(2[AB]|[0-9]{2,3})$/, 'Le numéro du département, par exemple 48.').nullable().default(null),
    ...sourced,
  })
  .refine(hasItsList, figureHasItsList)
  .refine(({ kind, kindWords }) => kind !== 'other' || kindWords, { path: ['kindWords'], message: 'Dites ce que c’est, en quelques mots.' })
  .meta({ id: 'TerritoryByHand' });
export type TerritoryByHand = z.infer<typeof TerritoryByHand>;

/** A card is corrected; its kind and codes are what it is, another territory has another card. */
export const TerritoryEdit = z
  .strictObject({
    name: named,
    kindWords: z.string().trim().min(2).max(80).nullable().default(null),
    populationReported: z.number().int().min(0).max(100_000_000).nullable().default(null),
    areaKm2: z.number().positive().max(999_999).nullable().default(null),
    ...sourced,
    source: sourced.source.nullable().default(null),
  })
  .refine(hasItsList, figureHasItsList)
  .meta({ id: 'TerritoryEdit' });
export type TerritoryEdit = z.infer<typeof TerritoryEdit>;

/** Which territory belongs to this grouping: one of the network, or a code of the official list; and where it is known from. */
export const MembershipInput = z
  .strictObject({ territoryId: z.uuid().nullable().default(null), code: z.string().max(20).nullable().default(null), source: sourced.source })
  .refine(({ territoryId, code }) => (territoryId === null) !== (code === null), { path: ['code'], message: 'Choisissez un territoire.' })
  .meta({ id: 'MembershipInput' });
export type MembershipInput = z.infer<typeof MembershipInput>;

export const TerritorySearch = z.strictObject({ search: z.string().trim().min(2, 'Écrivez au moins deux lettres.').max(80) });
