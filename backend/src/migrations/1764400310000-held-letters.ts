import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reword } from './reword';

const states = `'queued', 'sending', 'sent', 'deferred', 'failed', 'uncertain'`;
const waits = `m.state IN ('queued', 'deferred')`;
const waitsOrHeld = `m.state IN ('queued', 'deferred', 'held')`;

/** What happens to a letter that waits happens to one that is held back. */
const followers = ['access.follow_peer_address()', 'access.find_who_answers()'];

/**
 * A collective letter that still waits may be held back and let go. Workers take what is queued or deferred under a lock of its
 * row, and holding is one update of such a row: whichever comes first in the database decides. `batch_id`: what was posted together.
 */
export class HeldLetters1764400310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE outbox_message DROP CONSTRAINT outbox_message_state_check;
      ALTER TABLE outbox_message
        ADD CONSTRAINT outbox_message_state_check CHECK (state IN (${states}, 'held')),
        ADD COLUMN batch_id uuid,
        ADD COLUMN held_at timestamptz,
        ADD COLUMN held_by_id uuid REFERENCES person ON DELETE SET NULL,
        ADD CONSTRAINT outbox_message_held_is_collective CHECK (state <> 'held' OR sensitivity = 'collective' AND held_at IS NOT NULL);
      CREATE INDEX outbox_message_held_by_id_idx ON outbox_message (held_by_id) WHERE held_by_id IS NOT NULL;
      CREATE INDEX outbox_message_batch_idx ON outbox_message (batch_id) WHERE state IN ('queued', 'deferred', 'sending', 'held');`);
    for (const follower of followers) await reword(db, follower, waits, waitsOrHeld);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const follower of followers) await reword(db, follower, waitsOrHeld, waits);
    await db.query(`
      UPDATE outbox_message SET state = 'queued' WHERE state = 'held';
      ALTER TABLE outbox_message DROP CONSTRAINT outbox_message_state_check, DROP COLUMN held_by_id, DROP COLUMN held_at, DROP COLUMN batch_id;
      ALTER TABLE outbox_message ADD CONSTRAINT outbox_message_state_check CHECK (state IN (${states}));`);
  }
}
