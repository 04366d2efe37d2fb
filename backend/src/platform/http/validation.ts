import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { FieldFault } from './problem';
import { problem } from './problem';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const segment = (part: PropertyKey | { readonly key: PropertyKey }) => String(typeof part === 'object' ? part.key : part).replaceAll('~', '~0').replaceAll('/', '~1');

const faults = (issues: readonly Issue[]): FieldFault[] =>
  issues.slice(0, 50).map(({ path = [], message }) => ({ pointer: path.map((part) => `/${segment(part)}`).join(''), detail: message }));

/** Validates every parameter and body against its contract; a refusal names each field. */
export const validation = () =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues: readonly Issue[]) => problem(400, 'invalid', 'Certains champs sont à corriger.', { errors: faults(issues) }),
  });
