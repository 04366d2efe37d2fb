import { applyDecorators, type CallHandler, type ExecutionContext, HttpCode, Inject, Injectable, type NestInterceptor, StreamableFile, UseInterceptors } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import type { Work } from '../database/work';
import { notFound, problem } from '../http/problem';
import { LOG, type Log } from '../log/log';
import { types } from './accepted';
import { attachment } from './file-name';
import { FileStore } from './file-store';
import { type FileFacts, Files } from './files.service';

type SendingRequest = FastifyRequest & { work?: Work };
const statuses = new WeakMap<object, number>();

/**
 * Sends the file that the handler names: by its id, read under the actor's own rights, or by its facts when a function
 * without a bearer looked them up. Always a download of the type that was checked, in a page that may do nothing.
 */
@Injectable()
export class FileSending implements NestInterceptor {
  constructor(
    private readonly files: Files,
    private readonly store: FileStore,
    @Inject(LOG) private readonly log: Log,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return defer(async () => this.send((await lastValueFrom(next.handle())) as string | FileFacts | null, http.getRequest<SendingRequest>(), http.getResponse<FastifyReply>()));
  }

  private async send(named: string | FileFacts | null, request: SendingRequest, reply: FastifyReply): Promise<unknown> {
    const facts = typeof named === 'string' ? await this.files.facts(request.work as Work, named) : named;
    if (!facts) throw notFound();
    const tag = `"${facts.sha256}"`;
    void reply.headers({ etag: tag, 'accept-ranges': 'bytes' });
    if (request.headers['if-none-match'] === tag) return statuses.set(request, 304), '';
    const range = rangeOf(request, tag, facts.bytes);
    const handle = await this.store.open(facts.id);
    if (!handle) {
      this.log.error({ file: facts.id }, 'a stored file is missing from the disk');
      throw problem(404, 'file-missing', 'Ce fichier manque sur le serveur. Prévenez la personne qui l’a déposé : elle peut le remettre.');
    }
    void reply.headers({
      'content-type': facts.mediaType,
      'content-disposition': attachment(facts.name),
      'content-security-policy': `sandbox; default-src 'none'`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-length': String(range.end - range.start + 1),
      ...(range.part && { 'content-range': `bytes ${range.start}-${range.end}/${facts.bytes}` }),
    });
    if (range.part) statuses.set(request, 206);
    return new StreamableFile(handle.createReadStream({ start: range.start, end: range.end }));
  }
}

/** The one part that is asked for; several at once, or of another version, are answered whole. */
function rangeOf({ headers }: FastifyRequest, tag: string, bytes: number): { start: number; end: number; part: boolean } {
  const whole = { start: 0, end: bytes - 1, part: false };
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '');
  if (!asked || (!asked[1] && !asked[2]) || (headers['if-range'] && headers['if-range'] !== tag)) return whole;
  const start = asked[1] ? Number(asked[1]) : Math.max(0, bytes - Number(asked[2]));
  const end = asked[1] && asked[2] ? Math.min(Number(asked[2]), bytes - 1) : bytes - 1;
  if (start > end) throw problem(416, 'range-not-satisfiable', 'Cette partie du fichier n’existe pas.');
  return { start, end, part: true };
}

/** Nest gives every answer of a route the same status: the parts and the « not changed » of files get theirs here. */
export function answerFileParts(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const status = reply.statusCode === 200 ? statuses.get(request) : undefined;
    if (status) void reply.code(status);
    return payload;
  });
}

/** A route that answers with a file: its handler returns the id to which its own row refers, or what it knows of the file. */
export const SendsFile = () => {
  const content = Object.fromEntries([...Object.values(types).map(({ mediaType }) => mediaType), 'application/zip', 'text/csv', 'application/json'].map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]));
  return applyDecorators(
    HttpCode(200),
    UseInterceptors(FileSending),
    ApiResponse({ status: 200, description: 'Le fichier', content }),
    ApiResponse({ status: 206, description: 'Une partie du fichier', content }),
    ApiResponse({ status: 304, description: 'Le fichier n’a pas changé' }),
  );
};
