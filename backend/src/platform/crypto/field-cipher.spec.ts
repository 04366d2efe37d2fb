import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type FieldPlace, seal, unsealText } from './field-cipher';
import { Keyring } from './keyring';

const key = randomBytes(32);
const place: FieldPlace = { table: 'interview', column: 'notes', recordId: randomUUID(), cohortId: randomUUID() };

describe('a sealed field', () => {
  it('opens to what was written, whatever was written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (clear) => unsealText(key, place, seal(key, place, clear)) === clear));
  });

  it('never has the same bytes twice, nor the words among them', () => {
    const [one, two] = [seal(key, place, 'La place du village'), seal(key, place, 'La place du village')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('village')).toBe(false);
  });

  it.each(['table', 'column', 'recordId', 'cohortId'] as const)('does not open with another %s', (part) => {
    const sealed = seal(key, place, 'dit en confiance');
    expect(() => unsealText(key, { ...place, [part]: `${place[part]}x` }, sealed)).toThrow();
  });

  it('does not open once its tag is shortened, which would leave less to guess', () => {
    const sealed = seal(key, place, '');
    expect(unsealText(key, place, sealed)).toBe('');
    for (const length of [4, 8, 12, 15]) expect(() => unsealText(key, place, sealed.subarray(0, 12 + length))).toThrow();
  });

  it('does not open once a single bit has changed, or under another key', () => {
    const sealed = seal(key, place, 'dit en confiance');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const spoilt = Buffer.from(sealed);
        spoilt[bit >> 3] = (spoilt[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(() => unsealText(key, place, spoilt)).toThrow();
      }),
    );
    expect(() => unsealText(randomBytes(32), place, sealed)).toThrow();
  });
});

describe('a keyring', () => {
  const [old, current] = ['the first secret of an instance, long enough', 'the second secret of an instance, long enough'];

  it('opens under a rotated secret what the previous one sealed, and seals under the current one', () => {
    const before = new Keyring({ CORDEE_SECRET: old });
    const after = new Keyring({ CORDEE_SECRET: current, CORDEE_SECRET_PREVIOUS: old });
    const sealed = before.sealAccount(place, Buffer.from('totp'));
    expect(after.unsealAccount(place, sealed).toString()).toBe('totp');
    expect(after.wrappingKey(before.wrappingVersion)).toEqual(before.wrappingKey(before.wrappingVersion));
    expect(() => before.unsealAccount(place, after.sealAccount(place, Buffer.from('totp')))).toThrow();
  });

  it('derives a token that depends on the use, the id and the secret', () => {
    const ring = new Keyring({ CORDEE_SECRET: old });
    const id = randomUUID();
    const tokens = [ring.token('personal', id), ring.token('account', id), ring.token('personal', randomUUID()), new Keyring({ CORDEE_SECRET: current }).token('personal', id)];
    expect(new Set(tokens).size).toBe(4);
    expect(ring.token('personal', id)).toBe(tokens[0]);
  });
});
