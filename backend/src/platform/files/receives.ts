import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { FileKind } from './accepted';
import type { Upload } from './files.service';

/** The metadata key of routes that take a file. */
export const RECEIVES = 'cordee:receives';

/** The metadata key of what understands a file before the transaction opens. */
export const READS = 'cordee:reads';

/** Understands an upload outside any transaction: a list that takes seconds to read holds no connection meanwhile. */
export interface ReadsUploads {
  understand(upload: Upload, query: Record<string, unknown>): Promise<unknown>;
}

export type ReceivingRequest = FastifyRequest & { upload?: Upload };

/**
 * A route whose body is a file as it is (`application/octet-stream`), its name in the query (`name`, a `FileName` of the
 * handler's own query contract). It is read once the caller is known to have the right, before the transaction opens;
 * so is what `reader` makes of it, which the handler finds in `upload.understood`.
 */
export const Receives = (kind: FileKind, reader?: Type<ReadsUploads>) =>
  applyDecorators(SetMetadata(RECEIVES, kind), SetMetadata(READS, reader), ApiConsumes('application/octet-stream'), ApiBody({ schema: { type: 'string', format: 'binary' } }));

/** The file that came with the request. */
export const Received = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  const { upload } = context.switchToHttp().getRequest<ReceivingRequest>();
  if (!upload) throw new Error('No file: is the route declared with @Receives?');
  return upload;
});
