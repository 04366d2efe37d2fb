import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { NewsletterList, NewsletterView } from './newsletter.contract';
import { asTyped, blocksOf } from './writing';

/** The numbers of a cohort, and one number whole, each read at once. */
@Injectable()
export class NewsletterQuery {
  /** Drafts for those who write, what was sent for everybody of the cohort. */
  async list(work: Work, cohortId: string): Promise<NewsletterList> {
    const row = await work.row<Omit<NewsletterList, 'may'>>(listed, [cohortId, work.today, work.ids('newsletter', 'read')]);
    if (!row) throw notFound();
    const write = work.ids('newsletter', 'create').includes(cohortId);
    return { ...row, next: write ? row.next : null, may: { write } };
  }

  async read(work: Work, newsletterId: string): Promise<NewsletterView> {
    const row = await work.row<Omit<NewsletterView, 'may'>>(whole, [newsletterId]);
    if (!row) throw notFound();
    const reaches = (object: string, act: 'create' | 'update' | 'delete') => work.ids(object, act).includes(row.cohortId);
    return {
      ...row,
      sections: row.sections.map((section) => ({ ...section, items: section.items.map((item) => ({ ...item, blocks: read(item) })) })),
      may: {
        write: !row.issue && reaches('newsletter', 'update'),
        remove: !row.issue && reaches('newsletter', 'delete'),
        send: !row.issue && reaches('newsletter_issue', 'create'),
        publish: row.issue !== null && reaches('newsletter_issue', 'update'),
      },
    };
  }
}

/** Words that reach the number straight from their author, whom staff did not read before, have no marks. */
const read = ({ body, agreement }: { body: string; agreement: string }) => (agreement === 'own' ? asTyped(body) : blocksOf(body));

const listed = `
  SELECT c.name AS "cohortName",
    coalesce((SELECT json_agg(json_build_object('id', n.id, 'number', n.number, 'title', n.title, 'updatedAt', n.updated_at,
        'toReread', (SELECT count(*) FROM newsletter_item i WHERE i.newsletter_id = n.id AND access.agreement_of(i.id) NOT IN ('not_needed', 'own', 'agreed')))
      ORDER BY n.number DESC) FROM newsletter n WHERE n.cohort_id = c.id AND n.sent_at IS NULL AND ARRAY[n.id, n.cohort_id] && $3::uuid[]), '[]') AS drafts,
    coalesce((SELECT json_agg(json_build_object('id', s.id, 'newsletterId', s.newsletter_id, 'number', s.number, 'title', s.title, 'sentAt', s.sent_at,
        'recipients', s.recipients, 'publicAt', s.public_at) ORDER BY s.number DESC) FROM newsletter_issue s WHERE s.cohort_id = c.id), '[]') AS issues,
    (SELECT json_build_object('fromOn', coalesce(max(n.to_on) + 1, $2::date - 60), 'toOn', greatest($2::date, max(n.to_on) + 1), 'number', coalesce(max(n.number), 0) + 1)
      FROM newsletter n WHERE n.cohort_id = c.id) AS next
  FROM cohort c WHERE c.id = $1`;

const whole = `
  SELECT n.id, n.cohort_id AS "cohortId", c.name AS "cohortName", n.number, n.title, n.from_on AS "fromOn", n.to_on AS "toOn", n.version,
    (SELECT json_agg(json_build_object('id', s.id, 'kind', s.kind, 'heading', s.heading, 'version', s.version, 'items', coalesce((
        SELECT json_agg(json_build_object('id', i.id, 'title', i.title, 'body', i.body, 'url', i.url, 'signature', i.signature, 'version', i.version,
            'quoted', CASE WHEN p.id IS NOT NULL THEN json_build_object('personId', p.id, 'name', p.given_name || ' ' || p.family_name) END,
            'agreement', access.agreement_of(i.id), 'askedAt', q.asked_at, 'word', q.word,
            'picture', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'alt', c.alt, 'caption', c.caption, 'width', c.width, 'height', c.height) END,
            'source', CASE WHEN i.source_id IS NOT NULL THEN json_build_object('table', i.source_table, 'id', i.source_id) END)
          ORDER BY i.position, i.created_at, i.id)
        FROM newsletter_item i LEFT JOIN person p ON p.id = i.quoted_person_id LEFT JOIN quote_rereading q ON q.item_id = i.id AND q.replaced_at IS NULL LEFT JOIN newsletter_picture c ON c.item_id = i.id
        WHERE i.section_id = s.id), '[]')) ORDER BY s.position)
      FROM newsletter_section s WHERE s.newsletter_id = n.id) AS sections,
    (SELECT json_build_object('id', x.id, 'sentAt', x.sent_at, 'sentBy', b.given_name || ' ' || b.family_name, 'recipients', x.recipients, 'publicAt', x.public_at)
      FROM newsletter_issue x LEFT JOIN person b ON b.id = x.sent_by_id WHERE x.newsletter_id = n.id) AS issue
  FROM newsletter n JOIN cohort c ON c.id = n.cohort_id WHERE n.id = $1`;
