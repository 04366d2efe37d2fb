import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Run once when the official list changes: node backend/tools/official-populations.mjs
const require = createRequire(import.meta.url);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const list = (name) => read(require.resolve(`@etalab/decoupage-administratif/data/${name}.json`));
const demo = new URL('../src/demo/facts/', import.meta.url);
const { version } = read(require.resolve('@etalab/decoupage-administratif/package.json'));
const { territories } = read(new URL('occitanie.json', demo));
const [communes, epci, departments] = [list('communes'), list('epci'), list('departements')];

const official = (territory) => {
  if (territory.inseeCode) {
    const commune = communes.find(({ code, type }) => code === territory.inseeCode && type === 'commune-actuelle');
    return { population: commune.population, siren: commune.siren, communes: 1 };
  }
  const group = epci.find(({ code }) => code === territory.siren);
  return { population: group.populationMunicipale, siren: group.code, communes: group.membres.length };
};

const lines = territories.map((territory) => ({
  name: territory.name,
  inseeCode: territory.inseeCode ?? null,
  department: departments.find(({ code }) => code === territory.department).nom,
  departmentCode: territory.department,
  ...official(territory),
}));
const source = {
  list: 'Découpage administratif (Etalab, Insee), population municipale',
  package: `@etalab/decoupage-administratif ${version}`,
  year: 2026,
};
writeFileSync(new URL('official-populations.json', demo), `${JSON.stringify({ source, territories: lines }, null, 2)}\n`);
