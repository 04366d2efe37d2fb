import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.module';
import { Keyring, tokenHash } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import type { FileFacts } from '../../platform/files/files.service';
import { notFound, problem } from '../../platform/http/problem';
import type { SharedPageContent, SharedPageView } from './shared-page.contract';

/** A gathering's supports without an account: one link for everybody who holds it, until a day, gone once withdrawn. */
@Injectable()
export class SharedPages {
  constructor(
    private readonly keyring: Keyring,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  async read(work: Work, gatheringId: string): Promise<SharedPageView> {
    const scope = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM gathering WHERE id = $1', [gatheringId]);
    if (!scope) throw notFound();
    const page = await work.row<{ id: string; expiresAt: string; createdBy: string | null }>(
      `SELECT s.id, to_json(s.expires_at) #>> '{}' AS "expiresAt", p.given_name || ' ' || p.family_name AS "createdBy" FROM shared_page s LEFT JOIN person p ON p.id = s.created_by_id
       WHERE s.gathering_id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND ARRAY[s.id, s.cohort_id, s.gathering_id] && $2::uuid[] ORDER BY s.created_at DESC LIMIT 1`,
      [gatheringId, work.ids('shared_page', 'read')],
    );
    const may = (act: 'create' | 'update') => work.ids('shared_page', act).includes(scope.cohortId);
    return { page: page ? { ...page, address: `${this.config.PUBLIC_URL}/s#${this.keyring.token('page', page.id)}` } : null, may: { make: may('create'), revoke: may('update') } };
  }

  /** One page at a time: a second would be one more to withdraw. */
  async create(work: Work, gatheringId: string, days: number): Promise<{ id: string }> {
    const { page } = await this.read(work, gatheringId);
    if (page) throw problem(409, 'page-open', 'Une page est déjà ouverte pour ce rendez-vous : transmettez son adresse, ou retirez-la d’abord.');
    const id = randomUUID();
    const row = await work.row<{ cohortId: string }>(
      `INSERT INTO shared_page (id, cohort_id, gathering_id, token_hash, created_by_id, expires_at)
       SELECT $1, g.cohort_id, g.id, decode($3, 'hex'), $4, now() + make_interval(days => $5) FROM gathering g WHERE g.id = $2 RETURNING cohort_id AS "cohortId"`,
      [id, gatheringId, tokenHash(this.keyring.token('page', id)).toString('hex'), work.personId, days],
    );
    await work.audit('create', 'shared_page', id, row?.cohortId ?? null);
    return { id };
  }

  async revoke(work: Work, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('UPDATE shared_page SET revoked_at = now(), revoked_by_id = $2, updated_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING cohort_id AS "cohortId"', [id, work.personId]);
    if (!row) throw problem(409, 'page-revoked', 'Cette page est déjà retirée.');
    await work.audit('revoke', 'shared_page', id, row.cohortId);
  }

  async open(work: Work, token: string): Promise<SharedPageContent> {
    const row = await work.row<{ content: SharedPageContent | null }>('SELECT content FROM access.open_shared_page($1)', [token.slice(0, 200)]);
    if (!row) throw problem(404, 'link-unknown', 'Cette page n’existe pas, ou son lien n’est pas complet.');
    if (!row.content) throw problem(410, 'link-revoked', 'Cette page a été retirée. La personne qui vous l’a donnée vous dira où trouver la bonne.');
    return row.content;
  }

  async file(work: Work, token: string, resourceId: string): Promise<FileFacts | null> {
    return (await work.row<{ facts: FileFacts | null }>('SELECT access.open_shared_file($1, $2) AS facts', [token.slice(0, 200), resourceId]))?.facts ?? null;
  }
}
