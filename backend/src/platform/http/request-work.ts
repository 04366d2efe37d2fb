import { type CallHandler, createParamDecorator, type ExecutionContext, Inject, Injectable, type NestInterceptor, type Type } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { Gate } from '../auth/gate';
import { DECLARATION, type Declaration } from '../auth/needs';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { Database, type Target } from '../database/database';
import type { Work } from '../database/work';
import { FileName } from '../files/file-name';
import { Files } from '../files/files.service';
import { READS, type ReadsUploads, RECEIVES, type ReceivingRequest } from '../files/receives';
import type { FileKind } from '../files/accepted';
import { bearerToken } from './bearer-token';
import { once } from './idempotency';
import { notFound, problem } from './problem';
import { CREATES } from './returns';

type WorkingRequest = ReceivingRequest & { work?: Work; params: Record<string, string>; query: Record<string, unknown> };

/** The request's transaction, to be handed to services as their first argument. */
export const InWork = createParamDecorator((_: unknown, context: ExecutionContext): Work => {
  const { work } = context.switchToHttp().getRequest<WorkingRequest>();
  if (!work) throw new Error('No transaction: is the route outside the application?');
  return work;
});

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Each request is one transaction: opened by its token, let through by the gate, committed when the answer is ready.
 * Validation runs inside it, so nothing is half done.
 */
@Injectable()
export class RequestWork implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly gate: Gate,
    private readonly files: Files,
    private readonly modules: ModuleRef,
    @Inject(CONFIG) private readonly config: Pick<Config, 'secure'>,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<WorkingRequest>();
    const declaration = this.reflector.get<Declaration>(DECLARATION, context.getHandler());
    if (declaration.kind === 'outside') return next.handle();
    const kind = this.reflector.get<FileKind | undefined>(RECEIVES, context.getHandler());
    return defer(() => {
      const enter = (task: (work: Work) => Promise<unknown>) => {
        const target = declaration.kind === 'needs' && declaration.at ? targetOf(request, declaration.at) : undefined;
        return this.database.run(bearerToken(request, this.config.secure), target, (work, scopes) => {
          this.gate.pass(declaration, work.actor, scopes);
          return task(work);
        });
      };
      const handled = () =>
        enter((work) => {
          request.work = work;
          return this.handle(context, request, work, next);
        });
      const reader = this.reflector.get<Type<ReadsUploads> | undefined>(READS, context.getHandler());
      return kind ? this.receiving(request, { kind, reader }, enter, handled) : handled();
    });
  }

  /** The right first, then the bytes, then the transaction: a slow line holds no connection, and a stranger sends nothing. */
  private async receiving(
    request: WorkingRequest,
    { kind, reader }: { kind: FileKind; reader: Type<ReadsUploads> | undefined },
    enter: (task: () => Promise<void>) => Promise<unknown>,
    handled: () => Promise<unknown>,
  ): Promise<unknown> {
    await enter(async () => undefined);
    const name = FileName.safeParse(request.query['name'] ?? '');
    if (!name.success && kind !== 'table') throw problem(400, 'invalid', 'Donnez le nom du fichier.', { errors: [{ pointer: '/name', detail: 'Donnez le nom du fichier, avec sa terminaison (.pdf, .pptx…).' }] });
    request.upload = await this.files.receive(request.body, { kind, name: name.data ?? '', announced: Number(request.headers['content-length'] ?? 0) });
    try {
      if (reader) request.upload.understood = await this.modules.get(reader, { strict: false }).understand(request.upload, request.query);
      return await handled();
    } finally {
      await this.files.discard(request.upload);
    }
  }

  private handle(context: ExecutionContext, request: WorkingRequest, work: Work, next: CallHandler): Promise<unknown> {
    const table = this.reflector.get<string | undefined>(CREATES, context.getHandler());
    const key = request.headers['idempotency-key'];
    const answer = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    if (!table || typeof key !== 'string' || !work.actor.personId) return answer();
    return once(work, { key, route: `${request.method} ${request.url}`, body: request.upload?.sha256 ?? request.body, table }, answer as () => Promise<{ id: string }>);
  }
}

function targetOf(request: WorkingRequest, at: { table: string; param: string }): Target {
  const id = request.params[at.param];
  if (!id || !uuid.test(id)) throw notFound();
  return { table: at.table, id };
}
