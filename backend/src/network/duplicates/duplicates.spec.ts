import { useApp } from '../../platform/testing/use-app';

/** The rule as it is said: the same words whatever their accents and order, the same number, one family and nearly one given name; what more than eight bear (a family, more than forty) says nothing. */
const rule = `
  WITH line AS (SELECT k.*, count(*) OVER (PARTITION BY k.family) AS bearers FROM (SELECT p.id, access.name_key(p.given_name) AS given, access.name_key(p.family_name) AS family FROM person p) k),
  named AS (SELECT id, (SELECT string_agg(w, ' ' ORDER BY w) FROM unnest(string_to_array(given || ' ' || family, ' ')) w) AS words FROM line),
  called AS (SELECT person_id AS id, access.number_key(telephone) AS number FROM person_contact WHERE access.number_key(telephone) IS NOT NULL),
  pair AS (
    SELECT a.id AS x, b.id AS y, 'name' AS reason FROM named a JOIN named b ON a.words = b.words AND a.id < b.id WHERE (SELECT count(*) FROM named n WHERE n.words = a.words) <= 8
    UNION ALL SELECT a.id, b.id, 'telephone' FROM called a JOIN called b ON a.number = b.number AND a.id < b.id WHERE (SELECT count(*) FROM called n WHERE n.number = a.number) <= 8
    UNION ALL SELECT a.id, b.id, 'near' FROM line a JOIN line b ON a.family = b.family AND a.id < b.id AND left(a.given, 1) = left(b.given, 1) AND a.given <> b.given
      WHERE a.bearers <= 40 AND (similarity(a.given, b.given) >= 0.4 OR a.given LIKE b.given || '%' OR b.given LIKE a.given || '%'))
  SELECT x AS first, y AS second, array_agg(DISTINCT reason) AS reasons FROM pair
  WHERE NOT EXISTS (SELECT FROM told_apart t WHERE (t.person_id = x AND t.other_person_id = y) OR (t.person_id = y AND t.other_person_id = x))
  GROUP BY x, y ORDER BY count(DISTINCT reason) DESC, min(reason), x, y LIMIT 100`;

describe('people who may be one', () => {
  const app = useApp();

  it('are found from the indexes as the rule says them one by one, and no others', async () => {
    const manager = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    await app.rows(`
      INSERT INTO person (given_name, family_name)
      SELECT (ARRAY['Hélène', 'helene', 'Jean-Pierre', 'Jean', 'Jeanne', 'Zoé', 'Marie Anne', 'Anne-Marie', 'Mohamed', 'Mohammed'])[1 + i % 10],
        CASE WHEN i < 60 THEN 'Martin' ELSE (ARRAY['Ferrandiz', 'Férrandiz', 'Le Goff', 'LE-GOFF', 'Auriac', 'd’Auriac', 'Pons'])[1 + i % 7] || repeat(' du Bois', i / 70 % 2) END
      FROM generate_series(0, 129) i
      UNION ALL VALUES ('Goff', 'Zoé Le'), ('Ferrandiz', 'Hélène'), ('Pons', 'Pons')`);
    await app.rows(`INSERT INTO person_contact (person_id, telephone)
      SELECT id, CASE WHEN n % 9 = 0 THEN '06 39 98 11 11' WHEN n % 2 = 0 THEN '+33 6 39 98 00 ' || lpad((n / 6)::text, 2, '0') ELSE '06.39.98.00.' || lpad((n / 6)::text, 2, '0') END
      FROM (SELECT p.id, row_number() OVER (ORDER BY p.family_name, p.given_name, p.id) AS n FROM person p WHERE NOT EXISTS (SELECT FROM person_contact c WHERE c.person_id = p.id)) k WHERE n % 3 > 0`);
    const found = async () =>
      (await manager.get('/duplicates/people')).body.items.map((pair: { first: { id: string }; second: { id: string }; reasons: string[] }) => ({ first: pair.first.id, second: pair.second.id, reasons: pair.reasons }));
    const said = await app.rows<{ first: string; second: string; reasons: string[] }>(rule);
    expect([said.length, new Set(said.flatMap(({ reasons }) => reasons))]).toEqual([100, new Set(['name', 'near', 'telephone'])]);
    expect(await found()).toEqual(said);
    // Told apart in either order, and a name that is corrected: the next reading says so.
    for (const [at, { first, second }] of said.slice(0, 40).entries()) await app.rows('INSERT INTO told_apart (person_id, other_person_id) VALUES ($1, $2)', at % 2 ? [first, second] : [second, first]);
    await app.rows(`UPDATE person SET given_name = 'Hortense' WHERE given_name = 'helene'`);
    expect(await found()).toEqual(await app.rows(rule));
  });
});
