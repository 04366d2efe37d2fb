import { applyDecorators, HttpCode, SerializeOptions, SetMetadata, type StandardSchemaSerializerContextOptions } from '@nestjs/common';
import { ApiNoContentResponse, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** Promises a response shape twice over: OpenAPI publishes it, the serializer enforces it. */
export const Returns = (schema: z.ZodType, status = 200) =>
  applyDecorators(
    HttpCode(status),
    ApiResponse({ status, standardSchema: schema as never, description: schema.description ?? '' }),
    SerializeOptions({ schema } as StandardSchemaSerializerContextOptions),
  );

/** A call that answers with nothing but its success. */
export const ReturnsNothing = () => applyDecorators(HttpCode(204), ApiNoContentResponse());

/** What a create call answers: the record's id; a replay of the same call answers the same. */
export const CreatedView = z.object({ id: z.uuid() }).meta({ id: 'Created' });
export type CreatedView = z.infer<typeof CreatedView>;

/** The metadata key of routes that create a record and honour `Idempotency-Key`. */
export const CREATES = 'cordee:creates';

/** A create call: answers 201 and the id of a row of `table`, once for one `Idempotency-Key`. */
export const Creates = (table: string) => applyDecorators(Returns(CreatedView, 201), SetMetadata(CREATES, table));
