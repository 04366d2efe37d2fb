import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { HeadActsList, HeadActsView } from './acts.contract';

/** What the mayor of a village may be asked over eighteen months. */
export const mostActs = 8;
export const countedMonths = 18;
/** Below this many inhabitants a commune is a village. */
export const villageBelow = 2000;

interface Line {
  personId: string;
  name: string;
  current: boolean;
  kind: HeadActsView['acts'][number]['kind'];
  askedOn: string;
  about: string | null;
  counted: boolean;
}

/** Counts what the application asks of a territory's head of the executive: docs/decisions says what is one act. */
@Injectable()
export class MayorActs {
  /** Today's head, or the last one, with every act; those of the last eighteen months count. */
  async read(work: Work, participationId: string): Promise<HeadActsList> {
    const place = await work.row<{ title: string | null; village: boolean; since: string }>(
      `SELECT p.executive_title AS title, t.kind = 'commune' AND coalesce(t.population, ${villageBelow}) < ${villageBelow} AS village,
         ($2::date - interval '${countedMonths} months')::date AS since
       FROM participation p JOIN territory t ON t.id = p.territory_id WHERE p.id = $1`,
      [participationId, work.today],
    );
    if (!place) throw notFound();
    const lines = await work.rows<Line>(
      `SELECT a.person_id AS "personId", p.given_name || ' ' || p.family_name AS name, a.kind, a.asked_on AS "askedOn", a.about, a.asked_on > $3::date AND a.asked_on <= $2::date AS counted,
         EXISTS (SELECT FROM delegate d WHERE d.participation_id = $1 AND d.person_id = a.person_id AND d.head_of_executive AND d.starts_on <= $2::date AND (d.ends_on IS NULL OR d.ends_on >= $2::date)) AS current
       FROM access.asked_acts($1) a JOIN person p ON p.id = a.person_id ORDER BY a.asked_on DESC, a.kind`,
      [participationId, work.today, place.since],
    );
    const current = lines.some((line) => line.current);
    const people = [...new Set(lines.filter((line) => line.current || !current).map(({ personId }) => personId))];
    const instead = people.length ? await this.others(work, participationId, people) : [];
    const items = people.map((personId) => {
      const own = lines.filter((line) => line.personId === personId);
      const acts = own.map(({ kind, askedOn, about, counted }) => ({ kind, askedOn, about, counted }));
      return { personId, name: own[0]?.name as string, count: acts.filter(({ counted }) => counted).length, most: place.village ? mostActs : null, since: place.since, acts, instead };
    });
    return { items, title: place.title || 'maire' };
  }

  /** Which of these territories are villages: only there a limit holds. */
  private async villages(work: Work, participationIds: readonly string[]): Promise<string[]> {
    const rows = await work.rows<{ id: string }>(
      `SELECT p.id FROM participation p JOIN territory t ON t.id = p.territory_id WHERE p.id = ANY ($1::uuid[]) AND t.kind = 'commune' AND t.population < ${villageBelow}`,
      [participationIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of these people whom one more ask would take beyond what a village's mayor is asked. */
  async wouldExceed(work: Work, participationId: string, personIds: readonly string[]): Promise<HeadActsView[]> {
    const { items } = await this.read(work, participationId);
    return items.filter(({ personId, count, most }) => most !== null && count >= most && personIds.includes(personId));
  }

  /** Of people about to be asked one more thing, whatever their territory, those who are left in peace. */
  async askedEnough(work: Work, people: readonly { personId: string; participationId: string | null }[]): Promise<Set<string>> {
    const enough = new Set<string>();
    for (const id of await this.villages(work, [...new Set(people.flatMap(({ participationId }) => participationId ?? []))])) {
      for (const { personId } of await this.wouldExceed(work, id, people.map((one) => one.personId))) enough.add(personId);
    }
    return enough;
  }

  /** Said before anything is sent, with who else could be asked; whoever asks may insist. */
  async refuseBeyond(work: Work, participationId: string, personIds: readonly string[], evenSo: boolean): Promise<void> {
    if (evenSo) return;
    const [head] = await this.wouldExceed(work, participationId, personIds);
    if (!head) return;
    const others = head.instead.map(({ name }) => name);
    const offer = others.length ? `Demandez plutôt à ${others.slice(0, 3).join(', ')}, ou écrivez pour son compte.` : 'Écrivez plutôt pour son compte.';
    throw problem(409, 'asked-enough', `${head.name} a déjà ${head.count} demandes en ${countedMonths} mois, le plus que nous demandons au maire d’un village. ${offer}`);
  }

  private others(work: Work, participationId: string, heads: readonly string[]) {
    return work.rows<HeadActsView['instead'][number]>(
      `SELECT p.id AS "personId", p.given_name || ' ' || p.family_name AS name, coalesce(d.role_title, p.role_title) AS role FROM delegate d JOIN person p ON p.id = d.person_id
       WHERE d.participation_id = $1 AND d.status = 'agreed' AND d.starts_on <= $2::date AND (d.ends_on IS NULL OR d.ends_on >= $2::date) AND NOT d.person_id = ANY ($3::uuid[])
       ORDER BY array_position(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident'], d.category), p.family_name`,
      [participationId, work.today, heads],
    );
  }
}
