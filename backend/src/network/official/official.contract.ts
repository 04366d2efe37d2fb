import { z } from 'zod';
import { TerritoryKind } from '../territories/territory.contract';

/** Under which other name or code a territory was found: a delegated or associated commune, a district, a code of before, a postal code. */
export const FoundBy = z
  .object({ kind: z.enum(['delegated', 'associated', 'district', 'former_code', 'postal_code']), code: z.string(), name: z.string().nullable() })
  .meta({ id: 'FoundBy' });

/** A territory of the official list of today; `code` is its INSEE code, its SIREN, `dep-30` or `reg-76`. */
export const OfficialTerritory = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: TerritoryKind,
    inseeCode: z.string().nullable(),
    siren: z.string().nullable(),
    department: z.string().nullable(),
    departmentName: z.string().nullable(),
    regionName: z.string().nullable(),
    population: z.number().int().nullable(),
    communeCount: z.number().int().nullable(),
    foundBy: FoundBy.nullable(),
    /** The network's own card of it, if it has one. */
    territoryId: z.uuid().nullable(),
  })
  .meta({ id: 'OfficialTerritory' });
export type OfficialTerritory = z.infer<typeof OfficialTerritory>;

export const OfficialTerritoryList = z
  .object({ items: z.array(OfficialTerritory), list: z.string(), year: z.number().int() })
  .meta({ id: 'OfficialTerritoryList' });

export const OfficialSearch = z.strictObject({ search: z.string().trim().min(2, 'Écrivez au moins deux lettres.').max(120) });
