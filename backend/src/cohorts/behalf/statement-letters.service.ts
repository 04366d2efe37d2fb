import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PersonalLinks } from '../../identity/personal-links.service';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { Outbox } from '../../platform/mail/outbox';

const twoMonths = 60 * 24 * 3600 * 1000;
const shortened = (text: string) => (text.length > 600 ? `${text.slice(0, 600).trimEnd()} […]` : text);

/** The letters that ask somebody to confirm what was written in their name: several statements are one letter, one thing asked. */
@Injectable()
export class StatementLetters {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
  ) {}

  /** A letter of today that still awaits its answer takes one more statement: its page shows it, nobody is written to twice a day. */
  async joinToday(work: Work, participationId: string, personId: string, id: string): Promise<boolean> {
    const row = await work.row(
      `UPDATE confirmation SET letter_id = l.letter_id, asked_at = now(), updated_at = now()
       FROM (SELECT c.letter_id FROM confirmation c CROSS JOIN network n JOIN personal_link k ON k.record_ids @> ARRAY[c.letter_id] AND k.revoked_at IS NULL AND k.expires_at > now()
         WHERE c.participation_id = $1 AND c.person_id = $2 AND c.state = 'asked' AND (c.asked_at AT TIME ZONE n.time_zone)::date = $4::date AND k.purpose = 'confirm_statement'
         ORDER BY c.asked_at DESC LIMIT 1) l
       WHERE confirmation.id = $3 AND confirmation.participation_id = $1 RETURNING confirmation.id`,
      [participationId, personId, id, work.today],
    );
    return row !== undefined;
  }

  /** Everything that awaits this person, in one new letter; the links of former letters about it close. */
  async send(work: Work, participationId: string, personId: string): Promise<{ letterId: string; statements: number }> {
    const awaiting = await work.rows<{ id: string; cohortId: string; letterId: string | null; heading: string; shown: string }>(
      `SELECT id, cohort_id AS "cohortId", letter_id AS "letterId", heading, shown FROM confirmation
       WHERE participation_id = $1 AND person_id = $2 AND state = 'asked' AND replaced_at IS NULL ORDER BY created_at, id FOR UPDATE`,
      [participationId, personId],
    );
    const [first] = awaiting;
    if (!first) throw problem(409, 'nothing-to-confirm', 'Rien n’attend cette personne : tout ce qui a été écrit en son nom a sa réponse.');
    for (const letterId of new Set(awaiting.flatMap((one) => one.letterId ?? []))) await this.links.revoke(work, letterId);
    const letterId = randomUUID();
    await work.rows('UPDATE confirmation SET letter_id = $1, asked_at = now(), updated_at = now() WHERE id = ANY ($2::uuid[]) AND participation_id = $3', [
      letterId,
      awaiting.map(({ id }) => id),
      participationId,
    ]);
    const about = await work.row<{ territoryName: string; cohortName: string; askedBy: string }>(
      `SELECT t.name AS "territoryName", c.name AS "cohortName", me.given_name || ' ' || me.family_name AS "askedBy"
       FROM participation pa JOIN territory t ON t.id = pa.territory_id JOIN cohort c ON c.id = pa.cohort_id JOIN person me ON me.id = $2 WHERE pa.id = $1`,
      [participationId, work.personId],
    );
    const [linkId] = await this.links.open(work, [
      { purpose: 'confirm_statement', personId, cohortId: first.cohortId, participationId, recordIds: [letterId], expiresAt: new Date(Date.now() + twoMonths).toISOString() },
    ]);
    const [id] = await this.outbox.post(work, [
      {
        template: 'statement-letter',
        sensitivity: 'collective',
        cohortId: first.cohortId,
        recipientId: personId,
        recipientKind: `équipe de ${about?.territoryName}`,
        linkId: linkId as string,
        replyToId: work.personId,
        data: { ...about, many: awaiting.length > 1, statements: awaiting.map(({ heading, shown }) => ({ heading, shown: shortened(shown) })) },
      },
    ]);
    await work.audit('ask', 'outbox_message', id as string, first.cohortId, personId);
    return { letterId, statements: awaiting.length };
  }

  /** The link of a letter opens nothing any more; what it asked stays unanswered. */
  async revoke(work: Work, participationId: string, letterId: string): Promise<void> {
    const row = await work.row<{ cohortId: string; personId: string }>(
      'SELECT cohort_id AS "cohortId", person_id AS "personId" FROM confirmation WHERE letter_id = $1 AND participation_id = $2 LIMIT 1',
      [letterId, participationId],
    );
    if (!row) throw problem(404, 'not-found', 'Cette lettre n’existe pas.');
    await this.links.revoke(work, letterId);
    await work.audit('revoke', 'personal_link', letterId, row.cohortId, row.personId);
  }
}
