import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problem';

/** The version a caller says it is changing, from `If-Match: "3"`. Missing: 428. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1];
  if (!version) throw problem(428, 'version-required', 'Rechargez la page avant d’enregistrer : la version du texte manque.');
  return Number(version);
});

/** Says which version of a text an answer carries: `ETag: "3"`. */
export function tag(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`);
}

/** Somebody saved in between: the caller gets the current text, to choose or merge. */
export const stale = (current: { version: number }) =>
  problem(412, 'stale', 'Quelqu’un a enregistré ce texte entre-temps. Les deux versions sont affichées.', { current });
