import type { FastifyRequest } from 'fastify';

/** A few words by which somebody recognises their device. */
export function deviceOf({ headers }: FastifyRequest): string {
  const agent = headers['user-agent'] ?? '';
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(agent)?.[0] ?? 'Appareil inconnu';
  const browser = /Firefox|Edg|Chrome|Safari/.exec(agent)?.[0]?.replace('Edg', 'Edge') ?? '';
  return [system === 'Macintosh' ? 'Mac' : system, browser].filter(Boolean).join(', ');
}
