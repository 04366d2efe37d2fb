import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The départements where the Senate is renewed with the second series: 1 to 36 with Corsica, 67 to 90 but for Paris and its region, Guyane (Code électoral, art. L.O. 276, tableau n° 5). */
const secondSeries = `ARRAY(SELECT lpad(n::text, 2, '0') FROM generate_series(1, 36) n WHERE n <> 20) || '{2A,2B}'::text[] || ARRAY(SELECT n::text FROM generate_series(67, 90) n WHERE n NOT IN (75, 77, 78)) || '{973,977,978,986,987}'::text[]`;

/** All the others: 37 to 66, Paris and its region, the other overseas départements. */
const firstSeries = `ARRAY(SELECT n::text FROM generate_series(37, 66) n) || '{75,77,78,91,92,93,94,95,971,972,974,975,976,988}'::text[]`;

const periods = (somewhere: string) => `
  CREATE OR REPLACE FUNCTION access.busy_periods(territories uuid[], since date, until date)
    RETURNS TABLE (territory_id uuid, kind text, label text, starts_on date, ends_on date, confirmed boolean, period_id uuid, participation_id uuid, yearly boolean, election_on date)
    LANGUAGE sql STABLE ROWS 20 AS $$
    SELECT t.id, 'election', e.name, e.first_on - 7 * e.weeks_before, e.last_on + 7 * e.weeks_after, e.confirmed, NULL::uuid, NULL::uuid, false, e.first_on
      FROM public.territory t JOIN public.election e ON t.kind = ANY (e.kinds)${somewhere}
      WHERE t.id = ANY (territories) AND e.first_on - 7 * e.weeks_before <= until AND e.last_on + 7 * e.weeks_after >= since
    UNION ALL
    SELECT asked.id, b.kind, b.label, (b.starts_on + make_interval(years => y.shift))::date, (b.ends_on + make_interval(years => y.shift))::date, true, b.id, b.participation_id, b.yearly, NULL
      FROM unnest(territories) AS asked (id) JOIN public.busy_period b ON b.territory_id = asked.id
      CROSS JOIN LATERAL generate_series(CASE WHEN b.yearly THEN extract(year FROM since)::integer - extract(year FROM b.starts_on)::integer - 1 ELSE 0 END,
        CASE WHEN b.yearly THEN extract(year FROM until)::integer - extract(year FROM b.starts_on)::integer ELSE 0 END) AS y (shift)
      WHERE (b.starts_on + make_interval(years => y.shift))::date <= until AND (b.ends_on + make_interval(years => y.shift))::date >= since $$;`;

/** Half of the départements vote for the Senate each time: the calendar of the others does not show it. A territory of several départements, a region, keeps it. */
export class SenateSeries1764300780000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE election ADD COLUMN departments text[] CHECK (cardinality(departments) > 0);
      UPDATE election SET departments = CASE extract(year FROM first_on) WHEN 2026 THEN ${secondSeries} ELSE ${firstSeries} END
        WHERE name = 'Élections sénatoriales' AND extract(year FROM first_on) IN (2026, 2029);
      ${periods(' AND (e.departments IS NULL OR t.department IS NULL OR t.department = ANY (e.departments))')}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${periods('')}
      ALTER TABLE election DROP COLUMN departments;`);
  }
}
