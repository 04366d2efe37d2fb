import { z } from 'zod';

export const TerritoryKind = z
  .enum(['commune', 'epci_cc', 'epci_ca', 'epci_cu', 'epci_metropole', 'petr', 'pnr', 'departement', 'region'])
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

export const TerritorySearch = z.strictObject({ search: z.string().trim().min(2, 'Écrivez au moins deux lettres.').max(80) });
