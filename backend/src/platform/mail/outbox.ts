import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '../database/work';
import { Jobs } from '../jobs/jobs';
import type { LetterCalendar } from './letter-calendar';
import type { MailKind } from './mail-kind';

/** An e-mail to one person, as the business transaction decides it. */
export interface Letter {
  /** Names the Handlebars template in the context's `mail` folder. */
  template: string;
  sensitivity: 'collective' | 'diagnostic';
  /** What a person may refuse: such a letter bears List-Unsubscribe and is withheld from whoever did. None: owed to this person by name. */
  kind?: MailKind;
  cohortId: string;
  recipientId: string;
  /** What staff read instead of an address: « délégué·e de Canohès ». */
  recipientKind: string;
  /** The personal link whose address the template shows; derived when the mail leaves. */
  linkId?: string;
  /** Whom an answer reaches. */
  replyToId?: string;
  /** What the template needs; clear text kept in the outbox, so nothing confided. */
  data: Record<string, unknown>;
  /** What its text shows as `cid:`: stored files that travel inside it, the same for every recipient. */
  pictures?: readonly LetterPicture[];
  /** What it puts into the reader's calendar: a request that they can answer, or its end. */
  calendar?: LetterCalendar;
}

/** A stored file inside a letter, under the name by which the text shows it. */
export interface LetterPicture {
  cid: string;
  fileId: string;
  name: string;
  mediaType: string;
}

/** E-mails are rows of the business transaction; a worker sends them once it is durable. */
@Injectable()
export class Outbox {
  constructor(private readonly jobs: Jobs) {}

  /**
   * Puts letters of one sending into the outbox and returns their ids, in order. One that its recipient refuses, or whose address does not
   * receive, stands there withheld (`access.refuses_mail(person, kind)` says beforehand who refuses).
   */
  async post(work: Work, letters: readonly Letter[]): Promise<string[]> {
    if (letters.length === 0) return [];
    const batchId = randomUUID();
    const rows = letters.map((letter) => ({ id: randomUUID(), batchId, ...letter, createdById: work.actor.personId }));
    await work.rows(
      `INSERT INTO outbox_message (id, cohort_id, template, sensitivity, kind, recipient_id, recipient_kind, link_id, reply_to_id, data, calendar, pictures, created_by_id, batch_id)
       SELECT id, "cohortId", template, sensitivity, kind, "recipientId", "recipientKind", "linkId", "replyToId", data, calendar, pictures, "createdById", "batchId"
       FROM jsonb_to_recordset($1::jsonb) AS l(id uuid, "cohortId" uuid, template text, sensitivity text, kind text, "recipientId" uuid, "recipientKind" text,
         "linkId" uuid, "replyToId" uuid, data jsonb, calendar jsonb, pictures jsonb, "createdById" uuid, "batchId" uuid)`,
      [JSON.stringify(rows)],
    );
    work.afterCommit(() => this.jobs.wake('mail'));
    return rows.map(({ id }) => id);
  }
}
