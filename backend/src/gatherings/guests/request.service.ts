import { Injectable } from '@nestjs/common';
import { PersonalLinks } from '../../identity/personal-links.service';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Outbox } from '../../platform/mail/outbox';
import { GatheringDoor } from './gathering-door';
import type { DecisionInput, RequestList, RequestView } from './guest.contract';

interface Decided {
  cohortId: string;
  personId: string;
  replacesId: string | null;
  letter: Record<string, unknown>;
  heldOn: string | null;
}

/** Requests to come, as staff read and answer them. Accepted, a visitor enters the directory and gets an invitation of their own. */
@Injectable()
export class Requests {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly door: GatheringDoor,
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
      `SELECT q.cohort_id AS "cohortId", q.person_id AS "personId", q.replaces_id AS "replacesId", q.state, g.held_on AS "heldOn",
         json_build_object('gatheringId', g.id, 'title', g.title, 'heldOn', g.held_on, 'fromTime', to_char(g.from_time, 'HH24:MI'), 'toTime', to_char(g.to_time, 'HH24:MI'),
           'period', g.period, 'place', g.place, 'address', g.address) AS letter
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
    if (!accepted) await this.tell(work, row, 'gathering-declined', null);
    await work.audit(accepted ? 'accept' : 'decline', 'coming_request', requestId, row.cohortId, row.personId);
  }

  private async welcome(work: Work, gatheringId: string, requestId: string, row: Decided, category: string | null): Promise<string> {
    const welcomed = await work.row<{ id: string | null }>('SELECT access.welcome_guest($1) AS id', [requestId]);
    if (!welcomed?.id) throw notFound();
    await work.rows(`SELECT pg_advisory_xact_lock(hashtextextended('seats ' || $1::text, 0))`, [gatheringId]);
    // A replacement sits on the seat, and for the territory, of whoever named them, as long as that answer stands and nobody else sits there.
    const listed = await work.row<{ id: string; participationId: string | null; waiting: boolean }>(
      `INSERT INTO registration (cohort_id, gathering_id, person_id, participation_id, category, answer, answered_at, answered_by_id, invited_at, replaces_id)
       SELECT $1, $2, $3, r.participation_id, coalesce($5, r.category), 'yes', now(), $3, CASE WHEN s.id IS NULL THEN now() END, s.id
       FROM (SELECT 1) one LEFT JOIN registration r ON r.id = $4 AND r.gathering_id = $2
         LEFT JOIN registration s ON s.id = r.id AND s.answer = 'replaced' AND NOT EXISTS (SELECT FROM registration o WHERE o.replaces_id = s.id)
       ON CONFLICT (gathering_id, person_id) DO NOTHING
       RETURNING id, participation_id AS "participationId", waiting_since IS NOT NULL AS waiting`,
      [row.cohortId, gatheringId, row.personId, row.replacesId, category],
    );
    if (!listed) throw problem(409, 'already-listed', 'Cette personne est déjà sur la liste.');
    const expires = new Date(`${row.heldOn ?? work.today}T00:00:00Z`);
    expires.setUTCDate(expires.getUTCDate() + (row.heldOn ? 90 : 180));
    const [linkId] = await this.links.open(work, [
      {
        ...{ purpose: 'answer_invitation', personId: row.personId, cohortId: row.cohortId, participationId: listed.participationId },
        ...{ recordIds: [listed.id, gatheringId], expiresAt: expires.toISOString().slice(0, 10) },
      },
    ]);
    await this.tell(work, { ...row, letter: { ...row.letter, waiting: listed.waiting } }, 'gathering-welcome', linkId ?? null);
    return listed.id;
  }

  private async tell(work: Work, { cohortId, personId, letter }: Decided, template: string, linkId: string | null): Promise<void> {
    await this.outbox.post(work, [
      { template, sensitivity: 'collective', cohortId, recipientId: personId, recipientKind: 'demande à venir', ...(linkId && { linkId }), replyToId: work.personId, data: letter },
    ]);
  }
}
