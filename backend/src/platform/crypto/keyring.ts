import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import { type FieldPlace, seal, unseal } from './field-cipher';

/** What a token opens. */
export type TokenKind = 'account' | 'personal' | 'job' | 'page' | 'choice' | 'gathering' | 'calendar';

const derive = (secret: string, use: string) => Buffer.from(hkdfSync('sha256', secret, 'cordee', use, 32));

/** What is stored of a token: its SHA-256, so that a copy of the database opens nothing. */
export const tokenHash = (token: string) => createHash('sha256').update(token, 'utf8').digest();

/** The key by which the database recognises calls of the application made before anybody is known. */
export const proofKey = (secret: string) => derive(secret, 'database proof');

/**
 * Every key of the instance, derived from `CORDEE_SECRET` by HKDF and named by its use.
 * While a secret is being rotated, the previous one still opens what it wrapped.
 */
@Injectable()
export class Keyring {
  private readonly proofs: Buffer;
  private readonly links: Buffer[];
  private readonly stamps: Buffer;
  private readonly marks: Buffer[];
  private readonly accountKeys: Buffer[];
  private readonly wrapping: Map<number, Buffer>;
  readonly wrappingVersion: number;

  constructor(@Inject(CONFIG) config: Pick<Config, 'CORDEE_SECRET' | 'CORDEE_SECRET_PREVIOUS'>) {
    this.proofs = proofKey(config.CORDEE_SECRET);
    this.stamps = derive(config.CORDEE_SECRET, 'short-lived codes');
    const secrets = [config.CORDEE_SECRET, config.CORDEE_SECRET_PREVIOUS].filter((secret) => secret !== undefined);
    this.links = secrets.map((secret) => derive(secret, 'link tokens'));
    this.marks = secrets.map((secret) => derive(secret, 'paper marks'));
    // The version is a fingerprint of the secret: stable through rotations, and telling nothing of it.
    this.wrapping = new Map(secrets.map((secret) => [this.versionOf(secret), derive(secret, 'data key wrapping')]));
    this.accountKeys = secrets.map((secret) => derive(secret, 'account secrets'));
    this.wrappingVersion = this.versionOf(config.CORDEE_SECRET);
  }

  /** The 256-bit key that wraps data keys, by version; undefined when that secret is no longer configured. */
  wrappingKey(version: number): Buffer | undefined {
    return this.wrapping.get(version);
  }

  /** Seals a secret of an account (the second factor's). */
  sealAccount(place: FieldPlace, clear: Buffer): Buffer {
    return seal(this.accountKeys[0] as Buffer, place, clear);
  }

  /** Opens it, also when it was sealed under the previous secret. */
  unsealAccount(place: FieldPlace, sealed: Buffer): Buffer {
    for (const key of this.accountKeys.slice(0, -1)) {
      try {
        return unseal(key, place, sealed);
      } catch {
        // Sealed before the rotation: the previous key opens it, or nothing does.
      }
    }
    return unseal(this.accountKeys.at(-1) as Buffer, place, sealed);
  }

  /** Shows the database that the application itself is calling: a stolen database password cannot compute this. */
  proof(...words: string[]): string {
    return createHmac('sha256', this.proofs).update(words.join('\x1f'), 'utf8').digest('hex');
  }

  /** The token of a link or a job, derived from its id: it is never stored and can be made again when the mail leaves. */
  token(kind: TokenKind, id: string): string {
    return createHmac('sha256', this.links[0] as Buffer).update(`${kind}:${id}`).digest('base64url');
  }

  /** Whether this instance made that token, under its secret or the one before: for what must still work years after. */
  made(kind: TokenKind, id: string, token: string): boolean {
    const shown = Buffer.from(token, 'base64url');
    return this.links.some((key) => shown.length === 32 && timingSafeEqual(shown, createHmac('sha256', key).update(`${kind}:${id}`).digest()));
  }

  /** Marks words that go out and come back within the hour, so that nobody makes them up; a new secret makes them void. */
  stamp(...words: string[]): Buffer {
    return createHmac('sha256', this.stamps).update(words.join('\x1f'), 'utf8').digest();
  }

  /** Signs what leaves on paper, so that anybody may ask whether it left from here; short enough for a code to photograph. */
  mark(statement: string): string {
    return markUnder(this.marks[0] as Buffer, statement).toString('base64url');
  }

  /** Whether that mark was made here of that statement, under this secret or the one before. */
  marked(statement: string, mark: string): boolean {
    const shown = Buffer.from(mark, 'base64url');
    return this.marks.some((key) => shown.length === 16 && timingSafeEqual(shown, markUnder(key, statement)));
  }

  private versionOf(secret: string): number {
    return (createHash('sha256').update(derive(secret, 'version')).digest().readUInt32BE() % 2_147_483_646) + 1;
  }
}

const markUnder = (key: Buffer, statement: string) => createHmac('sha256', key).update(statement, 'utf8').digest().subarray(0, 16);
