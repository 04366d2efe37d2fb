import { Injectable } from '@nestjs/common';
import { PersonalLinks } from '../../identity/personal-links.service';
import { RateLimits } from '../../platform/auth/rate-limits';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import { Outbox } from '../../platform/mail/outbox';
import { recipientInFrench } from '../gathering-words';
import { PeerBoard } from './peer-board.entity';
import type { PeerBoardInput, PeerBoardsInput } from './peer-exchange.contract';

interface Reachable {
  personId: string;
  participationId: string | null;
  registrationId: string | null;
  category: PeerBoard['category'];
  territoryName: string | null;
  hasEmail: boolean;
  moved: boolean;
  linkId: string | null;
  written: boolean;
}

interface Announced {
  cohortId: string;
  gatheringId: string;
  category: PeerBoard['category'];
  openToPhones: boolean;
  title: string;
  heldOn: string | null;
}

/** What staff do around boards: lay them out, say who keeps one, let telephones in. They never see a card that was not shared. */
@Injectable()
export class PeerBoardService {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly limits: RateLimits,
  ) {}

  /** The four boards; those that are there stay as they are. */
  async prepare(work: Work, gatheringId: string, { sequenceId, participationId }: PeerBoardsInput): Promise<void> {
    const place = await work.row<{ cohortId: string; sequence: boolean; territory: boolean }>(
      `SELECT g.cohort_id AS "cohortId", $2::uuid IS NULL OR EXISTS (SELECT FROM gathering_sequence s WHERE s.id = $2 AND s.gathering_id = g.id) AS sequence,
         $3::uuid IS NULL OR EXISTS (SELECT FROM participation p WHERE p.id = $3 AND p.cohort_id = g.cohort_id) AS territory
       FROM gathering g WHERE g.id = $1`,
      [gatheringId, sequenceId, participationId],
    );
    if (!place) throw notFound();
    if (!place.sequence) throw wrong('/sequenceId', 'Choisissez une séquence de ce rendez-vous.');
    if (!place.territory) throw wrong('/participationId', 'Choisissez un territoire du parcours.');
    const made = await work.rows<{ id: string }>(
      `INSERT INTO peer_board (cohort_id, gathering_id, sequence_id, participation_id, category)
       SELECT $2, $1, $3, $4, c FROM unnest('{elected_official,local_agent,socio_economic_actor,state_agent}'::text[]) c
       ON CONFLICT ON CONSTRAINT peer_board_once DO NOTHING RETURNING id`,
      [gatheringId, place.cohortId, sequenceId, participationId],
    );
    for (const { id } of made) await work.audit('create', 'peer_board', id, place.cohortId);
  }

  /** A scribe who changes leaves the room: the links of the one before close. Nobody new is named once something was said. */
  async change(work: Work, id: string, version: number, { scribeId, openToPhones }: PeerBoardInput): Promise<void> {
    const known = await work.row<{ cohortId: string; scribeId: string | null; version: number; begun: boolean }>(
      'SELECT cohort_id AS "cohortId", scribe_id AS "scribeId", version, begun_at IS NOT NULL AS begun FROM peer_board WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!known) throw notFound();
    if (known.version !== version) throw stale({ version: known.version });
    if (scribeId && !(await work.row('SELECT 1 FROM person WHERE id = $1 AND ARRAY[id, network_id] && $2::uuid[]', [scribeId, work.ids('person', 'read')]))) {
      throw wrong('/scribeId', 'Choisissez une personne de l’annuaire.');
    }
    // Who is named once something was said would read what was said before anybody knew they listened.
    if (scribeId && scribeId !== known.scribeId && known.begun) {
      throw problem(409, 'board-begun', 'Ce tableau a commencé, par une carte ou une photo : une autre personne ne le tient que si le groupe l’accepte. Demandez-le-lui.');
    }
    // Nobody new may be named then: what was said would be read by nobody, its own group included.
    if (known.scribeId && !scribeId && known.begun) {
      const left = await work.row<{ people: number }>('SELECT count(*)::int AS people FROM access.peer_group($1) g WHERE g.person_id <> $2', [id, known.scribeId]);
      if (!left?.people) throw problem(409, 'nobody-else', 'Ce tableau a commencé et personne d’autre n’est du groupe : sans qui le tient, plus personne ne le lirait.');
    }
    await work.manager.update(PeerBoard, { id }, { scribeId, openToPhones, version: version + 1 });
    if (known.scribeId && known.scribeId !== scribeId) {
      await work.rows(
        `UPDATE personal_link l SET revoked_at = now(), updated_at = now() WHERE l.purpose = 'peer_exchange' AND l.record_ids @> ARRAY[$1]::uuid[] AND l.person_id = $2 AND l.revoked_at IS NULL
           AND NOT EXISTS (SELECT FROM registration r WHERE r.id = ANY (l.record_ids))`,
        [id, known.scribeId],
      );
    }
    await work.audit('update', 'peer_board', id, known.cohortId, scribeId);
  }

  /**
   * Writes to the scribe, and to the group when telephones are let in: each by a link of their own, to this board alone.
   * Whoever was written to within the hour is not written to again.
   */
  async send(work: Work, id: string): Promise<{ sent: number; withoutEmail: number; already: number }> {
    await this.limits.count('peer-letters', id, { most: 12, minutes: 60 });
    await this.limits.count('peer-letters-of', work.personId, { most: 60, minutes: 60 });
    const board = await work.row<Announced>(
      `SELECT b.cohort_id AS "cohortId", b.gathering_id AS "gatheringId", b.category, b.open_to_phones AS "openToPhones", g.title, g.held_on AS "heldOn"
       FROM peer_board b JOIN gathering g ON g.id = b.gathering_id WHERE b.id = $1 FOR UPDATE OF b`,
      [id],
    );
    if (!board) throw notFound();
    const people = await work.rows<Reachable>(group, [id, work.ids('person_contact', 'read')]);
    if (!people.length) throw problem(422, 'nobody-there', 'Il n’y a personne à qui écrire : nommez qui tient le tableau, ou ouvrez-le aux téléphones du groupe.');
    const reached = people.filter(({ hasEmail, moved }) => hasEmail && !moved);
    if (!reached.length && people.some(({ moved }) => moved)) {
      throw problem(409, 'address-changed', 'L’adresse a changé depuis la première carte ou la première photo : aucun lien n’y part plus, pour que personne d’autre ne lise ce que le groupe s’est dit. Les liens déjà reçus ouvrent toujours le tableau.');
    }
    const due = reached.filter(({ written }) => !written);
    const without = due.filter(({ linkId }) => linkId === null);
    const opened = await this.links.open(
      work,
      without.map(({ personId, participationId, registrationId }) => ({
        purpose: 'peer_exchange' as const,
        personId,
        participationId,
        cohortId: board.cohortId,
        // Taking somebody off the list closes every link that names their line.
        recordIds: [id, board.gatheringId, ...(registrationId ? [registrationId] : [])],
        expiresAt: after(board.heldOn ?? work.today, work.today),
      })),
    );
    const links = new Map(without.map(({ personId }, index) => [personId, opened[index]]));
    await this.outbox.post(
      work,
      due.map((person) => ({
        template: 'peer-exchange',
        sensitivity: 'collective' as const,
        cohortId: board.cohortId,
        recipientId: person.personId,
        recipientKind: recipientInFrench(person.category, person.territoryName),
        linkId: person.linkId ?? links.get(person.personId),
        replyToId: work.personId,
        data: { gatheringId: board.gatheringId, title: board.title, heldOn: board.heldOn, group: groups[board.category], keeps: person.registrationId === null },
      })),
    );
    if (due.length) await work.audit('send', 'peer_board', id, board.cohortId);
    return { sent: due.length, withoutEmail: people.length - reached.length, already: reached.length - due.length };
  }
}

const groups: Record<PeerBoard['category'], string> = {
  elected_official: 'entre élus',
  local_agent: 'entre agents de collectivité',
  socio_economic_actor: 'entre acteurs locaux',
  state_agent: 'entre agents de l’État',
};

/** A fortnight to reread and choose; a gathering of long ago is typed from its paperboards today. */
function after(heldOn: string, today: string): string {
  const end = new Date(`${heldOn > today ? heldOn : today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 15);
  return end.toISOString().slice(0, 10);
}

const wrong = (pointer: string, detail: string) => problem(422, 'wrong-choice', detail, { errors: [{ pointer, detail }] });

const group = `
  SELECT x.person_id AS "personId", x.participation_id AS "participationId", x.registration_id AS "registrationId", b.category, t.name AS "territoryName",
    c.email IS NOT NULL AS "hasEmail", x.person_id = ANY (b.moved_ids) AS moved,
    (SELECT l.id FROM personal_link l WHERE l.purpose = 'peer_exchange' AND l.person_id = x.person_id AND l.record_ids @> ARRAY[b.id] AND l.revoked_at IS NULL AND l.expires_at > now() LIMIT 1) AS "linkId",
    EXISTS (SELECT FROM outbox_message m JOIN personal_link l ON l.id = m.link_id AND l.record_ids @> ARRAY[b.id] AND l.revoked_at IS NULL
      WHERE m.template = 'peer-exchange' AND m.recipient_id = x.person_id AND m.state <> 'failed' AND m.created_at > now() - interval '1 hour') AS written
  FROM peer_board b CROSS JOIN LATERAL (
    SELECT b.scribe_id AS person_id, NULL::uuid AS participation_id, NULL::uuid AS registration_id WHERE b.scribe_id IS NOT NULL
    UNION ALL SELECT g.person_id, g.participation_id, g.registration_id FROM access.peer_group(b.id) g WHERE b.open_to_phones AND g.person_id IS DISTINCT FROM b.scribe_id) x
    LEFT JOIN person_contact c ON c.person_id = x.person_id AND ARRAY[c.person_id, c.network_id] && $2::uuid[]
    LEFT JOIN participation p ON p.id = x.participation_id LEFT JOIN territory t ON t.id = p.territory_id
  WHERE b.id = $1 ORDER BY x.person_id`;
