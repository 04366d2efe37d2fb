import { useApp } from '../../testing/use-app';

/** What a page may load, as the header says it. */
const policyOf = (header: unknown) => new Map(String(header).split(';').map((rule) => rule.trim().split(/\s+/)).map(([name, ...sources]) => [name as string, sources]));

describe('the page of the API', () => {
  const app = useApp();

  it('is readable HTML: every call and every shape, in French', async () => {
    const { status, headers, body } = await app.nobody.get('/docs');
    const { body: document } = await app.nobody.get('/openapi.json');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('<html lang="fr">');
    for (const methods of Object.values(document.paths as Record<string, Record<string, { operationId: string }>>)) {
      for (const { operationId } of Object.values(methods)) expect(body).toContain(`id="op-${operationId}"`);
    }
    for (const name of Object.keys(document.components.schemas)) expect(body).toContain(`id="shape-${name}"`);
  });

  it('leads nowhere in vain, and names everything once', async () => {
    const { body } = await app.nobody.get('/docs');
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('asks for no script, and for nothing that the policy forbids', async () => {
    const { body } = await app.nobody.get('/docs');
    expect(body).not.toMatch(/<script|<iframe|<object|<link|<img|\son\w+=|javascript:/i);
    expect(body).not.toMatch(/(?:src|href)="(?!#|\/)/);
  });
});

describe('the content security policy', () => {
  const app = useApp();

  it.each(['/docs', '/openapi.json', '/auth/me', '/nowhere-at-all'])('stands before %s', async (path) => {
    const { headers } = await app.nobody.get(path);
    const policy = policyOf(headers['content-security-policy']);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('connect-src')).toEqual(["'self'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'self'"]);
    expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
    // Inline styles are the one concession; nothing is evaluated, nothing comes from elsewhere.
    const allowed = [...policy.entries()].flatMap(([name, sources]) => sources.filter((source) => !["'self'", "'none'", "'script'"].includes(source)).map((source) => `${name} ${source}`));
    expect(allowed.filter((line) => !line.startsWith('trusted-types '))).toEqual(["style-src 'unsafe-inline'", 'img-src data:', 'img-src blob:']);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
  });
});
