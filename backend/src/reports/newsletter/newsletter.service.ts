import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import { comingDates } from './coming';
import type { ItemEdit, ItemInput, NewsletterInput, Proposal, SectionKind } from './newsletter.contract';
import { NewsletterQuery } from './newsletter.query';
import { ProposalsQuery } from './proposals.query';

/** The seven sections, as the networks' newsletters have them; each number may name them otherwise. */
const sections: [SectionKind, string][] = [
  ['editorial', 'Édito'],
  ['theory', 'En théorie'],
  ['practice', 'En pratique'],
  ['territories', 'Les nouvelles des territoires'],
  ['works', 'En chantier'],
  ['coming', 'À suivre'],
  ['inspiration', 'Inspiration'],
];

const sent = () => problem(409, 'newsletter-sent', 'Ce numéro est parti : il ne change plus. Préparez le suivant.');

const blank = { source: null, title: null, url: null, signature: null, quotedPersonId: null };
type Piece = Omit<Proposal, 'source' | 'on' | 'toReread'> & { source: Proposal['source'] | null };
type Placed = { newsletterId: string; cohortId: string };

/** A number while it is written: filled from what happened, then edited piece by piece, by several people at once. */
@Injectable()
export class NewsletterService {
  constructor(
    private readonly query: NewsletterQuery,
    private readonly proposals: ProposalsQuery,
  ) {}

  /** Opens the next number under the headings of the last one, and puts in what happened and what is coming. */
  async begin(work: Work, cohortId: string, { title, fromOn, toOn }: NewsletterInput): Promise<{ id: string }> {
    const id = randomUUID();
    await work.rows(
      `INSERT INTO newsletter (id, cohort_id, number, title, from_on, to_on, created_by_id)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 FROM newsletter WHERE cohort_id = $2`,
      [id, cohortId, title, fromOn, toOn, work.personId],
    );
    await work.rows(
      `INSERT INTO newsletter_section (cohort_id, newsletter_id, kind, heading, position)
       SELECT $1, $2, s.kind, coalesce(l.heading, s.heading), s.position
       FROM jsonb_to_recordset($3::jsonb) AS s(kind text, heading text, position integer)
         LEFT JOIN newsletter_section l ON l.kind = s.kind AND l.newsletter_id = (SELECT n.id FROM newsletter n WHERE n.cohort_id = $1 AND n.id <> $2 ORDER BY n.number DESC LIMIT 1)`,
      [cohortId, id, JSON.stringify(sections.map(([kind, heading], index) => ({ kind, heading, position: index + 1 })))],
    );
    const found = (await this.proposals.of(work, id)).filter(({ toReread }) => !toReread);
    const { listed, line } = comingDates(found.filter(({ kind }) => kind === 'coming'), work.today);
    const rest = line ? [{ ...blank, kind: 'coming' as const, body: line }] : [];
    await this.fill(work, { newsletterId: id, cohortId }, [...found.filter(({ kind }) => kind !== 'coming'), ...listed, ...rest]);
    await work.audit('create', 'newsletter', id, cohortId);
    return { id };
  }

  async rename(work: Work, newsletterId: string, version: number, title: string): Promise<{ version: number }> {
    const row = await work.row<{ version: number; cohortId: string }>(
      `UPDATE newsletter SET title = $3, version = version + 1, updated_at = now() WHERE id = $1 AND version = $2 AND sent_at IS NULL RETURNING version, cohort_id AS "cohortId"`,
      [newsletterId, version, title],
    );
    if (!row) throw await this.since(work, newsletterId);
    await work.audit('update', 'newsletter', newsletterId, row.cohortId);
    return { version: row.version };
  }

  async nameSection(work: Work, newsletterId: string, sectionId: string, version: number, heading: string): Promise<{ version: number }> {
    await this.open(work, newsletterId);
    const row = await work.row<{ version: number }>(
      'UPDATE newsletter_section SET heading = $4, version = version + 1, updated_at = now() WHERE id = $1 AND newsletter_id = $2 AND version = $3 RETURNING version',
      [sectionId, newsletterId, version, heading],
    );
    if (!row) throw stale({ version });
    return row;
  }

  async add(work: Work, newsletterId: string, input: ItemInput): Promise<{ id: string }> {
    const { cohortId } = await this.open(work, newsletterId);
    await this.check(work, newsletterId, input);
    const row = await work.row<{ id: string }>(
      `INSERT INTO newsletter_item (cohort_id, newsletter_id, section_id, position, title, body, url, signature, quoted_person_id, source_table, source_id)
       SELECT $1, $2, $3, coalesce(max(position), 0) + 1, $4, $5, $6, $7, $8, $9, $10 FROM newsletter_item WHERE section_id = $3 RETURNING id`,
      [cohortId, newsletterId, input.sectionId, input.title || null, input.body, input.url, input.signature || null, input.quotedPersonId, input.source?.table ?? null, input.source?.id ?? null],
    );
    await this.touch(work, newsletterId);
    await work.audit('create', 'newsletter_item', row?.id as string, cohortId);
    return row as { id: string };
  }

  async edit(work: Work, newsletterId: string, itemId: string, version: number, input: ItemEdit): Promise<{ version: number }> {
    const { cohortId } = await this.open(work, newsletterId);
    await this.check(work, newsletterId, input);
    const row = await work.row<{ version: number }>(
      `UPDATE newsletter_item SET section_id = $4, title = $5, body = $6, url = $7, signature = $8, quoted_person_id = $9, version = version + 1, updated_at = now()
       WHERE id = $1 AND newsletter_id = $2 AND version = $3 RETURNING version`,
      [itemId, newsletterId, version, input.sectionId, input.title || null, input.body, input.url, input.signature || null, input.quotedPersonId],
    );
    if (!row) {
      const current = (await this.query.read(work, newsletterId)).sections.flatMap(({ items }) => items).find(({ id }) => id === itemId);
      throw current ? stale(current) : notFound();
    }
    await this.touch(work, newsletterId);
    await work.audit('update', 'newsletter_item', itemId, cohortId);
    return row;
  }

  /** One place up or down inside its section. */
  async move(work: Work, newsletterId: string, itemId: string, by: -1 | 1): Promise<void> {
    await this.open(work, newsletterId);
    await work.rows(
      `WITH line AS (SELECT i.id, row_number() OVER (ORDER BY i.position, i.created_at, i.id)::integer AS place FROM newsletter_item i
         WHERE i.newsletter_id = $1 AND i.section_id = (SELECT section_id FROM newsletter_item WHERE id = $2 AND newsletter_id = $1)),
       wanted AS (SELECT id, CASE WHEN id = $2 THEN place + $3 WHEN place = (SELECT place FROM line WHERE id = $2) + $3 THEN place - $3 ELSE place END AS place FROM line)
       UPDATE newsletter_item i SET position = w.place, updated_at = now() FROM wanted w WHERE i.id = w.id AND i.position <> w.place`,
      [newsletterId, itemId, by],
    );
  }

  async leaveOut(work: Work, newsletterId: string, itemId: string): Promise<void> {
    const { cohortId } = await this.open(work, newsletterId);
    const row = await work.row('DELETE FROM newsletter_item WHERE id = $1 AND newsletter_id = $2 RETURNING id', [itemId, newsletterId]);
    if (!row) throw notFound();
    await this.touch(work, newsletterId);
    await work.audit('delete', 'newsletter_item', itemId, cohortId);
  }

  async remove(work: Work, newsletterId: string): Promise<void> {
    const { cohortId } = await this.open(work, newsletterId);
    await work.rows('DELETE FROM newsletter WHERE id = $1', [newsletterId]);
    await work.audit('delete', 'newsletter', newsletterId, cohortId);
  }

  /** The number, locked until the end of the transaction, so that nothing changes while it is being sent. */
  async open(work: Work, newsletterId: string): Promise<Placed> {
    const row = await work.row<Placed & { sentAt: string | null }>('SELECT id AS "newsletterId", cohort_id AS "cohortId", sent_at AS "sentAt" FROM newsletter WHERE id = $1 FOR UPDATE', [newsletterId]);
    if (!row) throw notFound();
    if (row.sentAt) throw sent();
    return row;
  }

  private async fill(work: Work, { newsletterId, cohortId }: Placed, found: Piece[]): Promise<void> {
    const rows = found.map(({ source, ...told }, position) => ({ ...told, table: source?.table ?? null, id: source?.id ?? null, position: position + 1 }));
    await work.rows(
      `INSERT INTO newsletter_item (cohort_id, newsletter_id, section_id, position, title, body, url, signature, quoted_person_id, source_table, source_id)
       SELECT $1, $2, s.id, f.position, left(f.title, 160), left(f.body, 3000), f.url, f.signature, f."quotedPersonId", f."table", f.id
       FROM jsonb_to_recordset($3::jsonb) AS f(kind text, position integer, title text, body text, url text, signature text, "quotedPersonId" uuid, "table" text, id uuid)
         JOIN newsletter_section s ON s.newsletter_id = $2 AND s.kind = f.kind`,
      [cohortId, newsletterId, JSON.stringify(rows)],
    );
  }

  private async check(work: Work, newsletterId: string, { sectionId, quotedPersonId, signature }: Pick<ItemInput, 'sectionId' | 'quotedPersonId' | 'signature'>): Promise<void> {
    if (signature && !quotedPersonId) {
      throw problem(422, 'signed-by-nobody', 'Des mots signés sont ceux de quelqu’un : dites qui, pour que cette personne les relise.', { errors: [{ pointer: '/quotedPersonId', detail: 'Choisissez la personne, ou ne signez pas.' }] });
    }
    const known = await work.row<{ section: boolean; person: boolean }>(
      `SELECT EXISTS (SELECT FROM newsletter_section WHERE id = $1 AND newsletter_id = $2) AS section, $3::uuid IS NULL OR EXISTS (SELECT FROM person WHERE id = $3) AS person`,
      [sectionId, newsletterId, quotedPersonId],
    );
    if (!known?.section) throw problem(422, 'unknown-section', 'Choisissez une rubrique de ce numéro.', { errors: [{ pointer: '/sectionId', detail: 'Choisissez dans la liste.' }] });
    if (!known.person) throw problem(422, 'unknown-person', 'Choisissez quelqu’un du parcours.', { errors: [{ pointer: '/quotedPersonId', detail: 'Choisissez dans la liste.' }] });
  }

  private async touch(work: Work, newsletterId: string): Promise<void> {
    await work.rows('UPDATE newsletter SET updated_at = now() WHERE id = $1', [newsletterId]);
  }

  private async since(work: Work, newsletterId: string): Promise<Error> {
    const { version, title, issue } = await this.query.read(work, newsletterId);
    return issue ? sent() : stale({ version, title } as { version: number });
  }
}
