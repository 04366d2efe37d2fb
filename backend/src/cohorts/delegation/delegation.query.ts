import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { ActorCategory, DelegateView, QuartetView } from './delegate.contract';

/** Who is in a territory's team on a day, and everybody who was. */
@Injectable()
export class DelegationQuery {
  async team(work: Work, participationId: string, on: string) {
    const all = await work.rows<DelegateView>(
      `SELECT d.id, json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) AS person, o.name AS organisation,
         d.category, d.status, coalesce(d.role_title, p.role_title) AS "roleTitle", d.head_of_executive AS "headOfExecutive",
         d.starts_on AS "startsOn", d.ends_on AS "endsOn", (d.created_at AT TIME ZONE n.time_zone)::date = $3::date AS "enteredToday"
       FROM delegate d JOIN person p ON p.id = d.person_id LEFT JOIN organisation o ON o.id = p.organisation_id CROSS JOIN network n
       WHERE d.participation_id = $1 AND ARRAY[d.id, d.cohort_id, d.participation_id] && $2::uuid[]
       ORDER BY d.starts_on, p.family_name, p.given_name, d.id`,
      [participationId, work.ids('delegate', 'read'), work.today],
    );
    const members = all.filter(({ startsOn, endsOn }) => startsOn <= on && (!endsOn || endsOn >= on));
    return { on, seats: seatsAmong(members), members, history: all };
  }
}

function seatsAmong(members: readonly DelegateView[]): QuartetView {
  const count = (category: ActorCategory) => {
    const sitting = members.filter((member) => member.category === category);
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
