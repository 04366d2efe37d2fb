import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the provider knows of this application. */
export const client = { id: 'cordee', secret: 'a secret that the provider knows' };

/** Who the provider says signs in, at its next page. */
export interface Says {
  sub: string;
  email?: string;
  email_verified?: boolean;
  acr?: string;
}

/** A real oidc-provider on loopback, whose pages answer at once with whoever `says` names; its userinfo is a JWT, as ProConnect's. */
export class TestProvider {
  says: Says = { sub: 'nobody' };
  /** Changes what the provider is asked, or what it answers, on the way. */
  meddle: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  endSession: string | undefined;
  private server: Server;
  private handle: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
  private port = 0;

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      if (!this.meddle?.(request, response)) this.handle(request, response);
    });
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    this.port = (this.server.address() as AddressInfo).port;
    // It warns of its in-memory store and development keys, which are what a test wants.
    const quiet = (['warn', 'info'] as const).map((kind) => jest.spyOn(console, kind).mockImplementation(() => undefined));
    const { Provider } = await import('oidc-provider');
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: ['http://127.0.0.1:3000/connexion/organisation'],
          post_logout_redirect_uris: ['http://127.0.0.1:3000/connexion'],
          token_endpoint_auth_method: 'client_secret_post',
          userinfo_signed_response_alg: 'RS256',
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], given_name: ['given_name'], usual_name: ['usual_name'], uid: ['uid'], siret: ['siret'], acr: null },
      scopes: ['openid', 'email', 'given_name', 'usual_name', 'uid', 'siret'],
      acrValues: ['eidas1', 'eidas2'],
      features: { devInteractions: { enabled: false }, userinfo: { enabled: true }, jwtUserinfo: { enabled: true }, rpInitiatedLogout: { enabled: true } },
      interactions: { url: () => '/interaction' },
      findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...this.says, sub }) }),
      loadExistingGrant: async (context: { oidc: { client: { clientId: string }; session: { accountId: string } } }) => {
        const grant = new provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
        grant.addOIDCScope('openid email given_name usual_name uid siret');
        await grant.save();
        return grant;
      },
      cookies: { keys: ['test'] },
    } as never);
    for (const spy of quiet) spy.mockRestore();
    const callback = provider.callback() as (request: IncomingMessage, response: ServerResponse) => void;
    this.handle = (request, response) => {
      if (!request.url?.startsWith('/interaction')) return callback(request, response);
      void provider.interactionFinished(request, response, { login: { accountId: this.says.sub, acr: this.says.acr ?? 'eidas1', remember: false } });
    };
  }

  /** Follows the provider's pages as a browser would, until it sends back; gives what stands behind the address of return. */
  async follow(address: string): Promise<string> {
    const jar = new Map<string, string>();
    let next = address;
    for (let hop = 0; hop < 8; hop += 1) {
      const answer = await fetch(next, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value) jar.set(name, value);
        else jar.delete(name);
      }
      const to = new URL(answer.headers.get('location') ?? '', next);
      if (to.pathname === '/connexion/organisation') return to.search.slice(1);
      next = to.href;
    }
    throw new Error('the provider never sent back');
  }

  stop = () => new Promise<void>((done) => {
    this.server.closeAllConnections();
    this.server.close(() => done());
  });
}

/** Puts other claims into the ID token on its way, under the same header; its signature no longer fits. */
export function forgeIdToken(provider: TestProvider, change: (claims: Record<string, unknown>) => Record<string, unknown>) {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/token') || request.headers['x-forged']) return false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void fetch(`${provider.issuer}/token`, { method: 'POST', body: Buffer.concat(chunks), headers: { 'content-type': request.headers['content-type'] ?? '', 'x-forged': 'yes' } })
        .then((answer) => answer.json() as Promise<Record<string, string>>)
        .then((tokens) => {
          const [header, claims = '', signature] = (tokens['id_token'] ?? '').split('.');
          const other = Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(claims, 'base64url').toString())))).toString('base64url');
          const broken = createHash('sha512').update(String(signature)).digest('base64url').repeat(4).slice(0, signature?.length);
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify({ ...tokens, id_token: `${header}.${other}.${broken}` }));
        });
    });
    return true;
  };
}
