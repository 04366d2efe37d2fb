import { Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Jobs } from '../../platform/jobs/jobs';
import type { ManifestLine } from './pack.archive';
import type { PackCheckInput, PackCheckView, PackInput } from './pack.contract';

interface Known extends Omit<NonNullable<PackCheckView['pack']>, 'chained'> {
  sha256: string;
  files: ManifestLine[];
  chained: boolean | null;
}

/** Packs asked for by staff, and what a stranger who holds one may have checked. */
@Injectable()
export class PackService {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  /** Asks for a pack of a period; a job makes it, and the page may be left meanwhile. */
  async ask(work: Work, agreementId: string, { from, to }: PackInput): Promise<{ id: string }> {
    const agreement = await work.row<{ cohortId: string; startsOn: string; endsOn: string }>('SELECT cohort_id AS "cohortId", starts_on AS "startsOn", ends_on AS "endsOn" FROM funding_agreement WHERE id = $1', [agreementId]);
    if (!agreement) throw notFound();
    inside(agreement, from, to);
    const held = await work.row('SELECT 1 FROM gathering WHERE cohort_id = $1 AND held_on BETWEEN $2 AND $3 AND held_on <= $4 AND cancelled_at IS NULL LIMIT 1', [agreement.cohortId, from, to, work.today]);
    if (!held) throw problem(422, 'nothing-held', 'Aucun rendez-vous n’a encore eu lieu dans cette période\u00A0: il n’y a rien à sceller.');
    const [row] = await work.rows<{ id: string }>('INSERT INTO proof_pack (cohort_id, agreement_id, from_on, to_on, asked_by_id) VALUES ($1, $2, $3, $4, $5) RETURNING id', [agreement.cohortId, agreementId, from, to, work.personId]);
    const id = row?.id as string;
    await work.audit('create', 'proof_pack', id, agreement.cohortId);
    work.afterCommit(() => this.jobs.wake('pack'));
    return { id };
  }

  /** Compares what a browser found with what was sealed. Names of files are told to whoever showed them, never others. */
  async check({ sha256, packId, files }: PackCheckInput): Promise<PackCheckView> {
    const [row] = await this.database.alone<{ known: Known | null }>('SELECT access.check_pack($1, $2, $3) AS known', [this.keyring.proof('check_pack', sha256, ...(packId ? [packId] : [])), sha256, packId]);
    const nothing = { differing: [], foreign: [], missing: 0 };
    if (!row?.known) return { state: 'unknown', pack: null, ...nothing };
    const { sha256: sealed, files: kept, chained, version, latest, from, to, reference, funder, cohort, network, sealedAt } = row.known;
    const pack = { version, latest, from, to, reference, funder, cohort, network, sealedAt, chained: chained ?? false };
    if (sealed === sha256) return { state: 'authentic', pack, ...nothing };
    const hashes = new Map(kept.map(({ path, sha256: hash }) => [path, hash]));
    const seen = new Set(files.map(({ path }) => path));
    return {
      state: 'altered',
      pack,
      differing: files.filter(({ path, sha256: hash }) => hashes.has(path) && hashes.get(path) !== hash).map(({ path }) => path),
      foreign: files.filter(({ path }) => !hashes.has(path)).map(({ path }) => path),
      missing: kept.filter(({ path }) => !seen.has(path)).length,
    };
  }
}

/** A pack is of a period that its agreement covers. */
export function inside({ startsOn, endsOn }: { startsOn: string; endsOn: string }, from: string, to: string): void {
  if (from >= startsOn && to <= endsOn) return;
  throw problem(422, 'outside-agreement', 'Choisissez une période dans celle de la convention.', { errors: [{ pointer: from < startsOn ? '/from' : '/to', detail: 'Cette date est hors de la convention.' }] });
}
