import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { problem } from '../http/problem';

/** Tries counted in the database, outside the request's transaction so that a refusal still counts. No answer: refused. */
@Injectable()
export class RateLimits {
  constructor(private readonly database: Database) {}

  /** Counts one try of `who` (hashed) at `what`; past `most` in a window of `minutes`: 429. */
  async count(what: string, who: string, { most, minutes }: { most: number; minutes: number }): Promise<void> {
    const key = `${what}:${createHash('sha256').update(who.toLowerCase()).digest('base64url').slice(0, 22)}`;
    const [row] = await this.database.alone<{ free: boolean }>('SELECT access.count_try($1, make_interval(mins => $2), $3) AS free', [key, minutes, most]);
    if (!row?.free) throw problem(429, 'rate-limited', `Trop de tentatives. Réessayez ${minutes < 1440 ? `dans ${minutes} minutes` : 'demain'}.`);
  }
}
