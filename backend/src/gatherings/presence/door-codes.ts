import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring';

/** How long a code stays on the screen; the one before it is still accepted, so that nobody is refused for being slow by a second. */
export const codeLasts = 30_000;

/** From the code read to the presence signed: time to type an address, not to go home. */
const passLasts = 15 * 60_000;
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * What the room's screen shows and telephones bring back. A code names its half-day and is stamped with its window of time; a
 * pass is what a code was exchanged for; a ticket stands for one line of one list on one's own telephone. None is stored.
 */
@Injectable()
export class DoorCodes {
  constructor(private readonly keyring: Keyring) {}

  /** The codes of the windows to come, the present one first: enough for a screen whose network blinks. */
  series(halfDayId: string, most: number, now = Date.now()): { from: number; code: string; short: string }[] {
    const first = Math.floor(now / codeLasts);
    return Array.from({ length: most }, (_, index) => {
      const window = first + index;
      return { from: window * codeLasts, code: seal(halfDayId, this.stamp('code', halfDayId, window)), short: this.short(halfDayId, window) };
    });
  }

  /** The half-day of a code of the present window or of the one before, else nothing. */
  read(code: string, now = Date.now()): string | null {
    const [id, stamp] = unseal(code);
    const window = Math.floor(now / codeLasts);
    return id && [window, window - 1].some((one) => same(stamp, this.stamp('code', id, one))) ? id : null;
  }

  /** The same by six letters, among the half-days of today. */
  readShort(typed: string, halfDayIds: readonly string[], now = Date.now()): string | null {
    const window = Math.floor(now / codeLasts);
    return halfDayIds.find((id) => [window, window - 1].some((one) => same(Buffer.from(typed), Buffer.from(this.short(id, one))))) ?? null;
  }

  /** What a telephone keeps from the code to the signature, each its own. */
  pass(halfDayId: string, now = Date.now()): string {
    const tail = Buffer.alloc(12);
    tail.writeUIntBE(now + passLasts, 0, 6);
    randomBytes(6).copy(tail, 6);
    return seal(halfDayId, Buffer.concat([tail, this.stamp('pass', halfDayId, tail.toString('hex'))]));
  }

  readPass(pass: string, now = Date.now()): string | null {
    const [id, rest] = unseal(pass);
    const tail = rest.subarray(0, 12);
    if (!id || tail.length < 12 || !same(rest.subarray(12), this.stamp('pass', id, tail.toString('hex')))) return null;
    return tail.readUIntBE(0, 6) > now ? id : null;
  }

  /** Kept on one's own telephone, by its owner’s wish: it signs in one's name, in the room, and opens nothing. */
  ticket(registrationId: string): string {
    return seal(registrationId, this.stamp('ticket', registrationId));
  }

  readTicket(ticket: string): string | null {
    const [id, stamp] = unseal(ticket);
    return id && same(stamp, this.stamp('ticket', id)) ? id : null;
  }

  private short(halfDayId: string, window: number): string {
    return [...this.keyring.stamp('short', halfDayId, String(window)).subarray(0, 6)].map((byte) => letters[byte % letters.length]).join('');
  }

  private stamp(use: string, id: string, more: string | number = ''): Buffer {
    return this.keyring.stamp(use, id, String(more)).subarray(0, 12);
  }
}

const seal = (id: string, stamp: Buffer) => Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), stamp]).toString('base64url');

function unseal(sealed: string): [string | null, Buffer] {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28 || bytes.toString('base64url') !== sealed) return [null, bytes];
  return [bytes.toString('hex', 0, 16).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5'), bytes.subarray(16)];
}

const same = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);
