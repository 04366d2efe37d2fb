import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../platform/auth/rate-limits';
import { Keyring, tokenHash } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Jobs } from '../../platform/jobs/jobs';
import type { DataRequestAnswer, DataRequestInput } from './data-request.contract';
import { DataRequest } from './data-request.entity';
import { DataRequestQuery } from './data-request.query';

/** Links to one's own data, what somebody asks about it, and what staff do with the request. */
@Injectable()
export class DataRequestService {
  constructor(
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
    private readonly jobs: Jobs,
    private readonly requests: DataRequestQuery,
  ) {}

  /** Sends the link when the address is known; answers the same when it is not. */
  async sendLink(work: Work, email: string, address: string): Promise<void> {
    await this.limits.count('own-data', email, { most: 5, minutes: 15 });
    await this.limits.count('own-data-from', address, { most: 200, minutes: 15 });
    const known = await work.row<{ id: string | null }>('SELECT access.person_of_address($1, $2) AS id', [this.keyring.proof('person_of_address', email), email]);
    if (known?.id) await this.postLink(work, known.id);
  }

  /** Staff send somebody their link: it goes to their address alone. */
  async sendLinkTo(work: Work, personId: string): Promise<void> {
    const contact = await work.row('SELECT 1 FROM person_contact WHERE person_id = $1 AND email IS NOT NULL', [personId]);
    if (!contact) throw problem(422, 'no-address', 'Cette personne n’a pas d’adresse e-mail. Ajoutez-la d’abord dans l’annuaire.');
    await this.postLink(work, personId);
    await work.audit('send', 'own_data_link', personId, null, personId);
  }

  /** Asked twice, it is one request, with the last words. Whoever protects their account by a code asks once signed in: a letter that another opens erases nobody. */
  async ask(work: Work, { kind, words }: DataRequestInput): Promise<{ id: string }> {
    const known = await work.row<{ waits: boolean; open: boolean }>(
      'SELECT access.own_data_waits() AS waits, EXISTS (SELECT FROM data_request WHERE person_id = $1 AND kind = $2 AND answered_at IS NULL AND withdrawn_at IS NULL) AS open',
      [work.personId, kind],
    );
    if (known?.waits) throw problem(403, 'sign-in-first', 'Votre compte est protégé par un code : connectez-vous pour demander quelque chose sur ce qui vous concerne.');
    if (known?.open) throw problem(409, 'already-asked', 'Votre demande est déjà enregistrée : l’équipe vous répondra.');
    await this.limits.count('own-data-request', work.personId as string, { most: 10, minutes: 60 });
    const { identifiers } = await work.manager.insert(DataRequest, { personId: work.personId, kind, words: words || null });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'data_request', id, null, work.personId);
    await this.confirm(work, id);
    return { id };
  }

  /** Taken back by whoever asked, as long as nobody answered: what was answered in between is said plainly. */
  async withdraw(work: Work, id: string): Promise<void> {
    const read = () =>
      work.row<{ waits: boolean; withdrawn: boolean }>('SELECT access.own_data_waits() AS waits, withdrawn_at IS NOT NULL AS withdrawn FROM data_request WHERE id = $1 AND person_id = $2', [id, work.personId]);
    const known = await read();
    if (!known) throw notFound();
    if (known.waits) throw problem(403, 'sign-in-first', 'Votre compte est protégé par un code : connectez-vous pour retirer votre demande.');
    if (known.withdrawn) return;
    const row = await work.row<{ done: boolean }>('SELECT access.withdraw_data_request($1) AS done', [id]);
    // Sent twice at once, the second waits for the first: that it is taken back is no answer of the team.
    if (!row?.done && (await read())?.withdrawn) return;
    if (!row?.done) throw problem(409, 'already-answered', 'L’équipe vient de répondre à cette demande : rechargez la page pour lire sa réponse.');
    await work.audit('withdraw', 'data_request', id, null, work.personId);
    await this.confirm(work, id);
  }

  /** Carrying an erasure out leaves nobody to write to; any other answer reaches the person by a link to their page. */
  async answer(work: Work, id: string, { outcome, answer }: DataRequestAnswer): Promise<void> {
    const asked = await work.row<{ personId: string; kind: string; open: boolean; withdrawn: boolean }>(
      `SELECT person_id AS "personId", kind, answered_at IS NULL AS open, withdrawn_at IS NOT NULL AS withdrawn FROM data_request WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!asked) throw notFound();
    if (asked.withdrawn) throw problem(409, 'withdrawn', 'La personne a retiré sa demande : il n’y a plus rien à faire.');
    if (!asked.open) throw problem(409, 'already-answered', 'Quelqu’un a déjà répondu à cette demande.');
    if (asked.personId === work.personId) throw problem(422, 'own-request', 'Quelqu’un d’autre répond à votre propre demande.');
    // Alone, one could take somebody's address, ask in their name and answer.
    if (asked.kind === 'erasure' && (await this.requests.addressMoved(work, id))?.byReader) {
      throw problem(409, 'second-person-needed', 'Vous avez changé l’adresse de cette personne il y a peu : quelqu’un d’autre de l’équipe répond à sa demande.');
    }
    if (asked.kind === 'erasure' && outcome === 'done') {
      await work.rows('SELECT access.erase_person($1)', [id]);
      await work.audit('erase', 'person', asked.personId, null, asked.personId);
      return;
    }
    await work.rows('UPDATE data_request SET outcome = $2, answer = $3, answered_at = now(), answered_by_id = $4, updated_at = now() WHERE id = $1', [id, outcome, answer || null, work.personId]);
    await work.audit('answer', 'data_request', id, null, asked.personId);
    await this.postLink(work, asked.personId);
  }

  private async confirm(work: Work, requestId: string): Promise<void> {
    const [link, message] = [randomUUID(), randomUUID()];
    const hash = tokenHash(this.keyring.token('personal', link));
    const proof = this.keyring.proof('confirm_data_request', requestId, link, hash.toString('hex'), message);
    await work.rows('SELECT access.confirm_data_request($1, $2, $3, $4, $5)', [proof, requestId, link, hash, message]);
    work.afterCommit(() => this.jobs.wake('mail'));
  }

  private async postLink(work: Work, personId: string): Promise<void> {
    const [link, message] = [randomUUID(), randomUUID()];
    const hash = tokenHash(this.keyring.token('personal', link));
    const proof = this.keyring.proof('open_own_data_link', link, personId, hash.toString('hex'), message);
    await work.rows('SELECT access.open_own_data_link($1, $2, $3, $4, $5)', [proof, link, personId, hash, message]);
    work.afterCommit(() => this.jobs.wake('mail'));
  }
}
