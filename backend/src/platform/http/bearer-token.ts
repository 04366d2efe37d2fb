import type { FastifyRequest } from 'fastify';

/** The session cookie's name: `__Host-` on https, where browsers then refuse it from anywhere else. */
export const cookieName = (secure: boolean) => (secure ? '__Host-cordee' : 'cordee');

/** What opens the request: the link of the page the person is on, else the session cookie, else nothing. */
export function bearerToken(request: FastifyRequest, secure: boolean): string | null {
  const link = request.headers['x-cordee-link'];
  if (typeof link === 'string' && link.length > 0) return link.slice(0, 200);
  return sessionToken(request, secure);
}

/** The session cookie alone, under its one name: on https the plain name is one that a neighbouring site could have set. */
export const sessionToken = ({ cookies }: FastifyRequest, secure: boolean): string | null => cookies[cookieName(secure)] ?? null;
