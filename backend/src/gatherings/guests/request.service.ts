import { Injectable } from '@nestjs/common';
import { PersonalLinks } from '../../identity/personal-links.service';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { LetterCalendar } from '../../platform/mail/letter-calendar';
import { Outbox } from '../../platform/mail/outbox';
import { AnnouncedQuery } from '../inviting/announced.query';
import { calendarOf } from '../inviting/gathering-calendar';
import { letterFacts } from '../inviting/letter-facts';
import { lifeOf } from '../inviting/sendings.service';
import { GatheringDoor } from './gathering-door';
import type { DecisionInput, RequestList, RequestView } from './guest.contract';

interface Decided {
  cohortId: string;
  personId: string;
  replacesId: string | null;
  heldOn: string | null;
}

/** What a letter says beside the facts of the gathering, and what it does to its reader's calendar. */
interface Told {
  linkId?: string | undefined;
  calendar?: LetterCalendar['method'];
  recipientKind?: string;
  data?: Record<string, unknown>;
}

/** Requests to come, as staff read and answer them. Accepted, a visitor enters the directory and gets an invitation of their own. */
@Injectable()
export class Requests {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly door: GatheringDoor,
    private readonly announced: AnnouncedQuery,
  ) {}

  async list(work: Work, gatheringId: string): Promise<RequestList> {
    const gathering = await work.row<{ open: boolean }>('SELECT requests_closed_at IS NULL AS open FROM gathering WHERE id = $1', [gatheringId]);
    if (!gathering) throw notFound();
    const items = await work.rows<RequestView>(
      `SELECT id, given_name AS "givenName", family_name AS "familyName", email, known, organisation, word, state, to_json(at) #>> '{}' AS at, replaces_name AS "replacesName"
       FROM access.coming_requests($1)`,
      [gatheringId],
    );
    return { items, open: gathering.open, forward: this.door.address(gatheringId) };
  }

  /** Closes the door to new requests, or opens it again; those already made stay to be answered. */
  async setOpen(work: Work, gatheringId: string, open: boolean): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `UPDATE gathering SET requests_closed_at = CASE WHEN $2 THEN NULL ELSE coalesce(requests_closed_at, now()) END WHERE id = $1 RETURNING cohort_id AS "cohortId"`,
      [gatheringId, open],
    );
    if (!row) throw notFound();
    await work.audit(open ? 'open requests' : 'close requests', 'gathering', gatheringId, row.cohortId);
  }

  /** Accepted: on the list, with a link of their own. Declined: told so, kindly, once. */
  async decide(work: Work, gatheringId: string, requestId: string, { accepted, category }: DecisionInput): Promise<void> {
    const row = await work.row<Decided & { state: string }>(
      `SELECT q.cohort_id AS "cohortId", q.person_id AS "personId", q.replaces_id AS "replacesId", q.state, g.held_on AS "heldOn"
       FROM coming_request q JOIN gathering g ON g.id = q.gathering_id WHERE q.id = $1 AND q.gathering_id = $2 FOR UPDATE OF q`,
      [requestId, gatheringId],
    );
    if (!row) throw notFound();
    if (row.state !== 'confirmed') {
      const detail = row.state === 'asked' ? 'Cette personne n’a pas encore confirmé elle-même : son e-mail le lui propose.' : 'Cette demande a déjà sa réponse.';
      throw problem(409, 'request-not-waiting', detail);
    }
    if (row.heldOn !== null && row.heldOn < work.today) throw problem(409, 'gathering-over', 'Ce rendez-vous est passé : ajoutez à la liste les personnes qui sont venues.');
    const registrationId = accepted ? await this.welcome(work, gatheringId, requestId, row, category) : null;
    await work.rows(`UPDATE coming_request SET state = $2, decided_at = now(), decided_by_id = $3, registration_id = $4, updated_at = now() WHERE id = $1`, [
      requestId, accepted ? 'accepted' : 'declined', work.personId, registrationId,
    ]);
    if (!accepted) await this.tell(work, gatheringId, row, 'gathering-declined');
    await work.audit(accepted ? 'accept' : 'decline', 'coming_request', requestId, row.cohortId, row.personId);
  }

  private async welcome(work: Work, gatheringId: string, requestId: string, row: Decided, category: string | null): Promise<string> {
    const welcomed = await work.row<{ id: string | null }>('SELECT access.welcome_guest($1) AS id', [requestId]);
    if (!welcomed?.id) throw notFound();
    await work.rows(`SELECT pg_advisory_xact_lock(hashtextextended('seats ' || $1::text, 0))`, [gatheringId]);
    // A replacement sits on the seat, and for the territory, of whoever named them, as long as that answer stands and nobody else sits there.
    const listed = await work.row<{ id: string; participationId: string | null; waiting: boolean; seatOf: string | null }>(
      `INSERT INTO registration AS n (cohort_id, gathering_id, person_id, participation_id, category, answer, answered_at, answered_by_id, invited_at, replaces_id)
       SELECT $1, $2, $3, r.participation_id, coalesce($5, r.category), 'yes', now(), $3, CASE WHEN s.id IS NULL THEN now() END, s.id
       FROM (SELECT 1) one LEFT JOIN registration r ON r.id = $4 AND r.gathering_id = $2
         LEFT JOIN registration s ON s.id = r.id AND s.answer = 'replaced' AND NOT EXISTS (SELECT FROM registration o WHERE o.replaces_id = s.id)
       ON CONFLICT (gathering_id, person_id) DO NOTHING
       RETURNING id, participation_id AS "participationId", waiting_since IS NOT NULL AS waiting, (SELECT o.person_id FROM registration o WHERE o.id = n.replaces_id) AS "seatOf"`,
      [row.cohortId, gatheringId, row.personId, row.replacesId, category],
    );
    if (!listed) throw problem(409, 'already-listed', 'Cette personne est déjà sur la liste.');
    const [linkId] = await this.links.open(work, [
      {
        ...{ purpose: 'answer_invitation', personId: row.personId, cohortId: row.cohortId, participationId: listed.participationId },
        ...{ recordIds: [listed.id, gatheringId], expiresAt: lifeOf(row, work.today) },
      },
    ]);
    const { waiting, seatOf } = listed;
    // It is their invitation: it enters their calendar, unless they may still not come for want of a place.
    await this.tell(work, gatheringId, row, 'gathering-welcome', { linkId, data: { waiting }, ...(!waiting && { calendar: 'request' }) });
    if (seatOf) await this.letGo(work, gatheringId, row, seatOf);
    return listed.id;
  }

  /** Whoever is replaced learns that it is settled, and their calendar lets go of a day on which nobody waits for them. */
  private async letGo(work: Work, gatheringId: string, { cohortId, personId }: Decided, seatOf: string): Promise<void> {
    const named = await work.row<{ name: string }>(`SELECT given_name || ' ' || family_name AS name FROM person WHERE id = $1 AND EXISTS (SELECT FROM person_contact c WHERE c.person_id = $2 AND c.email IS NOT NULL)`, [personId, seatOf]);
    if (named) await this.tell(work, gatheringId, { cohortId, personId: seatOf }, 'gathering-handed-on', { calendar: 'cancel', recipientKind: 'personne remplacée', data: { replacementName: named.name } });
  }

  private async tell(work: Work, gatheringId: string, to: Pick<Decided, 'cohortId' | 'personId'>, template: string, { linkId, calendar, recipientKind = 'demande à venir', data }: Told = {}): Promise<void> {
    const gathering = await this.announced.gathering(work, gatheringId);
    const withLink = template === 'gathering-welcome' && gathering.link === 'now';
    const entry = calendar && calendarOf(gathering, calendar, withLink ? gathering.url : null);
    await this.outbox.post(work, [
      {
        ...{ template, sensitivity: 'collective', cohortId: to.cohortId, recipientId: to.personId, recipientKind, replyToId: work.personId },
        ...(linkId && { linkId }),
        // Where to connect, and when it is told, is for whoever comes.
        data: { ...letterFacts(gathering, withLink), ...(template !== 'gathering-welcome' && { remote: false, linkUnknown: false }), cohortName: await this.cohortName(work, to.cohortId), entry: Boolean(entry), ...data },
        ...(entry && { calendar: entry }),
      },
    ]);
  }

  private async cohortName(work: Work, cohortId: string): Promise<string | null> {
    return (await work.row<{ name: string }>('SELECT name FROM cohort WHERE id = $1', [cohortId]))?.name ?? null;
  }
}
