import { Inject, Injectable } from '@nestjs/common';
import type { Audience } from '../../gatherings/inviting/audience.contract';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.module';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Outbox } from '../../platform/mail/outbox';
import type { IssueContent, IssueView, NewsletterView } from './newsletter.contract';
import { NewsletterQuery } from './newsletter.query';
import { NewsletterService } from './newsletter.service';
import { inLetter, PictureService } from './picture.service';
import { leadsPlainly, plainOf } from './writing';
import { ReadersService } from './readers.service';
import type { AudiencePreview, Reader, SendingInput } from './sending.contract';

const agreed = new Set(['not_needed', 'own', 'agreed']);

/** A number leaves once, frozen as it was read again, to people who were shown before; afterwards it may be made public. */
@Injectable()
export class SendingService {
  constructor(
    private readonly newsletters: NewsletterService,
    private readonly query: NewsletterQuery,
    private readonly audience: ReadersService,
    private readonly pictures: PictureService,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  async preview(work: Work, newsletterId: string, audience: Audience): Promise<AudiencePreview> {
    const { cohortId } = await this.newsletters.open(work, newsletterId);
    const readers = await this.audience.of(work, cohortId, audience);
    return { readers, count: readers.filter(written).length };
  }

  /** Nothing leaves under somebody's name that they did not agree to, and nothing leaves to nobody. */
  async send(work: Work, newsletterId: string, { audience, public: toAll }: SendingInput): Promise<{ id: string }> {
    const { cohortId } = await this.newsletters.open(work, newsletterId);
    const draft = await this.query.read(work, newsletterId);
    refuseUnread(draft);
    const content = await this.freeze(work, draft);
    if (content.sections.length === 0) throw empty();
    const readers = (await this.audience.of(work, cohortId, audience)).filter(written);
    if (readers.length === 0) {
      throw problem(422, 'nobody-to-write-to', 'Personne ne recevrait ce numéro : choisissez au moins un groupe, ou ajoutez des noms.', { errors: [{ pointer: '/audience/rules', detail: 'Choisissez des destinataires.' }] });
    }
    const issue = await work.row<{ id: string }>(
      `INSERT INTO newsletter_issue (cohort_id, newsletter_id, number, title, content, audience, recipients, sent_by_id, public_at, public_by_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $9 THEN now() END, CASE WHEN $9 THEN $8::uuid END) RETURNING id`,
      [cohortId, newsletterId, draft.number, draft.title, JSON.stringify(content), JSON.stringify(audience), readers.length, work.personId, toAll],
    );
    const id = issue?.id as string;
    await work.rows('UPDATE newsletter SET sent_at = now(), updated_at = now() WHERE id = $1', [newsletterId]);
    await this.post(work, { cohortId, newsletterId, content, online: toAll ? this.address(id) : null, readers });
    await work.audit('send', 'newsletter_issue', id, cohortId);
    return { id };
  }

  /** The letter as it stands, to whoever is about to send it and nobody else; quotes may still wait for a yes. */
  async sendTrial(work: Work, newsletterId: string): Promise<void> {
    const { cohortId } = await this.newsletters.open(work, newsletterId);
    const content = await this.freeze(work, await this.query.read(work, newsletterId));
    if (content.sections.length === 0) throw empty();
    const own = await work.row<{ email: string | null }>('SELECT email FROM person_contact WHERE person_id = $1', [work.personId]);
    if (!own?.email) throw problem(422, 'no-address', 'Votre fiche n’a pas d’adresse e-mail : ajoutez-la, puis recommencez.');
    const letter = { template: 'newsletter', sensitivity: 'collective' as const, cohortId, recipientId: work.personId, recipientKind: 'essai, pour soi' };
    await this.outbox.post(work, [{ ...letter, replyToId: work.personId, pictures: await this.pictures.inside(work, newsletterId), data: { ...lettered(content, null), trial: true } }]);
    await work.audit('send', 'newsletter', newsletterId, cohortId);
  }

  /** As readers see it, for everybody of the cohort. */
  async read(work: Work, issueId: string): Promise<IssueView> {
    const row = await work.row<Omit<IssueView, 'may' | 'address'>>(
      `SELECT id, cohort_id AS "cohortId", content, to_json(public_at) #>> '{}' AS "publicAt" FROM newsletter_issue WHERE id = $1 AND ARRAY[id, cohort_id] && $2::uuid[]`,
      [issueId, work.ids('newsletter_issue', 'read')],
    );
    if (!row) throw notFound();
    return { ...row, address: row.publicAt ? this.address(row.id) : null, may: { publish: work.ids('newsletter_issue', 'update').includes(row.cohortId) } };
  }

  /** Anybody may read it from its address, or nobody any more outside the cohort. */
  async publish(work: Work, issueId: string, open: boolean): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `UPDATE newsletter_issue SET public_at = CASE WHEN $2 THEN coalesce(public_at, now()) END, public_by_id = CASE WHEN $2 THEN $3::uuid END, updated_at = now()
       WHERE id = $1 RETURNING cohort_id AS "cohortId"`,
      [issueId, open, work.personId],
    );
    if (!row) throw notFound();
    await work.audit(open ? 'publish' : 'withdraw', 'newsletter_issue', issueId, row.cohortId);
  }

  /** Without an account: only a number that staff made public. */
  async openPublic(work: Work, issueId: string): Promise<object> {
    const row = await work.row<{ page: object | null }>('SELECT access.open_newsletter($1) AS page', [issueId]);
    if (!row?.page) throw notFound();
    return row.page;
  }

  private async freeze(work: Work, { number, title, cohortName, sections }: NewsletterView): Promise<IssueContent> {
    const network = await work.row<{ name: string }>('SELECT name FROM network LIMIT 1');
    const filled = sections.map(({ kind, heading, items }) => ({
      kind,
      heading,
      items: items.map(({ title: named, body, blocks, url, signature, picture }) => ({ title: named, body, blocks, url: url && leadsPlainly(url) ? url : null, signature, ...(picture && { picture }) })),
    }));
    return { network: network?.name ?? '', cohort: cohortName, number, title, on: work.today, sections: filled.filter(({ items }) => items.length > 0) };
  }

  private async post(work: Work, { cohortId, newsletterId, content, online, readers }: { cohortId: string; newsletterId: string; content: IssueContent; online: string | null; readers: Reader[] }): Promise<void> {
    const [data, pictures] = [lettered(content, online), await this.pictures.inside(work, newsletterId)];
    await this.outbox.post(
      work,
      readers.map(({ personId, why }) => ({ template: 'newsletter', sensitivity: 'collective' as const, kind: 'newsletter' as const, cohortId, recipientId: personId, recipientKind: why, replyToId: work.personId, pictures, data })),
    );
  }

  private address = (issueId: string) => `${this.config.PUBLIC_URL}/infolettre/${issueId}`;
}

const empty = () => problem(422, 'newsletter-empty', 'Ce numéro est vide : écrivez au moins une phrase.');

const lettered = (content: IssueContent, online: string | null) => ({
  ...content,
  online,
  foretaste: plainOf(content.sections[0]?.items[0]?.blocks ?? []) || (content.sections[0]?.items[0]?.title ?? ''),
  sections: content.sections.map((section) => ({ ...section, items: section.items.map((item) => ({ ...item, plain: plainOf(item.blocks ?? []), ...(item.picture && { picture: inLetter(item.picture) }) })) })),
});

const written = ({ hasEmail, refuses }: Reader) => hasEmail && !refuses;

function refuseUnread({ sections }: NewsletterView): void {
  const unread = sections.flatMap(({ items }) => items).filter(({ agreement }) => !agreed.has(agreement));
  if (unread.length === 0) return;
  const names = [...new Set(unread.map(({ quoted, signature }) => quoted?.name ?? signature ?? 'une nouvelle sans nom'))].join(', ');
  const errors = unread.map(({ id, quoted }) => ({ pointer: `/items/${id}`, detail: `${quoted?.name ?? 'Quelqu’un'} n’a pas dit oui à ces mots.` }));
  throw problem(409, 'quotes-to-reread', `Ces personnes sont citées et n’ont pas encore dit oui : ${names}. Faites-leur relire, ou retirez leur nom.`, { errors });
}
