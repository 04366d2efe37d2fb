import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { staffOrAlly } from '../../platform/auth/right';
import { RateLimits } from '../../platform/auth/rate-limits';
import { Keyring, tokenHash } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { type Credentials, SecondFactor } from '../second-factor.service';
import { type Opened, SignInService } from '../sign-in.service';
import type { ReturnView } from './oidc.contract';
import { OidcProvider, type Secrets, type Told } from './provider';

/** A sign-in that came back: what to tell, and the session when there is one. */
export interface Returned {
  outcome: ReturnView['outcome'];
  opened?: Opened;
}

interface Attempt {
  id: string;
  secrets: Buffer;
  joinsId: string | null;
}

/** Who was recognised, while their code is asked. */
interface Proven {
  personId: string;
  idToken: string;
}

const spent = () => problem(410, 'link-spent', 'Cette connexion a déjà servi, ou a pris trop de temps. Recommencez.');
const place = (column: string, recordId: string) => ({ table: 'oidc', column, recordId, cohortId: '' });
const columns = 'person_id AS "personId", password_hash AS "passwordHash", totp_secret AS "totpSecret", totp_enrolled_at AS "totpEnrolledAt", hats';

/**
 * Signing in with the account of one's organisation. It opens accounts that are there and makes none. Somebody is
 * recognised by the provider's own subject; the first time by an address that the provider vouches for, and never so into
 * an account that opens other people's data without its second factor (docs/decisions).
 */
@Injectable()
export class OrganisationSignIn {
  constructor(
    private readonly keyring: Keyring,
    private readonly database: Database,
    private readonly limits: RateLimits,
    private readonly provider: OidcProvider,
    private readonly secondFactor: SecondFactor,
    private readonly signIns: SignInService,
  ) {}

  /** The words of the button, as ProConnect asks for its own, and where it is explained; or nothing. */
  get button(): { label: string; about: string | null } | null {
    if (!this.provider.configured) return null;
    return this.provider.isProConnect
      ? { label: 'S’identifier avec ProConnect', about: 'https://proconnect.gouv.fr/' }
      : { label: 'Continuer avec le compte de mon organisation', about: null };
  }

  /** Whether the provider answers, asked now if nobody knows. */
  health() {
    return this.provider.health();
  }

  /** Leaves for the provider. `browser` goes into a cookie: whoever comes back is whoever left. */
  async depart(work: Work, { joins, again }: { joins: boolean; again: boolean }, from: string): Promise<{ address: string; browser: string }> {
    await this.limits.count('oidc-from', from, { most: 200, minutes: 15 });
    if (joins && work.actor.kind !== 'session') throw problem(401, 'sign-in-required', 'Connectez-vous pour continuer.');
    const { address, secrets } = await this.provider.begin(again);
    const [id, browser] = [randomUUID(), randomBytes(32).toString('base64url')];
    const [stateHash, browserHash] = [tokenHash(secrets.state), tokenHash(browser)];
    await work.rows('SELECT access.open_oidc_attempt($1, $2, $3, $4, $5, $6)', [
      this.keyring.proof('open_oidc_attempt', id, stateHash.toString('hex'), browserHash.toString('hex')), id, stateHash, browserHash,
      this.keyring.sealAccount(place('secrets', id), Buffer.from(JSON.stringify(secrets))), joins,
    ]);
    return { address, browser };
  }

  /** Comes back from the provider. The state is spent first, for good, whatever follows. */
  async return(work: Work, query: string, browser: string | null, device: string): Promise<Returned> {
    const state = new URLSearchParams(query).get('state');
    if (!state || !browser) throw spent();
    const hashes = [tokenHash(state), tokenHash(browser)] as const;
    const [attempt] = await this.database.alone<Attempt>('SELECT id, secrets, joins_id AS "joinsId" FROM access.use_oidc_attempt($1, $2, $3)', [
      this.keyring.proof('use_oidc_attempt', ...hashes.map((hash) => hash.toString('hex'))), ...hashes,
    ]);
    if (!attempt) throw spent();
    if (new URLSearchParams(query).get('error') === 'access_denied') return { outcome: 'cancelled' };
    const secrets = JSON.parse(this.keyring.unsealAccount(place('secrets', attempt.id), attempt.secrets).toString()) as Secrets;
    const told = await this.provider.finish(query, secrets);
    if (attempt.joinsId) return this.join(work, attempt.joinsId, told);
    return this.recognise(work, attempt.id, told, device);
  }

  /** The code of somebody who was just recognised, in the same browser. A wrong one asks again. */
  async withCode(work: Work, totp: string, browser: string | null, device: string): Promise<Returned> {
    if (!browser) throw spent();
    const hash = tokenHash(browser);
    const taken = await work.row<{ id: string; proven: Buffer }>('SELECT id, proven FROM access.take_oidc_proof($1, $2)', [this.keyring.proof('take_oidc_proof', hash.toString('hex')), hash]);
    if (!taken) throw spent();
    const { personId, idToken, joins } = JSON.parse(this.keyring.unsealAccount(place('proven', taken.id), taken.proven).toString()) as Proven & { joins: string | null };
    const known = await this.credentials(work, personId);
    if (!known) throw spent();
    await this.secondFactor.demand(work, known, totp);
    if (joins && !(await this.bind(work, joins, personId))) return { outcome: 'unknown' };
    return this.open(work, known, idToken, device, true);
  }

  /** Ends the session here, and says where the provider's own ends. */
  async farewell(work: Work, token: string): Promise<string | null> {
    const kept = await work.row<{ id: string; idToken: Buffer }>('SELECT id, id_token AS "idToken" FROM access.id_token_of($1)', [token]);
    await work.rows('SELECT access.end_sign_in($1)', [token]);
    return kept ? this.provider.farewell(this.keyring.unsealAccount(place('id_token', kept.id), kept.idToken).toString()) : null;
  }

  private async join(work: Work, personId: string, told: Told): Promise<Returned> {
    if (work.actor.kind !== 'session' || work.personId !== personId) throw spent();
    return { outcome: (await this.bind(work, told.subject, personId)) ? 'joined' : 'unknown' };
  }

  private async recognise(work: Work, attemptId: string, told: Told, device: string): Promise<Returned> {
    const { issuer } = this.provider;
    const bound = await work.row<{ id: string | null }>('SELECT access.person_of_subject($1, $2, $3) AS id', [this.keyring.proof('person_of_subject', issuer, told.subject), issuer, told.subject]);
    const known = bound?.id ? await this.credentials(work, bound.id) : await this.byAddress(work, told);
    if (!known) return { outcome: 'unknown' };
    const first = !bound?.id;
    const enrolled = known.totpEnrolledAt !== null;
    const sure = told.level === 'eidas2' || told.level === 'eidas3';
    // The first time the code is asked whatever the provider says: a provider may be wrong about an address.
    if (enrolled && (first || !sure)) {
      const proven = { personId: known.personId, idToken: told.idToken, joins: first ? told.subject : null };
      const sealed = this.keyring.sealAccount(place('proven', attemptId), Buffer.from(JSON.stringify(proven)));
      await work.rows('SELECT access.keep_oidc_proof($1, $2, $3)', [this.keyring.proof('keep_oidc_proof', attemptId, sealed.toString('hex')), attemptId, sealed]);
      return { outcome: 'totp-required' };
    }
    if (first && !(await this.bind(work, told.subject, known.personId))) return { outcome: 'unknown' };
    return this.open(work, known, told.idToken, device, enrolled && sure);
  }

  /** Only an address that the provider vouches for, and never into a staff or ally account that nothing else protects. */
  private async byAddress(work: Work, { email, emailVerified }: Told): Promise<Credentials | undefined> {
    const vouched = emailVerified ?? this.provider.isProConnect;
    const address = email ?? 'nobody@invalid';
    const known = await work.row<Credentials>(`SELECT ${columns} FROM access.credentials($1, $2)`, [this.keyring.proof('credentials', address), address]);
    if (!known || !vouched) return undefined;
    return known.totpEnrolledAt === null && known.hats.some((hat) => staffOrAlly.has(hat)) ? undefined : known;
  }

  private credentials(work: Work, personId: string): Promise<Credentials | undefined> {
    return work.row<Credentials>(`SELECT ${columns} FROM access.credentials_of($1, $2)`, [this.keyring.proof('credentials_of', personId), personId]);
  }

  private async bind(work: Work, subject: string, personId: string): Promise<boolean> {
    const { issuer } = this.provider;
    const row = await work.row<{ bound: boolean }>('SELECT access.join_subject($1, $2, $3, $4) AS bound', [this.keyring.proof('join_subject', issuer, subject, personId), issuer, subject, personId]);
    if (row?.bound) await this.signIns.note(work, personId, 'joined their organisation');
    return row?.bound ?? false;
  }

  private async open(work: Work, known: Credentials, idToken: string, device: string, passed: boolean): Promise<Returned> {
    const opened = await this.signIns.open(work, known, device, passed, 'signed in by organisation');
    const sealed = this.keyring.sealAccount(place('id_token', opened.id), Buffer.from(idToken));
    await work.rows('SELECT access.keep_id_token($1, $2, $3)', [this.keyring.proof('keep_id_token', opened.id, sealed.toString('hex')), opened.id, sealed]);
    return { outcome: 'signed-in', opened };
  }
}
