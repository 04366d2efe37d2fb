import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { OfficialTerritory, TerritoryKind } from './territory.contract';

/** The list from which official populations come, as it is shown beside each figure. */
export const officialList = { list: 'Découpage administratif (Etalab, Insee), population municipale', year: 2026 };

interface Commune {
  code: string;
  nom: string;
  type: string;
  siren?: string;
  departement?: string;
  population?: number;
}

interface Group {
  code: string;
  nom: string;
  type: string;
  populationMunicipale: number;
  membres: { code: string }[];
}

const groupKinds: Record<string, TerritoryKind> = { CC: 'epci_cc', CA: 'epci_ca', CU: 'epci_cu', METRO: 'epci_metropole', MET69: 'epci_metropole' };
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/[^a-z0-9]+/g, ' ').trim();

/** The official list of communes and intercommunalities: 13 MB of JSON, read once, when somebody first looks a territory up. */
@Injectable()
export class OfficialLists {
  private entries: Promise<{ territory: OfficialTerritory; key: string }[]> | undefined;

  /** Names that contain what was typed, those that begin with it and the larger ones first; or the exact code. */
  async search(text: string): Promise<OfficialTerritory[]> {
    const key = folded(text);
    const found = (await this.all()).filter((entry) => entry.territory.code === text.trim() || entry.key.includes(key));
    const rank = (entry: { key: string }) => (entry.key === key ? 0 : entry.key.startsWith(key) ? 1 : 2);
    return found
      .sort((a, b) => rank(a) - rank(b) || (b.territory.population ?? 0) - (a.territory.population ?? 0))
      .slice(0, 20)
      .map(({ territory }) => territory);
  }

  async byCode(code: string): Promise<OfficialTerritory | undefined> {
    return (await this.all()).find(({ territory }) => territory.inseeCode === code || territory.siren === code)?.territory;
  }

  private all() {
    // A read that failed is tried again at the next search.
    return (this.entries ??= read().catch((error: unknown) => {
      this.entries = undefined;
      throw error;
    }));
  }
}

async function read() {
  const list = async <T>(name: string) => JSON.parse(await readFile(require.resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8')) as T[];
  const departments = new Map((await list<{ code: string; nom: string }>('departements')).map(({ code, nom }) => [code, nom]));
  const communes = (await list<Commune>('communes')).filter(({ type }) => type === 'commune-actuelle');
  const departmentOf = new Map(communes.map(({ code, departement }) => [code, departement ?? null]));
  const groups = await list<Group>('epci');
  const entry = (territory: OfficialTerritory) => ({ territory, key: folded(territory.name) });
  const named = (department: string | null) => ({ department, departmentName: (department && departments.get(department)) ?? null });
  return [
    ...communes.map(({ code, nom, siren, departement, population }) =>
      entry({ code, name: nom, kind: 'commune', inseeCode: code, siren: siren ?? null, ...named(departement ?? null), population: population ?? null, communeCount: 1 }),
    ),
    ...groups.flatMap(({ code, nom, type, populationMunicipale, membres }) => {
      const kind = groupKinds[type];
      return kind
        ? [entry({ code, name: nom, kind, inseeCode: null, siren: code, ...named(departmentOf.get(membres[0]?.code ?? '') ?? null), population: populationMunicipale, communeCount: membres.length })]
        : [];
    }),
  ];
}
