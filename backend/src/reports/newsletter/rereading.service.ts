import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MayorActs } from '../../cohorts/acts/mayor-acts.service';
import { PersonalLinks } from '../../identity/personal-links.service';
import { RateLimits } from '../../platform/auth/rate-limits';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.module';
import { Keyring } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Jobs } from '../../platform/jobs/jobs';
import { Outbox } from '../../platform/mail/outbox';
import { NewsletterService } from './newsletter.service';
import type { PictureShown } from './picture.contract';
import { inLetter, PictureService } from './picture.service';
import type { RereadingAnswer, RereadingView } from './rereading.contract';
import { blocksOf, plainOf, unmarked } from './writing';

interface Quote {
  cohortId: string;
  newsletter: string;
  heading: string;
  title: string | null;
  body: string;
  signature: string | null;
  version: number;
  personId: string | null;
  name: string | null;
  hasEmail: boolean;
  agreement: string;
  pictureStamp: string | null;
  picture: PictureShown | null;
}

/** Whoever is quoted reads the words again before they leave: as they stand, in words of their own, or not at all. */
@Injectable()
export class RereadingService {
  constructor(
    private readonly newsletters: NewsletterService,
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly acts: MayorActs,
    private readonly pictures: PictureService,
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  /** One letter with the words as they stand; what was asked before about this piece is replaced. */
  async ask(work: Work, newsletterId: string, itemId: string): Promise<{ id: string }> {
    await this.newsletters.open(work, newsletterId);
    const quote = await work.row<Quote>(quoted, [itemId, newsletterId]);
    if (!quote) throw notFound();
    if (!quote.personId) throw problem(422, 'nobody-quoted', 'Dites d’abord qui est cité.', { errors: [{ pointer: '/quotedPersonId', detail: 'Choisissez quelqu’un.' }] });
    if (['own', 'agreed'].includes(quote.agreement)) throw problem(409, 'already-agreed', 'Cette personne est déjà d’accord avec ces mots.');
    if (!quote.hasEmail) throw problem(422, 'no-address', `${quote.name} n’a pas d’adresse e-mail dans l’annuaire : appelez, ou citez sans son nom.`, { errors: [{ pointer: '/quotedPersonId', detail: 'Sans adresse, personne ne relit.' }] });
    const { cohortId, personId } = quote;
    // Reading one's words again is one more thing asked of the mayor of a village.
    const heads = await work.rows<{ id: string }>('SELECT DISTINCT participation_id AS id FROM delegate WHERE cohort_id = $1 AND person_id = $2 AND head_of_executive', [cohortId, personId]);
    for (const { id } of heads) await this.acts.refuseBeyond(work, id, [personId], false);
    await work.rows('UPDATE quote_rereading SET replaced_at = now(), updated_at = now() WHERE item_id = $1 AND replaced_at IS NULL', [itemId]);
    const asked = await work.row<{ id: string }>(
      `INSERT INTO quote_rereading (cohort_id, item_id, person_id, newsletter, heading, shown_title, shown, signature, item_version, asked_by_id, shown_picture)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
      [cohortId, itemId, personId, quote.newsletter, quote.heading, quote.title, quote.body, quote.signature, quote.version, work.personId, quote.pictureStamp],
    );
    const id = asked?.id as string;
    const [linkId] = await this.links.open(work, [{ purpose: 'reread_quote', personId, cohortId, participationId: null, recordIds: [id], expiresAt: inTwoMonths(work.today) }]);
    await this.outbox.post(work, [
      {
        template: 'newsletter-rereading',
        sensitivity: 'collective',
        cohortId,
        recipientId: personId,
        recipientKind: 'personne citée dans l’infolettre',
        linkId: linkId as string,
        pictures: await this.pictures.inside(work, newsletterId, itemId),
        replyToId: work.personId,
        data: { newsletter: quote.newsletter, heading: quote.heading, title: quote.title, body: plainOf(blocksOf(quote.body)), signature: quote.signature, picture: quote.picture && inLetter(quote.picture) },
      },
    ]);
    await work.audit('ask', 'quote_rereading', id, cohortId, personId);
    return { id };
  }

  /** What this link asks its holder to read again. Reading answers nothing. */
  async list(work: Work): Promise<{ items: RereadingView[] }> {
    const items = await work.rows<Omit<RereadingView, 'blocks'>>(
      `SELECT q.id, q.newsletter, q.heading, q.shown_title AS title, q.shown AS body, q.signature, q.state, q.changed, q.replaced_at IS NOT NULL AS over,
         access.picture_to_reread(q.id) - 'facts' AS picture
       FROM quote_rereading q WHERE q.person_id = $1 AND q.id = ANY ($2::uuid[]) ORDER BY q.asked_at, q.heading, q.shown_title`,
      [work.personId, work.ids('quote_rereading', 'update')],
    );
    return { items: items.map((item) => ({ ...item, body: plainOf(blocksOf(item.body)), blocks: blocksOf(item.body) })) };
  }

  /** Their words reach a letter to everybody: what they typed stays text, so that no link of theirs leaves in it. */
  async answer(work: Work, rereadingId: string, { answer, body, word }: RereadingAnswer): Promise<void> {
    const own = answer === 'changed' ? unmarked(body ?? '') : null;
    if (own && own.length > 3000) throw problem(422, 'words-too-long', 'C’est trop long de quelques signes : raccourcissez un peu.', { errors: [{ pointer: '/body', detail: 'Trois mille signes au plus.' }] });
    const given = answer === 'refused' ? 'refused' : 'agreed';
    const before = await work.row<{ state: string }>('SELECT state FROM quote_rereading WHERE id = $1 AND person_id = $2 FOR UPDATE', [rereadingId, work.personId]);
    const row = await work.row<{ outcome: string }>('SELECT access.answer_rereading($1, $2, $3, $4) AS outcome', [rereadingId, given, own, word || null]);
    if (row?.outcome === 'sent') throw problem(409, 'newsletter-sent', 'Ce numéro est déjà parti. Répondez à l’e-mail : la personne qui vous l’a envoyé vous lira.');
    if (row?.outcome === 'moved') throw problem(409, 'quote-moved', 'Ce texte a changé depuis notre message. Un autre e-mail va vous le montrer, ou répondez à celui-ci.');
    if (row?.outcome !== 'done') throw problem(410, 'rereading-over', 'Cette demande n’attend plus de réponse.');
    await work.audit('answer', 'quote_rereading', rereadingId);
    // Said twice, a no is one letter.
    if (given === 'refused' && before?.state !== 'refused') await this.tellRefused(work, rereadingId);
  }

  /** Whoever hesitates all day changes their answer as they like; it is told three times, and stands on « À faire » anyway. */
  private async tellRefused(work: Work, rereadingId: string): Promise<void> {
    const told = await this.limits.count('quote-refused', rereadingId, { most: 3, minutes: 1440 }).then(() => true, () => false);
    if (!told) return;
    const [message, address] = [randomUUID(), `${this.config.PUBLIC_URL}/infolettre/brouillon/`];
    await work.rows('SELECT access.tell_refused_quote($1, $2, $3, $4)', [this.keyring.proof('tell_refused_quote', rereadingId, message, address), rereadingId, message, address]);
    work.afterCommit(() => this.jobs.wake('mail'));
  }
}

const quoted = `
  SELECT i.cohort_id AS "cohortId", n.title AS newsletter, s.heading, i.title, i.body, i.signature, i.version, p.id AS "personId",
    p.given_name || ' ' || p.family_name AS name, access.agreement_of(i.id) AS agreement,
    k.email IS NOT NULL AS "hasEmail", c.id || ':' || c.version AS "pictureStamp",
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'alt', c.alt, 'caption', c.caption, 'width', c.width, 'height', c.height) END AS picture
  FROM newsletter_item i JOIN newsletter n ON n.id = i.newsletter_id JOIN newsletter_section s ON s.id = i.section_id LEFT JOIN person p ON p.id = i.quoted_person_id LEFT JOIN person_contact k ON k.person_id = p.id
    LEFT JOIN newsletter_picture c ON c.item_id = i.id
  WHERE i.id = $1 AND i.newsletter_id = $2`;

function inTwoMonths(today: string): string {
  const end = new Date(`${today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 60);
  return end.toISOString().slice(0, 10);
}
