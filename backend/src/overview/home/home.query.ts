import { Injectable } from '@nestjs/common';
import type { HatName } from '../../platform/auth/right';
import { Keyring } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import type { HomeLine, HomeView, WatchLine } from './home.contract';
import { linesStatement } from './home-lines.sql';
import { watchStatement } from './home-watch.sql';

/** What is next for whoever is signed in, for all their hats: two SQL at most, whatever the number of hats. */
@Injectable()
export class HomeQuery {
  constructor(private readonly keyring: Keyring) {}

  async read(work: Work): Promise<HomeView> {
    const participations = (hat: HatName) => scopes(work, 'participationId', hat);
    const staffed = scopes(work, 'cohortId', 'cohort_manager', 'pivot_ally');
    // Staff published the pages and put the resources there: nothing to tell them.
    const told = (object: string) => work.ids(object, 'read').filter((id) => !staffed.includes(id));
    const lines = await work.rows<Omit<HomeLine, 'link'> & { linkId: string | null }>(linesStatement, [
      work.personId,
      work.today,
      participations('delegate'),
      participations('project_ally'),
      scopes(work, 'diagnosticId', 'diagnostic_lead', 'interviewer'),
      scopes(work, 'diagnosticId', 'diagnostic_lead'),
      work.ids('gathering', 'read'),
      told('territory_page'),
      told('resource'),
      staffed,
    ]);
    const watch = staffed.length ? await work.rows<WatchLine>(watchStatement, [staffed, work.today, work.personId]) : [];
    return { today: work.today, lines: lines.map(({ linkId, ...line }) => ({ ...line, link: linkId && `/l#${this.keyring.token('personal', linkId)}` })), watch };
  }
}

const scopes = (work: Work, key: 'cohortId' | 'participationId' | 'diagnosticId', ...names: HatName[]) => [
  ...new Set(work.actor.hats.flatMap((hat) => (names.includes(hat.hat as HatName) && hat[key] ? [hat[key]] : []))),
];
