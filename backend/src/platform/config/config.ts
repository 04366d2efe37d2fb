import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), { message: `attend une adresse ${protocols.join(' ou ')}//…` });

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  DATABASE_OWNER_URL: url(['postgres:', 'postgresql:']).optional(),
  CORDEE_DATA_DIR: z.string().min(1).default('.data'),
  CORDEE_SECRET: z.string().min(32, 'attend 32 caractères au moins'),
  CORDEE_SECRET_PREVIOUS: z.string().min(32, 'attend 32 caractères au moins').optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().min(3).default('Cordée <no-reply@localhost>'),
  OIDC_ISSUER: url(['https:', 'http:']).optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(300).optional(),
  OIDC_CLIENT_SECRET: z.string().min(8, 'attend 8 caractères au moins').max(500).optional(),
  DEMO: flag.optional(),
});

/** What the environment decides, checked once at the start. */
export type Config = Omit<z.infer<typeof Environment>, 'PUBLIC_URL' | 'DEMO'> & { PUBLIC_URL: string; DEMO: boolean; secure: boolean };

/** A start that must not happen: the message names the variable and says what to do. */
export class ConfigError extends Error {}

const loopback = (host: string) => ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host);

/** Reads the environment. A variable that is missing, malformed, or unknown with the prefix `CORDEE_` stops the start. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const known = new Set(Object.keys(Environment.shape));
  const unknown = Object.keys(env).find((name) => name.startsWith('CORDEE_') && !known.has(name));
  if (unknown) throw new ConfigError(`${unknown} : variable inconnue. Vérifiez son nom dans docs/operations.md.`);

  const read = Environment.safeParse(Object.fromEntries(Object.entries(env).filter(([name, value]) => known.has(name) && value !== '')));
  if (!read.success) {
    const [issue] = read.error.issues;
    const name = String(issue?.path[0]);
    throw new ConfigError(`${name} : ${env[name] === undefined || env[name] === '' ? 'cette variable est nécessaire' : issue?.message}.`);
  }
  const { PUBLIC_URL = `http://${read.data.HOST}:${read.data.PORT}`, DEMO = read.data.NODE_ENV !== 'production', ...rest } = read.data;
  const site = new URL(PUBLIC_URL);
  if (site.protocol === 'http:' && !loopback(site.hostname)) {
    throw new ConfigError('PUBLIC_URL : une adresse http n’est acceptée que sur cette machine (127.0.0.1). Utilisez https.');
  }
  checkProvider(rest);
  if (DEMO && (!loopback(rest.HOST) || !loopback(site.hostname))) {
    throw new ConfigError('DEMO : le réseau de démonstration ne s’ouvre que sur cette machine. Mettez DEMO=false.');
  }
  return { ...rest, PUBLIC_URL: PUBLIC_URL.replace(/\/$/, ''), DEMO, secure: site.protocol === 'https:' };
}

/** All three or none, and http only on this machine: a code that leaves in clear is a code that was given. */
function checkProvider(read: Pick<z.infer<typeof Environment>, 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'>): void {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = names.filter((name) => read[name] === undefined);
  if (missing.length > 0 && missing.length < names.length) throw new ConfigError(`${missing[0]} : cette variable est nécessaire avec les autres variables OIDC_.`);
  const issuer = read.OIDC_ISSUER && new URL(read.OIDC_ISSUER);
  if (issuer && (issuer.search || issuer.hash || issuer.username || issuer.pathname.includes('/.well-known/'))) {
    throw new ConfigError('OIDC_ISSUER : attend l’adresse du fournisseur seule, sans /.well-known/… ni rien derrière.');
  }
  if (issuer && issuer.protocol === 'http:' && !loopback(issuer.hostname)) throw new ConfigError('OIDC_ISSUER : une adresse http n’est acceptée que sur cette machine (127.0.0.1). Utilisez https.');
}
