import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../../platform/config/config.module';
import type { Config } from '../../platform/config/config';
import { Keyring } from '../../platform/crypto/keyring';

/**
 * The page to hand to a colleague: one address a gathering, which acts in nobody's name. What it opens is written in it
 * and signed, so nothing is stored and the list of gatherings cannot be guessed.
 */
@Injectable()
export class GatheringDoor {
  constructor(
    private readonly keyring: Keyring,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  address(gatheringId: string): string {
    return `${this.config.PUBLIC_URL}/venir#${gatheringId}.${this.keyring.token('gathering', gatheringId)}`;
  }

  /** The gathering that an address opens; nothing when it was written by somebody else. */
  gatheringOf(token: string): string | null {
    const [, id, signature] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{20,100})$/.exec(token) ?? [];
    if (!id || !signature) return null;
    const [given, made] = [Buffer.from(signature), Buffer.from(this.keyring.token('gathering', id))];
    return given.length === made.length && timingSafeEqual(given, made) ? id : null;
  }
}
