import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { networkId } from '../../platform/auth/actor';
import { CONFIG } from '../../platform/config/config.module';
import type { Config } from '../../platform/config/config';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import { notFound } from '../../platform/http/problem';
import { type MailContext, MailTemplates, type RenderedMail } from '../../platform/mail/mail-templates';
import type { MailWords } from '../../platform/mail/mail-words';
import { MailLinks } from '../../platform/mail/mail-links';
import type { MessageLine, MessageSearch, OutboxSummary } from './outbox.contract';
import { canBounce } from './outbox.service';

interface Row extends Omit<MessageLine, 'subject' | 'recipient'> {
  template: string;
  words: MailWords | null;
  recipientId: string;
  linkId: string | null;
  data: Record<string, unknown>;
  recipient: MailContext['recipient'] | null;
  who: MessageLine['recipient'];
  undeliverable: boolean;
  reachable: boolean;
  replyTo: MailContext['replyTo'];
  networkName: string;
  timeZone: string;
  demo: boolean;
  position: string;
}

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('givenName', ${alias}.given_name, 'familyName', ${alias}.family_name) END`;

/** `letters`: which, in SQL. `people`, `contacts`: the parameters that hold whom the actor may read, and reach. */
const select = (letters: string, people: string, contacts: string) => `
  SELECT m.id, m.template, m.recipient_kind AS "recipientKind", m.sensitivity, m.state, m.kind, m.withheld, m.attempts, m.answer, m.words, m.recipient_id AS "recipientId", m.link_id AS "linkId", m.data,
    ${instant('m.created_at')} AS "createdAt", ${instant('m.sent_at')} AS "sentAt", ${instant('m.held_at')} AS "heldAt", CASE WHEN m.held_at IS NOT NULL THEN h.given_name || ' ' || h.family_name END AS "heldBy", m.created_at::text AS position,
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END AS cohort,
    ${person('p')} AS recipient, rc.undeliverable_at IS NOT NULL AS undeliverable, rc.email IS NOT NULL AS reachable,
    CASE WHEN m.sensitivity = 'collective' AND ARRAY[p.id, p.network_id] && ${people}::uuid[] THEN json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) END AS who,
    ${person('r')} AS "replyTo", n.name AS "networkName", n.time_zone AS "timeZone", n.demo
  FROM (SELECT m.* FROM outbox_message m WHERE ${letters}) m LEFT JOIN cohort c ON c.id = m.cohort_id LEFT JOIN person p ON p.id = m.recipient_id
    LEFT JOIN person_contact rc ON rc.person_id = p.id AND ARRAY[rc.person_id, rc.network_id] && ${contacts}::uuid[]
    LEFT JOIN person r ON r.id = m.reply_to_id LEFT JOIN person h ON h.id = m.held_by_id CROSS JOIN network n`;

/** Which letters, each way of asking by its own index: in one statement for all of them every letter of the network was read. */
const within = (work: Work, cohortId: string | null) => {
  const everywhere = work.ids('outbox_message', 'read').includes(networkId) ? '$1::uuid = ANY ($2::uuid[])' : '$1::uuid IS NOT NULL AND m.cohort_id = ANY ($2::uuid[])';
  return cohortId === null ? `${everywhere} AND $3::uuid IS NULL` : `${everywhere} AND m.cohort_id = $3::uuid`;
};

/** Those of the same sending that can still be held, and those that are. */
const siblings = `SELECT count(*) FILTER (WHERE s.state IN ('queued', 'deferred'))::int AS waiting, count(*) FILTER (WHERE s.state = 'held')::int AS held
  FROM outbox_message m JOIN outbox_message s ON s.id = m.id OR s.batch_id = m.batch_id AND s.cohort_id = m.cohort_id AND s.state IN ('queued', 'deferred', 'sending', 'held') WHERE m.id = $1`;

const readable = (work: Work) => [work.ids('person', 'read'), work.ids('person_contact', 'read')];

/**
 * The outbox as staff see it. Personal links are masked; mails of accounts and of diagnostics show their state alone.
 * Only a demo network, which opens on this machine alone, shows them.
 */
@Injectable()
export class OutboxQuery {
  constructor(
    private readonly templates: MailTemplates,
    private readonly links: MailLinks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(work: Work, { state, limit, after }: MessageSearch, cohortId: string | null) {
    const cursor = readCursor(after, z.tuple([z.string(), z.uuid()]));
    const values: unknown[] = [networkId, work.ids('outbox_message', 'read'), cohortId, ...readable(work)];
    const next = (value: unknown) => `$${values.push(value)}`;
    const asked = `${state ? `AND m.state = ${next(state)}` : ''} ${cursor ? `AND (m.created_at, m.id) < (${next(cursor[0])}::timestamptz, ${next(cursor[1])}::uuid)` : ''}`;
    const rows = await work.rows<Row>(
      // The page first, along its index: cohorts, people and addresses are looked up for its letters alone.
      `${select(`${within(work, cohortId)} ${asked} ORDER BY m.created_at DESC, m.id DESC LIMIT ${rowsFor(limit)}`, '$4', '$5')} ORDER BY m.created_at DESC, m.id DESC`,
      values,
    );
    const page = pageOf(rows, limit, (row) => [row.position, row.id]);
    return { ...page, items: page.items.map((row) => ({ ...row, recipient: row.who, subject: this.written(row)?.subject ?? null })), delivers: this.config.SMTP_URL !== undefined };
  }

  async summary(work: Work, cohortId: string | null): Promise<OutboxSummary> {
    const row = await work.row<Omit<OutboxSummary, 'delivers'>>(
      `SELECT count(*) FILTER (WHERE m.state = 'uncertain')::int AS uncertain, count(*) FILTER (WHERE m.state = 'failed')::int AS failed,
         count(*) FILTER (WHERE m.state = 'deferred')::int AS deferred, count(*) FILTER (WHERE m.state IN ('queued', 'sending'))::int AS queued, count(*) FILTER (WHERE m.state = 'held')::int AS held,
         (SELECT json_build_object('until', p.paused_until, 'reason', p.reason) FROM access.mail_pause() p) AS pause
       FROM outbox_message m WHERE m.state <> 'sent' AND ${within(work, cohortId)}`,
      [networkId, work.ids('outbox_message', 'read'), cohortId],
    );
    return { ...(row as Omit<OutboxSummary, 'delivers'>), delivers: this.config.SMTP_URL !== undefined };
  }

  async one(work: Work, id: string) {
    const row = await work.row<Row>(select('m.id = $1', '$2', '$3'), [id, ...readable(work)]);
    if (!row) throw notFound();
    const beside = await work.row<{ waiting: number; held: number }>(siblings, [id]);
    const mail = this.written(row);
    const may = work.ids('outbox_message', 'update').some((place) => place === networkId || place === row.cohort?.id);
    const mayCorrect = may && row.who !== null && row.reachable && [networkId, row.who.id].some((place) => work.ids('person_contact', 'update').includes(place));
    return {
      ...row,
      recipient: row.who,
      subject: mail?.subject ?? null,
      text: mail?.text ?? null,
      html: mail?.html ?? null,
      mayResend: may && row.withheld !== 'unsubscribed' && ['failed', 'uncertain', 'deferred'].includes(row.state),
      maySayArrived: may && row.state === 'uncertain',
      mayHold: may && row.sensitivity === 'collective' && ['queued', 'deferred'].includes(row.state),
      mayRelease: may && row.state === 'held',
      together: beside ?? { waiting: 0, held: 0 },
      maySayBounced: mayCorrect && !row.withheld && !row.undeliverable && canBounce.includes(row.state),
    };
  }

  private written(row: Row): RenderedMail | undefined {
    const open = row.demo && this.config.DEMO;
    if ((row.sensitivity !== 'collective' && !open) || !row.recipient) return undefined;
    const link = open ? this.links.address(row) : this.links.masked(row);
    const unsubscribe = row.kind && (open ? this.links.unsubscribe(row.recipientId, row.kind) : this.links.maskedUnsubscribe(row.kind));
    try {
      return this.templates.render(row.template, { ...row.data, ...row, recipient: row.recipient, wording: row.words, unsubscribe, link });
    } catch {
      // A template that went with an older version: the line stays, without its text.
      return undefined;
    }
  }
}
