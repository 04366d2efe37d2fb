import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { ActorCategory, DelegateView, DelegationView, QuartetView } from './delegate.contract';

/** Who is in a territory's teams and groups on a day, and everybody who was. */
@Injectable()
export class DelegationQuery {
  async team(work: Work, participationId: string, on: string) {
    const reach = work.ids('delegate', 'read');
    const delegations = await work.rows<Omit<DelegationView, 'there' | 'seats' | 'everUsed'>>(
      `SELECT g.id, g.kind, g.name, g.rank, g.starts_on AS "startsOn", g.ends_on AS "endsOn" FROM delegation g
       WHERE g.participation_id = $1 AND ARRAY[g.id, g.cohort_id, g.participation_id] && $2::uuid[]
       ORDER BY g.rank NULLS LAST, array_position(ARRAY['quartet', 'residents', 'project_group'], g.kind), g.created_at, g.id`,
      [participationId, reach],
    );
    const all = await work.rows<DelegateView>(
      `SELECT d.id, d.delegation_id AS "delegationId", d.delegation_kind AS "delegationKind",
         json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) AS person, o.name AS organisation,
         d.category, d.status, coalesce(d.role_title, p.role_title) AS "roleTitle", d.head_of_executive AS "headOfExecutive",
         d.starts_on AS "startsOn", d.ends_on AS "endsOn", (d.created_at AT TIME ZONE n.time_zone)::date = $3::date AS "enteredToday",
         d.substitute, d.substitute_for_id AS "substituteForId"
       FROM delegate d JOIN person p ON p.id = d.person_id LEFT JOIN organisation o ON o.id = p.organisation_id CROSS JOIN network n
       WHERE d.participation_id = $1 AND ARRAY[d.id, d.cohort_id, d.participation_id] && $2::uuid[]
       ORDER BY d.starts_on, p.family_name, p.given_name, d.id`,
      [participationId, reach, work.today],
    );
    const members = all.filter((stay) => covers(stay, on));
    return {
      on,
      seats: seatsAmong(members),
      delegations: delegations.map((one) => ({
        ...one,
        there: covers(one, on) || members.some(({ delegationId }) => delegationId === one.id),
        seats: one.kind === 'quartet' ? seatsAmong(members.filter(({ delegationId }) => delegationId === one.id)) : null,
        everUsed: all.some(({ delegationId }) => delegationId === one.id),
      })),
      members,
      history: all,
    };
  }
}

const covers = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }, on: string) => (!startsOn || startsOn <= on) && (!endsOn || endsOn >= on);

function seatsAmong(members: readonly DelegateView[]): QuartetView {
  const holders = members.filter(({ delegationKind, substitute }) => delegationKind === 'quartet' && !substitute);
  const count = (category: ActorCategory) => {
    const sitting = holders.filter((member) => member.category === category);
    const agreed = sitting.filter(({ status }) => status === 'agreed').length;
    return { agreed, foreseen: sitting.length - agreed };
  };
  return {
    elected_official: count('elected_official'),
    local_agent: count('local_agent'),
    socio_economic_actor: count('socio_economic_actor'),
    state_agent: count('state_agent'),
  };
}
