import { applyDecorators, type CallHandler, type ExecutionContext, HttpCode, Injectable, type NestInterceptor, UseInterceptors } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { defer, lastValueFrom, type Observable } from 'rxjs';

/** A file that a handler has just made. */
export interface MadePaper {
  /** With its ending: `.pdf`, `.zip` or `.xlsx`. */
  name: string;
  bytes: Buffer;
}

const types = { pdf: 'application/pdf', zip: 'application/zip', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

@Injectable()
class PaperSending implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return defer(async () => {
      const { name, bytes } = (await lastValueFrom(next.handle())) as MadePaper;
      const reply = context.switchToHttp().getResponse<FastifyReply>();
      void reply.headers({
        'content-type': types[name.split('.').at(-1) as keyof typeof types],
        'content-disposition': `attachment; filename="${name}"`,
        'content-security-policy': `sandbox; default-src 'none'`,
        'cache-control': 'private, no-store',
      });
      return bytes;
    });
  }
}

/** A route that answers with a file made for this request; its handler returns the name, in plain letters, and the bytes. */
export const SendsPaper = () =>
  applyDecorators(
    HttpCode(200),
    UseInterceptors(PaperSending),
    ApiResponse({ status: 200, description: 'Le fichier', content: Object.fromEntries(Object.values(types).map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }])) }),
  );
