import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { toDataURL } from 'qrcode';
import { RateLimits } from '../platform/auth/rate-limits';
import { Keyring, tokenHash } from '../platform/crypto/keyring';
import type { Work } from '../platform/database/work';
import { problem } from '../platform/http/problem';

/** What the database tells of an account to somebody who proves to be the application. */
export interface Credentials {
  personId: string;
  passwordHash: string | null;
  totpSecret: Buffer | null;
  totpEnrolledAt: Date | null;
  hats: string[];
}

const wrongCode = () => problem(401, 'totp-wrong', 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.', { errors: [{ pointer: '/totp', detail: 'Code inexact.' }] });
const place = (personId: string) => ({ table: 'account', column: 'totp_secret', recordId: personId, cohortId: '' });
const codeHash = (personId: string, code: string) => createHash('sha256').update(`${personId}:${code.replaceAll(/[\s-]/g, '').toUpperCase()}`).digest();

/** Time-based codes (RFC 6238, 30 seconds, 6 digits, one step of tolerance, each used once) and ten recovery codes. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
  ) {}

  /** Passes when nothing is enrolled (false) or the code is right (true); else 401. */
  async demand(work: Work, who: Credentials, given: string | undefined): Promise<boolean> {
    if (!who.totpEnrolledAt || !who.totpSecret) return false;
    if (!given) throw problem(401, 'totp-required', 'Entrez le code affiché par votre application de double vérification.');
    await this.check(work, who.personId, who.totpSecret, given, null);
    return true;
  }

  /** Offers a new secret, as a QR code and as text; nothing is enrolled before a first code. */
  async offer(work: Work, label: string): Promise<{ uri: string; secret: string; qr: string }> {
    if (work.actor.secondFactorEnrolled) throw problem(409, 'second-factor-enrolled', 'La double vérification est déjà en place.');
    const secret = new Secret({ size: 20 });
    await this.store(work, work.personId, Buffer.from(secret.buffer), false);
    const uri = totpOf(Buffer.from(secret.buffer), label).toString();
    return { uri, secret: secret.base32, qr: await toDataURL(uri, { margin: 1, width: 240 }) };
  }

  /** Enrols with a first right code and gives ten recovery codes, shown once. */
  async confirm(work: Work, code: string, token: string): Promise<string[]> {
    const { totpSecret } = await this.credentials(work);
    if (!totpSecret || work.actor.secondFactorEnrolled) throw problem(409, 'second-factor-enrolled', 'Recommencez depuis la page de votre compte.');
    const secret = this.open(work.personId, totpSecret);
    if (totpOf(secret, '').validate({ token: code, window: 1 }) === null) throw wrongCode();
    await this.store(work, work.personId, secret, true);
    await this.check(work, work.personId, null, code, token, secret);
    const codes = Array.from({ length: 10 }, () => randomBytes(5).toString('hex').toUpperCase().replace(/(.{5})/, '$1-'));
    await work.rows('SELECT access.set_recovery_codes($1, $2, $3)', [
      this.keyring.proof('set_recovery_codes', work.personId),
      work.personId,
      codes.map((recovery) => codeHash(work.personId, recovery)),
    ]);
    return codes;
  }

  /** Confirms the second factor of a session already open, before interviews. */
  async again(work: Work, code: string, token: string): Promise<void> {
    const { totpSecret } = await this.credentials(work);
    if (!totpSecret) throw problem(409, 'second-factor-none', 'Aucune double vérification n’est en place.');
    await this.check(work, work.personId, totpSecret, code, token);
  }

  private async check(work: Work, personId: string, sealed: Buffer | null, code: string, token: string | null, clear?: Buffer): Promise<void> {
    await this.limits.count('totp', personId, { most: 8, minutes: 15 });
    const secret = clear ?? this.open(personId, sealed as Buffer);
    const digits = code.replaceAll(' ', '');
    const delta = /^\d{6}$/.test(digits) ? totpOf(secret, '').validate({ token: digits, window: 1 }) : null;
    if (delta !== null) {
      const step = Math.floor(Date.now() / 30_000) + delta;
      const hash = token ? tokenHash(token) : null;
      const passed = await work.row<{ ok: boolean }>('SELECT access.pass_second_factor($1, $2, $3, $4) AS ok', [
        this.keyring.proof('pass_second_factor', personId, String(step)),
        personId,
        step,
        hash,
      ]);
      if (passed?.ok) return;
    } else if (await this.useRecoveryCode(work, personId, code)) return;
    throw wrongCode();
  }

  private async useRecoveryCode(work: Work, personId: string, code: string): Promise<boolean> {
    const hash = codeHash(personId, code);
    const used = await work.row<{ ok: boolean }>('SELECT access.use_recovery_code($1, $2, $3) AS ok', [
      this.keyring.proof('use_recovery_code', personId, hash.toString('hex')),
      personId,
      hash,
    ]);
    return Boolean(used?.ok);
  }

  private async credentials(work: Work): Promise<{ totpSecret: Buffer | null }> {
    const row = await work.row<{ totpSecret: Buffer | null }>('SELECT totp_secret AS "totpSecret" FROM access.credentials_of($1, $2)', [
      this.keyring.proof('credentials_of', work.personId),
      work.personId,
    ]);
    return row ?? { totpSecret: null };
  }

  private async store(work: Work, personId: string, secret: Buffer, enrolled: boolean): Promise<void> {
    const sealed = this.keyring.sealAccount(place(personId), secret);
    await work.rows('SELECT access.set_second_factor($1, $2, $3, $4)', [
      this.keyring.proof('set_second_factor', personId, sealed.toString('hex'), String(enrolled)),
      personId,
      sealed,
      enrolled,
    ]);
  }

  private open(personId: string, sealed: Buffer): Buffer {
    return this.keyring.unsealAccount(place(personId), sealed);
  }
}

const totpOf = (secret: Buffer, label: string) =>
  new TOTP({ issuer: 'Cordée', label, secret: new Secret({ buffer: new Uint8Array(secret).buffer as ArrayBuffer }), digits: 6, period: 30 });

