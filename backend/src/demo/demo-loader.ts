import type { Client } from 'pg';
import { hashPassword } from '../identity/passwords';
import type { Config } from '../platform/config/config';
import { DataKeys } from '../platform/crypto/data-keys';
import { Keyring } from '../platform/crypto/keyring';
import { loadCompanions } from './companions/companion-loader';
import { CopyWriter } from './copy-writer';
import { demoCohort } from './demo-cohort';
import { LoadRefused } from './load-options';
import { afterwardsRows } from './rows/afterwards-rows';
import { behalfRows } from './rows/behalf-rows';
import { CohortCopy } from './rows/cohort-copy';
import { cohortRows } from './rows/cohort-rows';
import { DiagnosticRows } from './rows/diagnostic-rows';
import { evaluationRows } from './rows/evaluation-rows';
import { gatheringRows } from './rows/gathering-rows';
import { allyRows, duplicateRow, roleRows } from './rows/ally-rows';
import { accountRows, copyHatRows, demoAccounts, hatRows } from './rows/hat-rows';
import { mailRows } from './rows/mail-rows';
import { peopleRows, sharedRows, territoryRows } from './rows/network-rows';
import { proofRows } from './rows/proof-rows';
import { planningRows } from './rows/planning-rows';
import { peerRows } from './rows/peer-rows';
import { projectRows } from './rows/project-rows';
import { recruitingRows } from './rows/recruiting-rows';
import { teamRows } from './rows/team-rows';
import { territoryLifeRows } from './rows/territory-life-rows';
import { newsletterRows } from './rows/newsletter-rows';
import { questionRows } from './rows/question-rows';
import { RowBook, tableOrder } from './rows/row-book';

const cohortsAtOnce = 5;
const NOT_EMPTY = 3;

/** Fills an empty database with demo cohorts, as its owner and in one transaction: all of it or nothing. */
export class DemoLoader {
  private readonly diagnostics: DiagnosticRows;
  private readonly keyring: Keyring;

  constructor(
    private readonly owner: Client,
    config: Pick<Config, 'CORDEE_SECRET' | 'CORDEE_SECRET_PREVIOUS'>,
  ) {
    this.keyring = new Keyring(config);
    this.diagnostics = new DiagnosticRows(this.keyring, new DataKeys(this.keyring));
  }

  /**
   * Writes so many cohorts and returns the number of rows; `progress` is told after each handful. `companions`: also, beside
   * those that are counted, the small cohort that goes on today.
   */
  async load(scale: number, progress: (cohorts: number) => void = () => undefined, { companions = false } = {}): Promise<number> {
    const writer = new CopyWriter(this.owner);
    await this.owner.query('BEGIN');
    try {
      // Nobody changed anything: the network is as it is found.
      await this.owner.query(`SELECT set_config('cordee.history', 'off', true)`);
      await this.claimEmpty();
      let rows = await writer.write(await this.original());
      progress(1);
      const shape = scale > 1 ? demoCohort('measured', 3) : undefined;
      for (let number = 1; shape && number < scale; number += cohortsAtOnce) {
        const book = new RowBook();
        const last = Math.min(number + cohortsAtOnce, scale);
        for (let one = number; one < last; one++) this.addCopy(book, shape, new CohortCopy(one));
        rows += await writer.write(book);
        progress(last);
      }
      if (companions) rows += await loadCompanions(writer, this.keyring, await this.today());
      await this.owner.query(`INSERT INTO audit_entry (via, act, object) VALUES ('owner', 'load-demo', 'network')`);
      await this.owner.query('COMMIT');
      for (const table of tableOrder) await this.owner.query(`ANALYZE ${table}`);
      return rows;
    } catch (error) {
      await this.owner.query('ROLLBACK');
      throw error;
    }
  }

  private async claimEmpty(): Promise<void> {
    await this.owner.query('LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE');
    const { rows } = await this.owner.query<{ filled: boolean }>(
      'SELECT EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM cohort) OR EXISTS (SELECT FROM territory) AS filled',
    );
    if (rows[0]?.filled)
      throw new LoadRefused('La base contient déjà des données : le réseau de démonstration n’y est pas ajouté.', NOT_EMPTY);
    await this.owner.query(`UPDATE network SET name = 'Fabrique des transitions (démonstration)', demo = true`);
  }

  /** Today where the network lives. */
  private async today(): Promise<string> {
    const { rows } = await this.owner.query<{ today: string }>(`SELECT (now() AT TIME ZONE time_zone)::date::text AS today FROM network`);
    return rows[0]?.today as string;
  }

  private async original(): Promise<RowBook> {
    const [book, cohort, copy] = [new RowBook(), demoCohort(), new CohortCopy(0)];
    const hashes = new Map<string, string>();
    for (const { person, password } of demoAccounts) hashes.set(person, await hashPassword(password));
    sharedRows(book, cohort);
    accountRows(book, cohort, copy, hashes);
    hatRows(book, cohort, copy);
    duplicateRow(book, cohort, copy);
    this.addCohort(book, cohort, copy);
    return book;
  }

  private addCopy(book: RowBook, shape: ReturnType<typeof demoCohort>, copy: CohortCopy): void {
    copyHatRows(book, copy);
    this.addCohort(book, shape, copy);
  }

  private addCohort(book: RowBook, cohort: ReturnType<typeof demoCohort>, copy: CohortCopy): void {
    peopleRows(book, cohort, copy);
    for (const person of cohort.people) roleRows(book, person, copy);
    allyRows(book, cohort, copy);
    territoryRows(book, cohort, copy);
    cohortRows(book, cohort, copy);
    recruitingRows(book, cohort, copy);
    teamRows(book, cohort, copy, this.keyring);
    territoryLifeRows(book, cohort.participations.map(({ territory }) => territory.slug), copy);
    gatheringRows(book, cohort, copy);
    peerRows(book, cohort, copy);
    afterwardsRows(book, cohort, copy, this.keyring);
    mailRows(book, cohort, copy);
    proofRows(book, copy);
    planningRows(book, cohort, copy);
    this.diagnostics.add(book, cohort, copy);
    projectRows(book, cohort, copy);
    evaluationRows(book, cohort, copy);
    behalfRows(book, cohort, copy, this.keyring);
    questionRows(book, cohort.participations.map(({ territory }) => territory.slug), copy);
    newsletterRows(book, cohort.participations, copy);
  }
}
