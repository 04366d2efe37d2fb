import { createHash } from 'node:crypto';

const seed = 'cordee-demo-1';

/** An id that is the same at every loading: a version 8 uuid made from what the record is. */
export function demoId(kind: string, ...path: (string | number)[]): string {
  const bytes = createHash('sha256')
    .update([seed, kind, ...path].join('\u0000'))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
