import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type * as client from 'openid-client';
import { CONFIG } from '../../platform/config/config.module';
import type { Config } from '../../platform/config/config';
import { problem } from '../../platform/http/problem';
import { LOG, type Log } from '../../platform/log/log';

/** What the provider said of somebody, once everything was verified. */
export interface Told {
  subject: string;
  email: string | null;
  /** Whether the provider vouches for the address; nothing when it does not say. */
  emailVerified: boolean | null;
  /** How sure it is of who they are: `eidas1`, `eidas2`, `eidas3`. */
  level: string | null;
  idToken: string;
}

/** What leaves with the person, and is compared when they come back. */
export interface Secrets {
  state: string;
  nonce: string;
  verifier: string;
}

/** What the library says of an answer: its own code, and the provider's word. */
interface Refusal {
  code?: string;
  error?: string;
}

const away = () => problem(503, 'provider-away', 'Le service de connexion de votre organisation ne répond pas. Recevez plutôt un lien par e-mail, ou réessayez dans un instant.');
const refused = () => problem(401, 'provider-refused', 'La connexion n’a pas abouti. Recommencez, ou recevez un lien par e-mail.');
const scope = 'openid given_name usual_name email uid siret';
const retryAfter = 5_000;
const atOnce = 6;

/** What somebody who reads the settings is told; each names the variable to look at. */
const troubles = {
  away: 'Le service d’OIDC_ISSUER ne répond pas, ou son adresse n’est pas celle d’un fournisseur OpenID Connect.',
  other: 'Le service d’OIDC_ISSUER répond sous un autre nom : écrivez exactement l’adresse (« issuer ») qu’il annonce.',
  client: 'Le service refuse OIDC_CLIENT_ID ou OIDC_CLIENT_SECRET.',
  asked: 'Le service refuse ce que Cordée lui demande : vérifiez OIDC_CLIENT_ID, l’adresse de retour et les données (« scopes ») déclarées.',
  answer: 'Une réponse du service n’a pas été acceptée : signature, destinataire ou horloge.',
} as const;

/** The provider's own words about what was asked of it; the others speak of one person's attempt. */
const aboutUs = ['invalid_scope', 'invalid_request', 'unauthorized_client'];

/** Which setting a refusal shows to be wrong. What a browser brings back anybody can write: it leaves what was known. */
function refusalOf(code: string, told: string | undefined, known: keyof typeof troubles | null): keyof typeof troubles | null {
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return known;
  if (told === 'invalid_client' || code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') return 'client';
  if (!told) return 'answer';
  return aboutUs.includes(told) ? 'asked' : known;
}

/**
 * The OpenID provider, looked for at the start and again after a failure: one that is down stops nothing else.
 * Authorization code with PKCE, state and nonce; signatures are verified, also of a userinfo that comes as a JWT (ProConnect).
 */
@Injectable()
export class OidcProvider implements OnApplicationBootstrap {
  private found: Promise<{ lib: typeof client; config: client.Configuration }> | undefined;
  private failedAt = 0;
  private busy = 0;
  private trouble: keyof typeof troubles | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Not waited for: a provider that is away delays no start, and is told in the log and to the administrators. */
  onApplicationBootstrap(): void {
    if (this.configured) void this.discovered().catch(() => undefined);
  }

  get configured(): boolean {
    return this.config.OIDC_ISSUER !== undefined;
  }

  get issuer(): string {
    return this.config.OIDC_ISSUER ?? '';
  }

  /** ProConnect gives addresses that an organisation checked, without saying so in a claim. */
  get isProConnect(): boolean {
    return this.configured && /(^|\.)(proconnect|agentconnect|fca\.integ01\.dev-agentconnect)(\.gouv)?\.fr$/.test(new URL(this.issuer).hostname);
  }

  /** For the administrators: what to declare at the provider, and what its last answers showed. */
  async health() {
    // Looked for again while it was not found: what is said here must not outlive the failure.
    if (this.configured && (!this.trouble || this.trouble === 'away' || this.trouble === 'other')) await this.discovered().catch(() => undefined);
    return { issuer: this.configured ? this.issuer : null, returnTo: this.returnTo, leavesTo: this.leavesTo, trouble: this.trouble && troubles[this.trouble] };
  }

  private get returnTo(): string {
    return `${this.config.PUBLIC_URL}/connexion/organisation`;
  }

  private get leavesTo(): string {
    return `${this.config.PUBLIC_URL}/connexion`;
  }

  /** Where the browser goes, and what must come back with it. */
  async begin(again = false): Promise<{ address: string; secrets: Secrets }> {
    const { lib, config } = await this.discovered();
    const secrets = { state: lib.randomState(), nonce: lib.randomNonce(), verifier: lib.randomPKCECodeVerifier() };
    const address = lib.buildAuthorizationUrl(config, {
      redirect_uri: this.returnTo,
      scope: this.scopeOf(config),
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await lib.calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
      acr_values: 'eidas1',
      ...(again && { prompt: 'login' }),
    });
    return { address: address.href, secrets };
  }

  /** Exchanges the code; whatever does not agree (state, nonce, audience, signature, subject) refuses the whole. */
  async finish(query: string, { state, nonce, verifier }: Secrets): Promise<Told> {
    const { lib, config } = await this.discovered();
    return this.within(async () => {
      const tokens = await lib.authorizationCodeGrant(config, new URL(`${this.returnTo}?${query}`), {
        expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || !tokens.id_token) throw refused();
      const told = await lib.fetchUserInfo(config, tokens.access_token, claims.sub);
      const verified = told.email_verified ?? claims['email_verified'];
      return {
        subject: claims.sub,
        email: typeof told.email === 'string' ? told.email.trim() : null,
        emailVerified: typeof verified === 'boolean' ? verified : null,
        level: typeof claims.acr === 'string' ? claims.acr : null,
        idToken: tokens.id_token,
      };
    });
  }

  /** Where the provider's own session ends; nothing when it cannot be reached or has no such page. */
  async farewell(idToken: string): Promise<string | null> {
    try {
      const { lib, config } = await this.discovered();
      if (!config.serverMetadata().end_session_endpoint) return null;
      const address = lib.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: this.leavesTo, state: lib.randomState() });
      // The hint says whose client it is; ProConnect's list of parameters is closed.
      address.searchParams.delete('client_id');
      return address.href;
    } catch {
      return null;
    }
  }

  private scopeOf(config: client.Configuration): string {
    const offered = config.serverMetadata().scopes_supported;
    return offered && !this.isProConnect ? scope.split(' ').filter((one) => one === 'openid' || offered.includes(one)).join(' ') : scope;
  }

  private async discovered() {
    if (!this.configured) throw problem(404, 'not-found', 'Cette adresse ne mène à rien.');
    if (!this.found) {
      if (Date.now() - this.failedAt < retryAfter) throw away();
      this.found = this.discover();
    }
    try {
      const found = await this.found;
      if (this.trouble === 'away' || this.trouble === 'other') this.trouble = null;
      return found;
    } catch (error) {
      this.found = undefined;
      this.failedAt = Date.now();
      this.trouble = (error as Refusal).code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' ? 'other' : 'away';
      this.log.warn({ error: (error as Error).name, code: (error as { code?: string }).code }, 'openid provider not found');
      throw away();
    }
  }

  private async discover() {
    const lib = await import('openid-client');
    const here = new URL(this.issuer).protocol === 'http:';
    const config = await lib.discovery(new URL(this.issuer), this.config.OIDC_CLIENT_ID as string, undefined, lib.ClientSecretPost(this.config.OIDC_CLIENT_SECRET as string), {
      timeout: 5,
      execute: [lib.enableNonRepudiationChecks, ...(here ? [lib.allowInsecureRequests] : [])],
    });
    return { lib, config };
  }

  /** A provider that is slow holds a few requests, never all of them. */
  private async within<T>(act: () => Promise<T>): Promise<T> {
    if (this.busy >= atOnce) throw away();
    this.busy += 1;
    try {
      const done = await act();
      this.trouble = null;
      return done;
    } catch (error) {
      const { code = '', error: told } = error as Refusal;
      this.log.warn({ error: (error as Error).name, code, told }, 'openid sign-in refused');
      const down = /TIMEOUT|ECONN|HTTP_REQUEST|NETWORK/i.test(code) || error instanceof TypeError;
      if (down) this.found = undefined;
      this.trouble = down ? 'away' : refusalOf(code, told, this.trouble);
      throw down ? away() : refused();
    } finally {
      this.busy -= 1;
    }
  }
}
