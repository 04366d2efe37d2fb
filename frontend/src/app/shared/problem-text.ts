import { toProblem } from '../core/problem';

/** What went wrong in one French text: what happened, what to do, then each field's trouble. Every caught error may be given. */
export function problemText(error: unknown): string {
  const { sentence, errors } = toProblem(error);
  return [sentence, ...errors.map((field) => field.detail)].filter(Boolean).join(' ');
}

/** What the server said of one field (`/email`, or `email`), or nothing. */
export function fieldProblem(error: unknown, pointer: string): string {
  const wanted = pointer.startsWith('/') ? pointer : `/${pointer}`;
  return toProblem(error).errors.find((field) => field.pointer === wanted)?.detail ?? '';
}
