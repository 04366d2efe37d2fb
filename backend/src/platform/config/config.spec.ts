import { readConfig } from './config';

const provider = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'cordee', OIDC_CLIENT_SECRET: 'a secret of theirs' };
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
    ['a provider without its client', { ...right, OIDC_ISSUER: provider.OIDC_ISSUER }, /^OIDC_CLIENT_ID : cette variable est nécessaire avec/],
    ['a provider without its secret', { ...right, ...provider, OIDC_CLIENT_SECRET: '' }, /^OIDC_CLIENT_SECRET : cette variable est nécessaire avec/],
    ['a client without its provider', { ...right, ...provider, OIDC_ISSUER: undefined }, /^OIDC_ISSUER : cette variable est nécessaire avec/],
    ['a provider that is no address', { ...right, ...provider, OIDC_ISSUER: 'proconnect' }, /^OIDC_ISSUER : attend une adresse/],
    ['a provider in plain http elsewhere', { ...right, ...provider, OIDC_ISSUER: 'http://id.example.org' }, /^OIDC_ISSUER : une adresse http/],
    ['the page of a provider in place of its address', { ...right, ...provider, OIDC_ISSUER: 'https://id.example.org/.well-known/openid-configuration' }, /^OIDC_ISSUER : attend l’adresse du fournisseur seule/],
    ['a demo that is neither true nor false', { ...right, DEMO: 'yes' }, /^DEMO/],
  ])('is refused for %s, in one line that names the variable', (_what, env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });
});
