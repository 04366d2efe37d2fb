import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { networkId } from '../../platform/auth/actor';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.module';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import type { MailKind } from '../../platform/mail/mail-kind';
import { MailLinks } from '../../platform/mail/mail-links';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { type MailWords, namesFor, variablesIn, type WordsOfLetter } from '../../platform/mail/mail-words';
import type { MailPreviewInput, MailTextLine, MailTextList, MailWordsInput } from './mail-text.contract';

interface Stored extends MailWords {
  id: string;
  template: string;
  cohortId: string | null;
  version: number;
  updatedAt: string;
  updatedBy: string | null;
}

interface Reader {
  kind: MailKind | null;
  data: Record<string, unknown>;
  recipient: { givenName: string; familyName: string };
  replyTo: { givenName: string; familyName: string } | null;
}

const fields = ['subject', 'greeting', 'body', 'signature'] as const;

/** The words that staff put in place of ours, for the network or for one cohort. They are filled in by us, never compiled. */
@Injectable()
export class MailTexts {
  constructor(
    private readonly templates: MailTemplates,
    private readonly links: MailLinks,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  /** Every kind of letter that this place may say otherwise, as it says it today. */
  async list(work: Work, cohortId: string | null): Promise<z.infer<typeof MailTextList>> {
    const stored = await work.rows<Stored>(
      `SELECT t.id, t.template, t.cohort_id AS "cohortId", t.subject, t.greeting, t.body, t.signature, t.version, to_json(t.updated_at) #>> '{}' AS "updatedAt",
         p.given_name || ' ' || p.family_name AS "updatedBy"
       FROM mail_text t LEFT JOIN person p ON p.id = t.updated_by_id
       WHERE (t.cohort_id IS NULL OR t.cohort_id = $1) AND ARRAY[t.network_id, t.cohort_id] && $2::uuid[]`,
      [cohortId, work.ids('mail_text', 'read')],
    );
    const items = this.templates.changeable().filter(({ byCohort }) => byCohort || !cohortId).map((letter) => lineOf(letter, stored, cohortId));
    const fixed = this.templates.fixed().map(({ label, why }) => ({ label, why }));
    return { items, fixed, mayChange: work.ids('mail_text', 'update').includes(cohortId ?? networkId) };
  }

  /** Says it in other words from now on; letters already written keep theirs. `version` 0: for the first time. */
  async save(work: Work, cohortId: string | null, template: string, words: MailWordsInput, version: number): Promise<number> {
    const letter = this.letter(template, cohortId);
    refuseUnknown(letter, words);
    const values = [template, cohortId, words.subject, words.greeting, words.body, words.signature, work.personId];
    const row = version
      ? await work.row<{ id: string; version: number }>(
          `UPDATE mail_text SET subject = $3, greeting = $4, body = $5, signature = $6, updated_by_id = $7, version = version + 1, updated_at = now()
           WHERE template = $1 AND cohort_id IS NOT DISTINCT FROM $2::uuid AND version = $8 RETURNING id, version`,
          [...values, version],
        )
      : await work.row<{ id: string; version: number }>(
          `INSERT INTO mail_text (template, cohort_id, network_id, subject, greeting, body, signature, updated_by_id)
           VALUES ($1, $2, CASE WHEN $2::uuid IS NULL THEN access.network_id() END, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT mail_text_one_a_template DO NOTHING RETURNING id, version`,
          values,
        );
    if (!row) throw stale(await this.current(work, cohortId, template));
    await work.audit('update', 'mail_text', row.id, cohortId);
    return row.version;
  }

  /** Back to what would be said without these words. */
  async forget(work: Work, cohortId: string | null, template: string, version: number): Promise<void> {
    this.letter(template, cohortId);
    const row = await work.row<{ id: string }>(
      'DELETE FROM mail_text WHERE template = $1 AND cohort_id IS NOT DISTINCT FROM $2::uuid AND version = $3 RETURNING id',
      [template, cohortId, version],
    );
    if (!row) throw stale(await this.current(work, cohortId, template));
    await work.audit('delete', 'mail_text', row.id, cohortId);
  }

  /** As the reader of the last such letter would read it, or an invented one; nothing is kept, every link is masked. */
  async preview(work: Work, template: string, { cohortId, words }: MailPreviewInput) {
    const letter = this.letter(template, cohortId);
    refuseUnknown(letter, words);
    const last = await work.row<Reader>(
      `SELECT m.data, m.kind, json_build_object('givenName', p.given_name, 'familyName', p.family_name) AS recipient,
         CASE WHEN r.id IS NOT NULL THEN json_build_object('givenName', r.given_name, 'familyName', r.family_name) END AS "replyTo"
       FROM outbox_message m JOIN person p ON p.id = m.recipient_id LEFT JOIN person r ON r.id = m.reply_to_id
       WHERE m.template = $1 AND m.sensitivity = 'collective' AND ($2::uuid IS NULL OR m.cohort_id = $2) AND ARRAY[m.cohort_id, $3::uuid] && $4::uuid[]
       ORDER BY m.created_at DESC LIMIT 1`,
      [template, cohortId, networkId, work.ids('outbox_message', 'read')],
    );
    const network = await work.row<{ networkName: string; timeZone: string }>('SELECT name AS "networkName", time_zone AS "timeZone" FROM network WHERE id = $1', [networkId]);
    const reader: Reader = last ?? { kind: null, data: letter.sample, recipient: { givenName: 'Camille', familyName: 'Exemple' }, replyTo: null };
    const mail = this.templates.render(template, {
      ...reader.data,
      ...(network as { networkName: string; timeZone: string }),
      recipient: reader.recipient,
      replyTo: reader.replyTo,
      wording: words,
      unsubscribe: reader.kind && this.links.maskedUnsubscribe(reader.kind),
      link: `${this.config.PUBLIC_URL}/l#•••`,
    });
    return { ...mail, reader: `${reader.recipient.givenName} ${reader.recipient.familyName}`, invented: !last };
  }

  private letter(template: string, cohortId: string | null): WordsOfLetter {
    const letter = this.templates.changeable().find((one) => one.template === template);
    if (!letter || (cohortId && !letter.byCohort)) throw notFound();
    return letter;
  }

  private async current(work: Work, cohortId: string | null, template: string): Promise<MailTextLine> {
    const { items } = await this.list(work, cohortId);
    return items.find((line) => line.template === template) as MailTextLine;
  }
}

function lineOf(letter: WordsOfLetter, stored: Stored[], cohortId: string | null): MailTextLine {
  const ofNetwork = stored.find((one) => one.template === letter.template && one.cohortId === null);
  const own = cohortId ? stored.find((one) => one.template === letter.template && one.cohortId === cohortId) : ofNetwork;
  const otherwise = cohortId && ofNetwork ? wordsOf(ofNetwork) : letter.original;
  return {
    template: letter.template,
    label: letter.label,
    when: letter.when,
    variables: namesFor(letter),
    words: own ? wordsOf(own) : otherwise,
    from: own ? (cohortId ? 'cohort' : 'network') : cohortId && ofNetwork ? 'network' : 'original',
    otherwise,
    version: own?.version ?? 0,
    updatedAt: own?.updatedAt ?? null,
    updatedBy: own?.updatedBy ?? null,
  };
}

const wordsOf = ({ subject, greeting, body, signature }: MailWords): MailWords => ({ subject, greeting, body, signature });

function refuseUnknown(letter: WordsOfLetter, words: MailWordsInput): void {
  const known = namesFor(letter);
  const errors = fields.flatMap((field) =>
    variablesIn(words[field])
      .filter((name) => !known.includes(name))
      .map((name) => ({ pointer: `/${field}`, detail: `« {{${name}}} » n’est pas une variable de cet e-mail. Choisissez parmi : ${known.join(', ')}.` })),
  );
  if (errors.length) throw problem(400, 'unknown-variable', errors[0]?.detail as string, { errors });
}
