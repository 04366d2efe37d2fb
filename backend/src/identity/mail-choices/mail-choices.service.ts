import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import { Keyring } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { type MailKind, mailKindLabels, mailKindStays } from '../../platform/mail/mail-kind';
import { type Choice, MailLinks } from '../../platform/mail/mail-links';
import type { PersonMailView } from './mail-choice.contract';

const unknown = () => problem(404, 'link-unknown', 'Cette adresse n’est pas complète. Ouvrez-la de nouveau depuis l’e-mail, en entier.');

/** Who no longer wants which letters, by the address in each of them, or on somebody's word; and which addresses do not receive. */
@Injectable()
export class MailChoices {
  constructor(
    private readonly keyring: Keyring,
    private readonly links: MailLinks,
  ) {}

  /** What the page says; looking changes nothing. */
  async read(work: Work, token: string) {
    const { personId, kind } = this.choiceOf(token);
    const row = await work.row<{ address: string; refusedAt: string | null; networkName: string }>(
      `SELECT c.address, to_json(c.refused_at) #>> '{}' AS "refusedAt", c.network_name AS "networkName" FROM access.mail_choice($1, $2, $3) c`,
      [this.keyring.proof('mail_choice', personId, kind), personId, kind],
    );
    if (!row) throw unknown();
    return { kind, label: mailKindLabels[kind], stays: mailKindStays[kind], ...row };
  }

  /** Twice is once. */
  async choose(work: Work, token: string, refused: boolean): Promise<void> {
    const { personId, kind } = this.choiceOf(token);
    await work.rows('SELECT access.choose_mail($1, $2, $3, $4)', [this.keyring.proof('choose_mail', personId, kind, String(refused)), personId, kind, refused]);
  }

  /** For whoever writes to this person. */
  async of(work: Work, personId: string): Promise<PersonMailView> {
    const refusals = await work.rows<{ kind: MailKind; since: string; enteredBy: string | null }>(
      `SELECT r.kind, to_json(r.created_at) #>> '{}' AS since, b.given_name || ' ' || b.family_name AS "enteredBy"
       FROM mail_refusal r LEFT JOIN person b ON b.id = r.entered_by_id WHERE r.person_id = $1 AND ARRAY[r.person_id, r.network_id] && $2::uuid[] ORDER BY r.kind`,
      [personId, work.ids('mail_refusal', 'read')],
    );
    const undeliverable = await work.row<PersonMailView['undeliverable'] & object>(
      `SELECT to_json(c.undeliverable_at) #>> '{}' AS since, c.undeliverable_answer AS answer, c.undeliverable_noted AS noted FROM person_contact c
       WHERE c.person_id = $1 AND c.undeliverable_at IS NOT NULL AND ARRAY[c.person_id, c.network_id] && $2::uuid[]`,
      [personId, work.ids('person_contact', 'read')],
    );
    const reaches = (object: string, act: 'create' | 'update') => work.ids(object, act).some((place) => place === networkId || place === personId);
    return {
      refusals: refusals.map((one) => ({ ...one, label: mailKindLabels[one.kind] })),
      undeliverable: undeliverable ?? null,
      mayEnter: reaches('mail_refusal', 'create'),
      mayNote: reaches('person_contact', 'update') && !undeliverable,
      mayClear: reaches('person_contact', 'update'),
    };
  }

  /** Somebody said it on the telephone, or by answering. */
  async refuse(work: Work, personId: string, kind: MailKind): Promise<void> {
    await work.rows('INSERT INTO mail_refusal (person_id, kind, entered_by_id) VALUES ($1, $2, $3) ON CONFLICT (person_id, kind) DO NOTHING', [personId, kind, work.personId]);
    await work.audit('refuse', 'mail_refusal', personId, null, personId);
  }

  /** What staff noted, staff may take back; what the person chose themselves is theirs to change. */
  async accept(work: Work, personId: string, kind: MailKind): Promise<void> {
    const [row] = await work.rows('DELETE FROM mail_refusal WHERE person_id = $1 AND kind = $2 AND (entered_by_id IS NOT NULL OR person_id = $3) RETURNING id', [personId, kind, work.personId]);
    if (!row) throw problem(409, 'their-own-choice', 'Cette personne l’a demandé elle-même, depuis un e-mail : elle seule peut revenir dessus.');
    await work.audit('accept', 'mail_refusal', personId, null, personId);
  }

  /** Somebody read the notice that came back, or was told: no collective letter is tried there any more. Twice is once. */
  async noteUndeliverable(work: Work, personId: string): Promise<void> {
    const [row] = await work.rows(
      `UPDATE person_contact SET undeliverable_at = coalesce(undeliverable_at, now()), undeliverable_noted = true, updated_at = now() WHERE person_id = $1 AND email IS NOT NULL RETURNING person_id`,
      [personId],
    );
    if (!row) throw problem(409, 'no-address', 'Cette personne n’a pas d’adresse e-mail.');
    await work.audit('refuse', 'person_contact', personId, null, personId);
  }

  /** Somebody checked: this address receives. What was withheld meanwhile stays listed, to be sent again by hand. */
  async clearUndeliverable(work: Work, personId: string): Promise<void> {
    const [row] = await work.rows(
      'UPDATE person_contact SET undeliverable_at = NULL, undeliverable_answer = NULL, undeliverable_noted = false, updated_at = now() WHERE person_id = $1 AND undeliverable_at IS NOT NULL RETURNING person_id',
      [personId],
    );
    if (!row) throw notFound();
    await work.audit('confirm', 'person_contact', personId, null, personId);
  }

  private choiceOf(token: string): Choice {
    const choice = this.links.choiceOf(token);
    if (!choice) throw unknown();
    return choice;
  }
}
