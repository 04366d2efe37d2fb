import { readConfig } from './config';

const right = { DATABASE_URL: 'postgres://cordee_app:x@127.0.0.1/cordee', CORDEE_SECRET: 'a secret that is long enough to derive keys' };

describe('the environment', () => {
  it('has sensible defaults', () => {
    expect(readConfig(right)).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', PUBLIC_URL: 'http://127.0.0.1:3000', DEMO: true, secure: false });
    expect(readConfig({ ...right, NODE_ENV: 'production', PUBLIC_URL: 'https://cordee.example.org' })).toMatchObject({ DEMO: false, secure: true });
  });

  it.each([
    ['a missing database', { ...right, DATABASE_URL: undefined }, /^DATABASE_URL/],
    ['a missing secret', { ...right, CORDEE_SECRET: '' }, /^CORDEE_SECRET/],
    ['a short secret', { ...right, CORDEE_SECRET: 'short' }, /^CORDEE_SECRET : attend 32/],
    ['an unknown variable of ours', { ...right, CORDEE_SECERT: 'x' }, /^CORDEE_SECERT : variable inconnue/],
    ['a port that is none', { ...right, PORT: '70000' }, /^PORT/],
    ['another protocol', { ...right, SMTP_URL: 'http://mail.example.org' }, /^SMTP_URL/],
    ['plain http beyond this machine', { ...right, PUBLIC_URL: 'http://cordee.example.org' }, /^PUBLIC_URL : une adresse http/],
    ['the demo network beyond this machine', { ...right, PUBLIC_URL: 'https://cordee.example.org', DEMO: 'true' }, /^DEMO/],
    ['a demo that is neither true nor false', { ...right, DEMO: 'yes' }, /^DEMO/],
  ])('is refused for %s, in one line that names the variable', (_what, env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });
});
