import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { BusyBetween, BusyPeriodView } from './busy-period.contract';

const columns = `b.territory_id AS "territoryId", b.kind, b.label, b.starts_on AS "startsOn", b.ends_on AS "endsOn", b.confirmed, b.election_on AS "electionOn",
  b.yearly, b.period_id AS "periodId"`;

/** Which busy periods territories have between two days: what every timeline shades and every planning looks at. */
@Injectable()
export class BusyPeriodQuery {
  /** Of one territory, and of those that became it. */
  async ofTerritory(work: Work, territoryId: string, { from, to }: BusyBetween): Promise<{ items: BusyPeriodView[] }> {
    const items = await work.rows<BusyPeriodView>(
      `SELECT DISTINCT ON (b.starts_on, b.kind, b.label, b.period_id) ${columns}, t.name AS "territoryName", b.participation_id AS "participationId",
         b.participation_id IS NOT NULL AND ARRAY[b.participation_id, p.cohort_id] && $4::uuid[] AS "mayChange", access.confirmation_of('busy_period', b.period_id) AS behalf
       FROM access.busy_periods(access.territory_family($1), $2, $3) b JOIN territory t ON t.id = b.territory_id
         LEFT JOIN participation p ON p.id = b.participation_id
       WHERE access.network_id() = ANY ($5::uuid[]) ORDER BY b.starts_on, b.kind, b.label, b.period_id, t.id = $1 DESC`,
      [territoryId, from, to, work.ids('busy_period', 'update'), work.ids('busy_period', 'read')],
    );
    return { items: items.map((item) => ({ ...item, mayChange: item.mayChange === true })) };
  }

  /** Of the territories that walk in a cohort. `participationId` is their place in this cohort. */
  async ofCohort(work: Work, cohortId: string, { from, to }: BusyBetween): Promise<{ items: BusyPeriodView[] }> {
    const items = await work.rows<BusyPeriodView>(
      `SELECT ${columns}, t.name AS "territoryName", p.id AS "participationId",
         b.period_id IS NOT NULL AND ARRAY[p.id, p.cohort_id] && $4::uuid[] AS "mayChange", NULL::jsonb AS behalf
       FROM access.engaged_participations(ARRAY[$1::uuid]) e JOIN participation p ON p.id = e.participation_id JOIN territory t ON t.id = p.territory_id
         CROSS JOIN LATERAL access.busy_periods(ARRAY[t.id], $2, $3) b
       WHERE access.network_id() = ANY ($5::uuid[]) AND ARRAY[p.id, p.cohort_id] && $6::uuid[]
       ORDER BY b.starts_on, b.kind, b.label, t.name, p.id`,
      [cohortId, from, to, work.ids('busy_period', 'update'), work.ids('busy_period', 'read'), work.ids('participation', 'read')],
    );
    return { items };
  }
}
