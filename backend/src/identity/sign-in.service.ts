import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../platform/auth/rate-limits';
import { staffOrAlly } from '../platform/auth/right';
import { Keyring, tokenHash } from '../platform/crypto/keyring';
import type { Work } from '../platform/database/work';
import { problem } from '../platform/http/problem';
import { Jobs } from '../platform/jobs/jobs';
import type { LinkUse, LoginInput, PasswordUse } from './auth.contract';
import { checkPassword, hashPassword } from './passwords';
import { type Credentials, SecondFactor } from './second-factor.service';

const wrong = () => problem(401, 'invalid-credentials', 'Adresse ou mot de passe inconnus. Vous pouvez aussi demander un lien par e-mail.');
const spent = () => problem(410, 'link-spent', 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre.');

/** A session just opened: the token goes into the cookie and nowhere else. */
export interface Opened {
  id: string;
  token: string;
  maxAgeSeconds: number;
}

/** Credentials with the words that would make this person's password guessable. */
type Known = Credentials & { words: string[] };

const columns = 'person_id AS "personId", password_hash AS "passwordHash", totp_secret AS "totpSecret", totp_enrolled_at AS "totpEnrolledAt", hats';

/** The ways in: a link by e-mail first, a password second. */
@Injectable()
export class SignInService {
  constructor(
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
    private readonly secondFactor: SecondFactor,
    private readonly jobs: Jobs,
  ) {}

  /** By password; once enrolled, the second factor is asked with 401 `totp-required`. */
  async byPassword(work: Work, { email, password, totp }: LoginInput, device: string, address: string): Promise<Opened> {
    await this.limits.count('login', email, { most: 10, minutes: 15 });
    await this.limits.count('login-from', address, { most: 300, minutes: 15 });
    const known = await work.row<Credentials>(`SELECT ${columns} FROM access.credentials($1, $2)`, [this.keyring.proof('credentials', email), email]);
    if (!(await checkPassword(known?.passwordHash, password)) || !known) throw wrong();
    const passed = await this.secondFactor.demand(work, known, totp);
    return this.open(work, known, device, passed, 'signed in by password');
  }

  /** Sends a link when the address is known; answers the same when it is not. */
  async sendLink(work: Work, email: string, address: string, purpose: 'sign_in' | 'reset' = 'sign_in'): Promise<void> {
    await this.limits.count('link', email, { most: 5, minutes: 15 });
    await this.limits.count('link-from', address, { most: 200, minutes: 15 });
    const known = await work.row<Credentials>(`SELECT ${columns} FROM access.credentials($1, $2)`, [this.keyring.proof('credentials', email), email]);
    if (known) await this.postLink(work, known.personId, purpose);
  }

  /** Opens a one-use link and puts its e-mail into the outbox, in the caller's transaction. */
  async postLink(work: Work, personId: string, purpose: 'sign_in' | 'invitation' | 'reset'): Promise<string> {
    const id = randomUUID();
    const hash = tokenHash(this.keyring.token('account', id));
    const life = purpose === 'invitation' ? '14 days' : '15 minutes';
    await work.rows('SELECT access.open_account_link($1, $2, $3, $4, $5, $6::interval)', [
      this.keyring.proof('open_account_link', id, personId, purpose, hash.toString('hex')),
      id,
      personId,
      purpose,
      hash,
      life,
    ]);
    const message = randomUUID();
    const template = `account-${purpose.replace('_', '-')}`;
    await work.rows('SELECT access.post_account_mail($1, $2, $3, $4, $5)', [
      this.keyring.proof('post_account_mail', message, personId, template, id),
      message,
      personId,
      template,
      id,
    ]);
    work.afterCommit(() => this.jobs.wake('mail'));
    return id;
  }

  /** By the link of an e-mail. A refused second factor leaves the link usable. */
  async byLink(work: Work, { token, totp }: LinkUse, device: string): Promise<Opened> {
    const known = await this.use(work, token, ['sign_in', 'invitation', 'reset']);
    const passed = await this.secondFactor.demand(work, known, totp);
    return this.open(work, known, device, passed, 'signed in by link');
  }

  /** Chooses a password from an invitation or a reset. Signs nobody in: the second factor keeps its place. */
  async choosePassword(work: Work, { token, password }: PasswordUse): Promise<void> {
    const known = await this.use(work, token, ['invitation', 'reset']);
    await this.setPassword(work, known, password, 'chose a password');
  }

  /** Changes one's own password; the current one is asked when there is one. Other devices are signed out. */
  async changePassword(work: Work, current: string | undefined, password: string): Promise<void> {
    const known = await this.credentialsOf(work, work.personId);
    await this.limits.count('password', known.personId, { most: 10, minutes: 15 });
    if (known.passwordHash && !(await checkPassword(known.passwordHash, current ?? ''))) {
      throw problem(422, 'wrong-password', 'Le mot de passe actuel n’est pas celui-là.', { errors: [{ pointer: '/current', detail: 'Mot de passe inexact.' }] });
    }
    await this.setPassword(work, known, password, 'changed their password');
  }

  private async setPassword(work: Work, { personId, words }: Known, password: string, act: string): Promise<void> {
    const hash = await hashPassword(password, words);
    await work.rows('SELECT access.set_password($1, $2, $3)', [this.keyring.proof('set_password', personId, hash), personId, hash]);
    await this.note(work, personId, act);
  }

  private async use(work: Work, token: string, purposes: string[]): Promise<Known> {
    const used = await work.row<{ personId: string }>('SELECT person_id AS "personId" FROM access.use_account_link($1, $2)', [token, purposes]);
    if (!used) throw spent();
    return this.credentialsOf(work, used.personId);
  }

  private async credentialsOf(work: Work, personId: string): Promise<Known> {
    const known = await work.row<Known>(`SELECT ${columns}, words FROM access.credentials_of($1, $2)`, [this.keyring.proof('credentials_of', personId), personId]);
    if (!known) throw spent();
    return known;
  }

  /** Opens the session of somebody who has proven who they are, by whichever way in. */
  async open(work: Work, who: Credentials, device: string, secondFactor: boolean, act: string): Promise<Opened> {
    const token = randomBytes(32).toString('base64url');
    const hash = tokenHash(token);
    const short = who.hats.some((hat) => staffOrAlly.has(hat));
    const days = short ? 7 : 30;
    const made = await work.row<{ id: string }>('SELECT access.open_sign_in($1, $2, $3, $4, $5::interval, $6::interval, $7) AS id', [
      this.keyring.proof('open_sign_in', who.personId, hash.toString('hex')),
      who.personId,
      hash,
      device,
      short ? '8 hours' : '30 days',
      `${days} days`,
      secondFactor,
    ]);
    await this.note(work, who.personId, act);
    return { id: made?.id as string, token, maxAgeSeconds: days * 86_400 };
  }

  /** Into the journal: a way in was used, or changed. */
  async note(work: Work, personId: string, act: string): Promise<void> {
    await work.rows('SELECT access.audit_sign_in($1, $2, $3)', [this.keyring.proof('audit_sign_in', personId, act), personId, act]);
  }
}
