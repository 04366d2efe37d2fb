import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { cpuSeconds, residentMegabytes } from './cpu.mjs';
import { call } from './load.mjs';

const givenNames = ['Amina', 'Baptiste', 'Camille', 'Denis', 'Élodie', 'François', 'Gaëlle', 'Hugo', 'Inès', 'Jean-Marc', 'Karima', 'Loïc', 'Maëlle', 'Noémie', 'Océane', 'Paul', 'Quentin', 'Rose-Marie', 'Solène', 'Théo', 'Ulysse', 'Véronique', 'William', 'Yasmine', 'Zoé'];
const roles = ['Maire', 'Adjointe à l’urbanisme', 'Directeur général des services', 'Chargée de mission transition', 'Présidente', 'Sous-préfet', 'Animatrice', 'Chef de projet', 'Conseiller municipal', 'Habitante'];

/** Twenty thousand people in two thousand organisations, always the same; family names are the words of communes. */
export async function fillDirectory(ownerUrl) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query('SELECT (SELECT count(*)::int FROM person) AS people, (SELECT count(*)::int FROM official_territory) AS territories');
    const missing = 20_000 - rows[0].people;
    if (missing > 0) {
      await owner.query('BEGIN');
      await owner.query(`SELECT set_config('cordee.history', 'off', true)`);
      await owner.query(`INSERT INTO organisation (name, kind, aliases) SELECT 'Mairie de ' || t.name || ' (' || t.code || ')', 'local_authority', ARRAY['Ville de ' || t.name]
        FROM official_territory t WHERE t.kind = 'commune' ORDER BY md5(t.code) LIMIT 2000`);
      await owner.query(
        `WITH place AS (SELECT o.id, row_number() OVER (ORDER BY o.name) AS n FROM organisation o WHERE o.name LIKE 'Mairie de %(%'),
           family AS (SELECT split_part(t.name, '-', 1 + (t.population % 2)) AS name, row_number() OVER (ORDER BY md5(t.code || 'x')) AS n FROM official_territory t WHERE t.kind = 'commune' AND length(split_part(t.name, '-', 1 + (t.population % 2))) > 3),
           made AS (INSERT INTO person (given_name, family_name, role_title, organisation_id)
             SELECT ($2::text[])[1 + f.n % 25], f.name, ($3::text[])[1 + f.n % 10], p.id FROM family f JOIN place p ON p.n = 1 + f.n % 2000 WHERE f.n <= $1 RETURNING id)
         INSERT INTO person_contact (person_id, email, telephone)
         SELECT id, 'p' || n || '@commune-' || n % 900 || '.example.org', '06 39 98 ' || lpad((n / 100 % 100)::text, 2, '0') || ' ' || lpad((n % 100)::text, 2, '0') FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM made) m`,
        [missing, givenNames, roles],
      );
      await owner.query('COMMIT');
      await owner.query('VACUUM ANALYZE');
    }
    return { people: Math.max(rows[0].people, 20_000), territories: rows[0].territories };
  } finally {
    await owner.end();
  }
}

/** What people type, class by class: as it is written, in part, from memory, misspelt, by code. */
async function phrases(owner) {
  const list = async (text) => (await owner.query(text)).rows.map(({ q }) => q);
  const people = await list(`SELECT given_name || ' ' || family_name AS q FROM person ORDER BY md5(id::text) LIMIT 120`);
  const communes = await list(`SELECT name AS q FROM official_territory WHERE kind = 'commune' AND length(name) > 9 ORDER BY md5(code) LIMIT 120`);
  const misspelt = (name) => name.toLowerCase().replace(/([aeiou])(?=[^aeiou]*$)/, '').replace('saint', 'st').replaceAll('-', ' ');
  return {
    'nom d’une personne': people,
    'début d’un nom': people.map((name) => name.split(' ')[0].slice(0, 3) + ' ' + name.split(' ').at(-1).slice(0, 4)),
    'nom mal écrit': people.map(misspelt),
    'un prénom courant': givenNames,
    'fonction et structure': (await list(`SELECT p.role_title || ' ' || split_part(o.name, '(', 1) AS q FROM person p JOIN organisation o ON o.id = p.organisation_id ORDER BY md5(p.id::text) LIMIT 60`)),
    'adresse': await list(`SELECT email::text AS q FROM person_contact WHERE email IS NOT NULL ORDER BY md5(person_id::text) LIMIT 60`),
    'numéro': await list(`SELECT telephone AS q FROM person_contact WHERE telephone IS NOT NULL ORDER BY md5(person_id::text) LIMIT 60`),
    'nom d’une commune': communes,
    'commune mal écrite': [...communes.map(misspelt), 'st hilaire bretmas', 'cevennes'],
    'deux lettres': ['sa', 'ma', 'le', 'vi', 'be', 'ca', 'mo', 'la', 'co', 'gr'],
    'code INSEE ou postal': await list(`SELECT CASE WHEN population % 2 = 0 THEN code ELSE postal_codes[1] END AS q FROM official_territory WHERE kind = 'commune' ORDER BY md5(code || 'c') LIMIT 60`),
    'un mot d’un texte': ['mobilité', 'revitalisation', 'habitants', 'coopération', 'eau', 'agents', 'restitution', 'forêt', 'commerces', 'écoles'],
  };
}

/** Asks the search and the directory as a manager does; p50 and p95 by class, what a request costs server and database (which a busy machine does not stretch), and the rows that were read by scanning a table whole. */
export async function measureSearch({ product, subjects, ownerUrl }) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const scanned = async () => Number((await owner.query(`SELECT sum(seq_tup_read)::float AS rows FROM pg_stat_user_tables WHERE relname IN ('person', 'person_contact', 'official_territory', 'official_part')`)).rows[0].rows);
  const lines = [];
  const all = [];
  const files = [];
  try {
    for (const [name, typed] of Object.entries(await phrases(owner))) {
      for (const [screen, pathOf] of [['recherche', (q) => `/api/search?limit=4&q=${encodeURIComponent(q)}`], ['annuaire', (q) => `/api/people?search=${encodeURIComponent(q.slice(0, 80))}`]]) {
        if (screen === 'annuaire' && !/nom d’une p|début|mal écrit$|prénom|fonction|adresse|numéro/.test(name)) continue;
        const target = (q) => ({ port: product.port, method: 'GET', headers: subjects.manager, expect: 200, path: pathOf(q) });
        for (const q of typed.slice(0, 8)) await call(target(q));
        const before = await scanned();
        const cpu = cpuSeconds(product.pid, subjects.postmaster);
        const times = [];
        for (const q of typed) times.push((await call(target(q))).ms);
        const cpuMs = ((cpuSeconds(product.pid, subjects.postmaster) - cpu) * 1000) / typed.length;
        await sleep(1200);
        times.sort((a, b) => a - b);
        if (screen === 'recherche') all.push(...times);
        lines.push({ name, screen, cpuMs, p50: times[Math.floor(times.length / 2)], p95: times[Math.min(times.length - 1, Math.floor(times.length * 0.95))], scanned: (await scanned()) - before });
      }
    }
    for (const format of ['xlsx', 'csv']) {
      const { ms, size } = await call({ port: product.port, method: 'GET', headers: subjects.manager, expect: 200, path: `/api/people?format=${format}` });
      files.push({ format, ms, size, memory: residentMegabytes(product.pid) });
    }
  } finally {
    await owner.end();
  }
  all.sort((a, b) => a - b);
  return { lines, files, p50: all[Math.floor(all.length / 2)], p95: all[Math.floor(all.length * 0.95)] };
}

/** Prints it; passes when the search holds 50 ms at p95 and scans no large table. */
export function reportSearch({ lines, files, p50, p95 }, { people, territories }) {
  const ms = (value) => value.toFixed(1).replace('.', ',').padStart(7);
  console.log(`\nRecherche parmi ${people} personnes et ${territories} territoires (ms, sur le serveur, un client)\n`);
  console.log(`${'ce qui est tapé'.padEnd(26)}${'écran'.padEnd(11)}${'   p50'.padStart(8)}${'   p95'.padStart(8)}${'   CPU'.padStart(8)}   lignes lues sans index`);
  for (const line of lines) console.log(`${line.name.padEnd(26)}${line.screen.padEnd(11)} ${ms(line.p50)} ${ms(line.p95)} ${ms(line.cpuMs)}   ${line.scanned}`);
  console.log(`\n${'toutes les recherches'.padEnd(37)} ${ms(p50)} ${ms(p95)}   ${p95 < 50 ? 'tient les 50 ms' : 'DÉPASSE 50 ms'}`);
  for (const { format, ms: time, size, memory } of files) console.log(`l’annuaire entier en ${format} : ${(time / 1000).toFixed(1).replace('.', ',')} s, ${(size / 1e6).toFixed(1).replace('.', ',')} Mo, ${Math.round(memory)} Mo de mémoire`);
  return p95 < 50;
}
