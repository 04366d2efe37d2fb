import { Injectable } from '@nestjs/common';
import { HeldLetters } from '../../identity/outbox/held-letters.service';
import type { HeldLetters as Outcome } from '../../identity/outbox/outbox.contract';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';

/** All the letters of one sending that have not left: held back, or let go. */
@Injectable()
export class SendingHold {
  constructor(private readonly letters: HeldLetters) {
    letters.refuseRelease(stillToCome);
  }

  /** One letter may name several dates: held from one of them, it leaves for none. */
  async set(work: Work, gatheringId: string, sendingId: string, held: boolean): Promise<Outcome> {
    const sending = await work.row<{ messages: string[] }>(
      `SELECT ARRAY(SELECT c.message_id FROM gathering_recipient c WHERE c.sending_id = s.id AND c.gathering_id = $2 AND c.message_id IS NOT NULL) AS messages
       FROM gathering_sending s WHERE s.id = $1 AND s.gathering_id = $2`,
      [sendingId, gatheringId],
    );
    if (!sending) throw notFound();
    return held ? this.letters.hold(work, sending.messages) : this.letters.release(work, sending.messages);
  }
}

/** What invites to a day that was cancelled since stays, unless the letter names other days too. */
async function stillToCome(work: Work, messages: readonly string[]): Promise<void> {
  const over = await work.row(
    `SELECT 1 FROM gathering_recipient c JOIN gathering_sending s ON s.id = c.sending_id JOIN gathering g ON g.id = s.gathering_id
     WHERE c.message_id = ANY ($1::uuid[]) AND g.cancelled_at IS NOT NULL AND s.kind IN ('invitation', 'chase', 'reminder', 'change') AND NOT s.audience ? 'together' LIMIT 1`,
    [messages],
  );
  if (over) throw problem(409, 'gathering-cancelled', 'Ce rendez-vous est annulé : cette lettre dirait le contraire. Rétablissez-le d’abord, ou laissez-la retenue.');
}
