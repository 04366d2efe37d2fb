import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

const client = { id: 'cordee', secret: 'a secret that the provider knows' };
const scopes = ['openid', 'email', 'given_name', 'usual_name', 'uid', 'siret'];

/** A page of the provider's own, not of the product's. */
const page = (body: string) => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Mon organisation</title><main><h1>Mon organisation</h1>${body}</main></html>`;

/**
 * An organisation's sign-in service, by oidc-provider, where one says one's address and is believed. As ProConnect's: userinfo
 * is a signed JWT and the way out is asked with the ID token. `env`: what the product is started with.
 */
export async function organisation(product: string): Promise<{ env: Record<string, string>; close(): Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // It warns of its in-memory store and development keys, which are what a journey wants.
  const { warn, info } = console;
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${product}/connexion/organisation`],
        post_logout_redirect_uris: [`${product}/connexion`],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], given_name: ['given_name'], usual_name: ['usual_name'], uid: ['uid'], siret: ['siret'], acr: null },
    scopes,
    acrValues: ['eidas1', 'eidas2'],
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context: { body: string }, form: string) => {
          context.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Fermer ma session</button>`);
        },
      },
    },
    interactions: { url: () => '/interaction' },
    findAccount: (_context: unknown, email: string) => ({ accountId: email, claims: () => ({ sub: email, email, email_verified: true }) }),
    loadExistingGrant: async (context: { oidc: { client: { clientId: string }; session: { accountId: string } } }) => {
      const grant = new provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope(scopes.join(' '));
      await grant.save();
      return grant;
    },
    cookies: { keys: ['journey'] },
  } as never);
  Object.assign(console, { warn, info });
  const callback = provider.callback();
  server.on('request', (request, response) => {
    const address = new URL(request.url ?? '/', issuer);
    if (address.pathname === '/favicon.ico') return void response.writeHead(204).end();
    if (address.pathname !== '/interaction') return void callback(request, response);
    const [email, turnsBack] = [address.searchParams.get('email'), address.searchParams.has('turns-back')];
    if (turnsBack) return void provider.interactionFinished(request, response, { error: 'access_denied' });
    if (email) return void provider.interactionFinished(request, response, { login: { accountId: email, acr: 'eidas1', remember: true } });
    const form = '<form><label>Adresse professionnelle <input name="email" type="email"></label> <button>Continuer</button> <button name="turns-back" value="yes">Annuler</button></form>';
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(form));
  });
  return {
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
