import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.module';
import { Keyring, tokenHash } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Outbox } from '../../platform/mail/outbox';
import type { OutsiderContent, OutsiderLetterInput, OutsiderPageInput, OutsiderPageLine, OutsiderPageList, OutsiderPageView } from './outsider-page.contract';

/** Of which territory or cohort a page speaks. */
export interface About {
  cohortId: string;
  participationId: string | null;
}

type Stored = Omit<OutsiderPageLine, 'address'>;

/** The page for those outside: made and handed out by staff, opened by its link without an account, gone once revoked. */
@Injectable()
export class OutsiderPages {
  constructor(
    private readonly keyring: Keyring,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  async of(work: Work, participationId: string): Promise<About> {
    const row = await work.row<About>('SELECT cohort_id AS "cohortId", id AS "participationId" FROM participation WHERE id = $1', [participationId]);
    if (!row) throw notFound();
    return row;
  }

  async list(work: Work, about: About): Promise<OutsiderPageList> {
    const reaches = (act: 'create' | 'update') => work.ids('outsider_page', act).includes(about.cohortId);
    const items = await work.rows<Stored>(
      `SELECT o.id, o.participation_id AS "participationId", o.contact_name AS "contactName", p.given_name || ' ' || p.family_name AS "createdBy",
         to_json(o.created_at) #>> '{}' AS "createdAt", r.given_name || ' ' || r.family_name AS "revokedBy", to_json(o.revoked_at) #>> '{}' AS "revokedAt",
         CASE WHEN $4 THEN coalesce((SELECT json_agg(json_build_object('to', w.given_name || ' ' || w.family_name, 'at', m.created_at) ORDER BY m.created_at) FROM outbox_message m
           JOIN person w ON w.id = m.recipient_id WHERE m.cohort_id = $1 AND m.template = 'outsider-page' AND m.link_id = o.id), '[]') ELSE '[]' END AS sent
       FROM outsider_page o LEFT JOIN person p ON p.id = o.created_by_id LEFT JOIN person r ON r.id = o.revoked_by_id
       WHERE o.cohort_id = $1 AND o.participation_id IS NOT DISTINCT FROM $2::uuid AND ARRAY[o.id, o.cohort_id, o.participation_id] && $3::uuid[] ORDER BY o.created_at DESC`,
      [about.cohortId, about.participationId, work.ids('outsider_page', 'read'), reaches('create')],
    );
    const name = await work.row<{ name: string }>(
      `SELECT coalesce((SELECT t.name FROM participation p JOIN territory t ON t.id = p.territory_id WHERE p.id = $2), c.name) AS name FROM cohort c WHERE c.id = $1`,
      [about.cohortId, about.participationId],
    );
    return {
      items: items.map((item) => ({ ...item, address: reaches('create') && !item.revokedAt ? this.address(item.id) : null })),
      about: { cohortId: about.cohortId, name: name?.name ?? '' },
      contacts: reaches('create') ? await this.contacts(work, about) : [],
      may: { make: reaches('create'), revoke: reaches('update') },
    };
  }

  async create(work: Work, about: About, input: OutsiderPageInput): Promise<{ id: string }> {
    const id = randomUUID();
    const known = (await this.contacts(work, about)).find(({ personId }) => personId === input.contactPersonId);
    if (!known) {
      const errors = [{ pointer: '/contactPersonId', detail: 'Choisissez dans la liste.' }];
      throw problem(422, 'unknown-contact', 'Le contact est quelqu’un du parcours : son équipe, ses allié·es ou l’équipe du territoire.', { errors });
    }
    await work.rows(
      `INSERT INTO outsider_page (id, cohort_id, participation_id, message, contact_name, contact_role, contact_email, contact_telephone, contact_person_id, contact_agreed_on, token_hash, created_by_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, decode($11, 'hex'), $12)`,
      [
        id, about.cohortId, about.participationId, input.message, known.name, input.contactRole || known.role, input.contactEmail, input.contactTelephone,
        known.personId, work.today, tokenHash(this.token(id)).toString('hex'), work.personId,
      ],
    );
    await work.audit('create', 'outsider_page', id, about.cohortId, known.personId);
    return { id };
  }

  async preview(work: Work, id: string): Promise<OutsiderPageView> {
    const row = await work.row<OutsiderPageView>(
      `SELECT o.id, to_json(o.revoked_at) #>> '{}' AS "revokedAt", access.preview_outsider_page(o.id) AS content FROM outsider_page o
       WHERE o.id = $1 AND ARRAY[o.id, o.cohort_id, o.participation_id] && $2::uuid[]`,
      [id, work.ids('outsider_page', 'read')],
    );
    if (!row) throw notFound();
    return row;
  }

  /** By its link, without an account: what a page shows, or the sentence that fits a link that opens nothing. */
  async open(work: Work, token: string): Promise<OutsiderContent> {
    const row = await work.row<{ state: string; content: OutsiderContent | null }>('SELECT state, content FROM access.open_outsider_page($1)', [token.slice(0, 200)]);
    if (!row) throw problem(404, 'link-unknown', 'Cette page n’existe pas, ou son lien n’est pas complet.');
    if (!row.content) throw problem(410, 'link-revoked', 'Cette page a été retirée. La personne qui vous l’a donnée vous dira où trouver la bonne.');
    return row.content;
  }

  /** By e-mail to somebody of the directory, signed by whoever sends it. */
  async send(work: Work, id: string, { personId, message }: OutsiderLetterInput): Promise<void> {
    const row = await work.row<{ cohortId: string; name: string; senderName: string }>(
      `SELECT o.cohort_id AS "cohortId", coalesce(t.name, c.name) AS name, me.given_name || ' ' || me.family_name AS "senderName"
       FROM outsider_page o JOIN cohort c ON c.id = o.cohort_id LEFT JOIN participation p ON p.id = o.participation_id LEFT JOIN territory t ON t.id = p.territory_id
         JOIN person me ON me.id = $2 WHERE o.id = $1 AND o.revoked_at IS NULL`,
      [id, work.personId],
    );
    if (!row) throw problem(409, 'page-revoked', 'Cette page a été retirée : faites-en une autre.');
    const [reader] = await work.rows('SELECT 1 FROM person p JOIN person_contact c ON c.person_id = p.id WHERE p.id = $1 AND c.email IS NOT NULL', [personId]);
    if (!reader) throw problem(422, 'no-address', 'Cette personne n’a pas d’adresse e-mail dans l’annuaire.', { errors: [{ pointer: '/personId', detail: 'Choisissez quelqu’un qui a une adresse.' }] });
    const [letter] = await this.outbox.post(work, [
      {
        template: 'outsider-page',
        sensitivity: 'collective',
        cohortId: row.cohortId,
        recipientId: personId,
        recipientKind: 'personne de l’annuaire',
        linkId: id,
        replyToId: work.personId,
        data: { about: row.name, senderName: row.senderName, message: message || null },
      },
    ]);
    await work.audit('send', 'outsider_page', letter as string, row.cohortId, personId);
  }

  async revoke(work: Work, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      'UPDATE outsider_page SET revoked_at = now(), revoked_by_id = $2, updated_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING cohort_id AS "cohortId"',
      [id, work.personId],
    );
    if (!row) throw problem(409, 'page-revoked', 'Cette page est déjà retirée.');
    await work.audit('revoke', 'outsider_page', id, row.cohortId);
  }

  private token = (id: string) => this.keyring.token('page', id);
  private address = (id: string) => `${this.config.PUBLIC_URL}/p#${this.token(id)}`;

  /** Who may be the contact: the cohort's staff, the territory's allies, today's team. An address is offered for whoever may read it. */
  private contacts(work: Work, { cohortId, participationId }: About) {
    return work.rows<OutsiderPageList['contacts'][number]>(
      `SELECT p.id AS "personId", p.given_name || ' ' || p.family_name AS name, coalesce(x.role, p.role_title, o.name) AS role, k.email FROM (
         SELECT DISTINCT ON (person_id) person_id, role FROM (
           SELECT h.person_id, NULL::text AS role, 1 AS rank FROM hat h WHERE h.cohort_id = $1 AND h.hat IN ('cohort_manager', 'pivot_ally') AND h.withdrawn_at IS NULL
           UNION ALL SELECT s.person_id, NULL, 2 FROM support_assignment s WHERE s.participation_id = $2 AND s.person_id IS NOT NULL
           UNION ALL SELECT d.person_id, d.role_title, 3 FROM delegate d WHERE d.participation_id = $2 AND d.status = 'agreed' AND d.starts_on <= $3 AND (d.ends_on IS NULL OR d.ends_on >= $3)
         ) y ORDER BY person_id, rank) x
         JOIN person p ON p.id = x.person_id LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN person_contact k ON k.person_id = p.id AND ARRAY[k.person_id, k.network_id] && $4::uuid[]
       ORDER BY p.family_name, p.given_name`,
      [cohortId, participationId, work.today, work.ids('person_contact', 'read')],
    );
  }
}
