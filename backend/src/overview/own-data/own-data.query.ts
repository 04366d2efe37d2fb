import { Injectable } from '@nestjs/common';
import { PersonService } from '../../network/people/person.service';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { historyWords, wordsOf } from '../history/history-words';
import type { OwnDataSection, OwnDataView, OwnDetails } from './own-data.contract';

interface Told {
  table: string;
  title: string;
  labels: Record<string, string>;
  rows: Record<string, unknown>[];
}

const none = new Map<string, string>();

/** One's own page: everything that the list of personal columns calls one's own, in words, and what one says of oneself. */
@Injectable()
export class OwnDataQuery {
  constructor(private readonly people: PersonService) {}

  async read(work: Work): Promise<OwnDataView> {
    const row = await work.row<Omit<OwnDataView, 'sections'> & { told: { account: boolean; sections: Told[] } | null }>(
      `SELECT n.name AS network, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "takenAt", access.own_data() AS told, own.waits AS "signInFirst",
         json_build_object('givenName', p.given_name, 'familyName', p.family_name, 'roleTitle', p.role_title, 'email', CASE WHEN NOT own.waits THEN c.email END, 'telephone', CASE WHEN NOT own.waits THEN c.telephone END) AS person,
         (SELECT coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'words', r.words, 'askedAt', r.created_at, 'outcome', r.outcome, 'answer', r.answer, 'answeredAt', r.answered_at, 'withdrawnAt', r.withdrawn_at,
              'dueOn', ((r.created_at AT TIME ZONE n.time_zone)::date + interval '1 month')::date)
            ORDER BY r.created_at DESC), '[]') FROM data_request r WHERE r.person_id = p.id AND NOT own.waits) AS requests
       FROM person p CROSS JOIN network n CROSS JOIN (SELECT access.own_data_waits() AS waits) own LEFT JOIN person_contact c ON c.person_id = p.id WHERE p.id = $1`,
      [work.personId],
    );
    if (!row?.told) throw notFound();
    const { told, ...view } = row;
    return { ...view, mayMoveAddress: work.actor.kind === 'session' || !told.account, sections: told.sections.map(inWords) };
  }

  /** The name is one's own to say; the address too, but by a mere link when it opens an account. */
  async correct(work: Work, { givenName, familyName, roleTitle, email, telephone }: OwnDetails): Promise<void> {
    const waits = await work.row<{ yes: boolean }>('SELECT access.own_data_waits() AS yes');
    if (waits?.yes) throw problem(403, 'sign-in-first', 'Votre compte est protégé par un code : connectez-vous pour corriger ce qui vous concerne.');
    await work.rows('SELECT access.correct_own_name($1, $2, $3)', [givenName, familyName, roleTitle || null]);
    await work.audit('update', 'person', work.personId, null, work.personId);
    const contact = await work.row<{ email: string | null; telephone: string | null }>('SELECT email, telephone FROM person_contact WHERE person_id = $1', [work.personId]);
    if (contact && (contact.email !== email || contact.telephone !== (telephone || null))) await this.people.changeContact(work, work.personId, { email, telephone });
  }
}

/** Rows as people read them: what is empty is left out, a word of the code becomes French. */
function inWords({ table, title, labels, rows }: Told): OwnDataSection {
  return {
    title,
    rows: rows.map((row) =>
      Object.entries(row).flatMap(([key, raw]) => {
        const value = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? objectInWords(raw as Record<string, unknown>) : wordsOf(table, key, raw, none);
        return value ? [{ label: key.startsWith(' ') ? key.slice(1) : (labels[key] ?? key), value }] : [];
      }),
    ),
  };
}

const fields: Record<string, string> = { ...historyWords['person']?.fields, ...historyWords['person_contact']?.fields };

const objectInWords = (value: Record<string, unknown>) =>
  Object.entries(value)
    .filter(([key, each]) => each !== null && each !== '' && !key.endsWith('id') && !key.endsWith('Id'))
    .map(([key, each]) => `${fields[key] ?? key} : ${typeof each === 'object' ? JSON.stringify(each) : String(each)}`)
    .join('\n');
