import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.module';
import { Keyring, tokenHash } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import type { Work } from '../../platform/database/work';
import { Files } from '../../platform/files/files.service';
import { Jobs } from '../../platform/jobs/jobs';
import { LOG, type Log } from '../../platform/log/log';
import { Paper } from '../../platform/paper/paper';
import { CertificatesService } from './certificates.service';
import { type ManifestLine, PackArchive } from './pack.archive';
import type { PackChange } from './pack.contract';
import { FileMissing, filesOf, missingIn, type PackContext, type PackFile, summaryOf } from './pack.files';
import { type PackGround, PackGroundQuery } from './pack.ground.query';
import { changesBetween, manifestJson, manifestText, type PackHead } from './pack.manifest';
import { readmePaper } from './readme.paper';
import { dayInFrench, HALF_WORDS, localDay, slug } from './words';

interface Taken {
  id: string;
  cohortId: string;
  askedById: string | null;
  attempts: number;
}

interface Asked {
  agreementId: string;
  from: string;
  to: string;
}

interface Former {
  version: number;
  sealedAt: string;
  files: ManifestLine[];
}

/** Nothing differs from the last version, which stays the one. */
class Unchanged extends Error {}

/** Somebody else took it since: what is made here is nobody's. */
class InOtherHands extends Error {}

/** The files that a version writes of itself: they always differ. */
const own = ['manifest.json', 'MANIFESTE.txt', 'LISEZ-MOI.pdf'];

/** Makes the packs that were asked for, one at a time, each under a job's token that reads its cohort alone. A crash starts it again from nothing, as soon as the dead maker's connection is gone. */
@Injectable()
export class PackMaker {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly ground: PackGroundQuery,
    private readonly files: Files,
    private readonly paper: Paper,
    private readonly certificates: CertificatesService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
    @Inject(LOG) private readonly log: Log,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'pack', everywhere: true, pollSeconds: 2, run: () => this.makeDue() });
  }

  /** Makes what waits; says how many. */
  async makeDue(): Promise<number> {
    for (let made = 0; ; made += 1) {
      const [taken] = await this.database.alone<Taken>('SELECT id, cohort_id AS "cohortId", asked_by_id AS "askedById", attempts FROM access.take_due_pack($1)', [this.keyring.proof('take_due_pack')]);
      if (!taken) return made;
      const token = await this.openJob(taken);
      await this.settle(token, taken);
    }
  }

  /** What fails, or brings nothing new, undoes what it wrote; the pack says so. */
  private async settle(token: string, taken: Taken): Promise<void> {
    try {
      await this.database.run(token, undefined, (work) => this.make(work, token, taken));
    } catch (error) {
      const unchanged = error instanceof Unchanged;
      const why = error instanceof FileMissing ? error.message : null;
      await this.database.run(token, undefined, (work) => (unchanged ? work.rows(same, [taken.id, taken.attempts]) : work.rows(again, [taken.id, taken.attempts, why])));
      if (!unchanged) this.log.error({ pack: taken.id, error: (error as Error).message }, 'pack failed');
    }
  }

  private async make(work: Work, token: string, { id, cohortId, askedById, attempts }: Taken): Promise<void> {
    // Held until this transaction ends, whatever ends it: nobody else makes what its maker still makes.
    await work.rows(`SELECT pg_try_advisory_xact_lock(hashtextextended('pack ' || $1::text, 0))`, [id]);
    const asked = await work.row<Asked>('SELECT agreement_id AS "agreementId", from_on AS "from", to_on AS "to" FROM proof_pack WHERE id = $1', [id]);
    if (!asked) return;
    const ground = await this.ground.read(work, asked.agreementId, asked.from, asked.to);
    const context = { agreement: ground.agreement, from: asked.from, to: asked.to, ...(await this.network(work)), missing: missingIn(ground) };
    const former = await work.row<Former>(last, [asked.agreementId, asked.from, asked.to]);
    const made: { lines: ManifestLine[]; changes: PackChange[]; sealedAt: string } = { lines: [], changes: [], sealedAt: new Date().toISOString() };
    const version = (former?.version ?? 0) + 1;
    const content = this.archive(ground, { ...context, packId: id, version, sealedAt: made.sealedAt, summary: summaryOf(ground), changes: [] }, former, made, (done, total) => this.progress(token, { id, attempts, done, total }));
    const file = await this.files.put(work, { name: `dossier-${slug(ground.agreement.reference, 40)}-${asked.from}-${asked.to}-v${version}.zip`, cohortId, content });
    if (former && made.changes.length === 0) throw new Unchanged();
    const sealed = await work.row(seal, [id, attempts, version, file.id, file.sha256, JSON.stringify(made.lines), JSON.stringify(made.changes), JSON.stringify(summaryOf(ground)), made.sealedAt]);
    if (!sealed) throw new InOtherHands('the pack is in other hands');
    await work.audit(`seal ${file.sha256}`, 'proof_pack', id, cohortId, askedById);
  }

  private async *archive(ground: PackGround, head: PackHead, former: Former | undefined, made: { lines: ManifestLine[]; changes: PackChange[] }, progress: (done: number, total: number) => Promise<void>): AsyncGenerator<Uint8Array> {
    const files: PackFile[] = filesOf(ground, head as PackContext, { paper: this.paper, certificates: this.certificates, content: (fileId) => this.files.content(fileId) });
    const archive = new PackArchive();
    for (const [index, { path, told = path, open }] of files.entries()) {
      if (index % 5 === 0) await progress(index, files.length);
      const content = await open();
      if (!content) throw new FileMissing(told);
      yield* archive.add(path, content);
    }
    const corrections = former ? correctionsSince(ground, former.sealedAt) : [];
    made.changes = former ? changesBetween(former.files.filter(({ path }) => !own.includes(path)), archive.lines) : [];
    if (made.changes.length) made.changes = [...corrections, ...made.changes];
    const told = { ...head, changes: made.changes };
    const address = `${this.config.PUBLIC_URL}/verifier`;
    yield* archive.add('LISEZ-MOI.pdf', await this.paper.make(readmePaper(told, address)));
    yield* archive.add('manifest.json', Buffer.from(manifestJson(told, [...archive.lines])));
    yield* archive.add('MANIFESTE.txt', Buffer.from(manifestText(told, archive.lines, address)));
    yield* archive.end();
    made.lines = archive.lines;
  }

  /** Says how far it is; whoever comes late learns that it is theirs no more, and stops. */
  private async progress(token: string, { id, attempts, done, total }: { id: string; attempts: number; done: number; total: number }): Promise<void> {
    const rows = await this.database.run(token, undefined, (work) => work.rows(advance, [id, attempts, done, total]));
    if (rows.length === 0) throw new InOtherHands('the pack is in other hands');
  }

  private async network(work: Work): Promise<Pick<PackHead, 'networkName' | 'timeZone'>> {
    return (await work.row<Pick<PackHead, 'networkName' | 'timeZone'>>('SELECT name AS "networkName", time_zone AS "timeZone" FROM network')) ?? { networkName: '', timeZone: 'UTC' };
  }

  private async openJob({ id, cohortId }: Taken): Promise<string> {
    const job = randomUUID();
    const token = this.keyring.token('job', job);
    const hash = tokenHash(token);
    await this.database.alone(`SELECT access.open_job($1, $2, 'pack', $3, $4, '2 hours')`, [this.keyring.proof('open_job', job, 'pack', hash.toString('hex')), job, [id, cohortId], hash]);
    return token;
  }
}

/** Who was corrected, on which half-day, by whom and why: what a controller asks of another version. */
const correctionsSince = ({ records }: PackGround, since: string): PackChange[] =>
  records.flatMap(({ title, heldOn, timeZone, halfDays, corrections }) =>
    corrections
      .filter(({ at }) => Date.parse(at) > Date.parse(since))
      .map(({ name, halfDayId, wasPresent, reason, correctedBy, at }): PackChange => {
        const half = halfDays.find(({ id }) => id === halfDayId);
        const on = half && [half.onDate && half.onDate !== heldOn ? dayInFrench(half.onDate) : null, HALF_WORDS[half.half]].filter(Boolean).join(', ');
        const what = `${name}${on ? `, ${on}` : ''}\u00A0: présence ${wasPresent ? 'retirée' : 'notée'} le ${dayInFrench(localDay(at, timeZone))}`;
        return { kind: 'correction', words: `${title}\u00A0: ${what}${correctedBy ? `, par ${correctedBy}` : ''}${reason ? ` (${reason})` : ''}` };
      }),
  );

const last = `
  SELECT version, to_json(sealed_at) #>> '{}' AS "sealedAt", files FROM proof_pack
  WHERE agreement_id = $1 AND from_on = $2 AND to_on = $3 AND state = 'ready' ORDER BY version DESC LIMIT 1`;
const seal = `
  UPDATE proof_pack SET state = 'ready', version = $3, file_id = $4, sha256 = $5, files = $6, changes = $7, summary = $8, sealed_at = $9, done = total, updated_at = now()
  WHERE id = $1 AND state = 'making' AND attempts = $2 RETURNING id`;
const same = `UPDATE proof_pack SET state = 'unchanged', done = total, updated_at = now() WHERE id = $1 AND state = 'making' AND attempts = $2`;
const advance = `UPDATE proof_pack SET done = $3, total = $4, taken_at = now(), updated_at = now() WHERE id = $1 AND state = 'making' AND attempts = $2 RETURNING id`;
const again = `UPDATE proof_pack SET state = CASE WHEN attempts >= 3 THEN 'failed' ELSE 'queued' END, failure = CASE WHEN attempts >= 3 THEN $3::text END, updated_at = now() WHERE id = $1 AND state = 'making' AND attempts = $2`;
