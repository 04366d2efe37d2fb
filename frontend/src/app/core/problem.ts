import { HttpErrorResponse } from '@angular/common/http';

/** What is wrong with one field of the request, found by its JSON pointer (`/delegates/0/email`). */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** A refusal of the server, as its problem document says it (RFC 9457): `title` and `detail` are French sentences shown as they are. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string = '',
    readonly errors: readonly FieldProblem[] = [],
    /** The current version of a text that somebody else saved meanwhile (412). */
    readonly current?: unknown,
    /** The ETag of that version. */
    readonly etag: string = '',
  ) {
    super(detail || title);
  }

  /** The one sentence to show: what happened to this person, now. The title only names the kind of refusal. */
  get sentence(): string {
    return this.detail || this.title;
  }
}

const UNREACHABLE = new Problem(
  0,
  'unreachable',
  'Pas de connexion',
  'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez\u00a0: ce que vous avez écrit est toujours là.',
);

/** Reads whatever a request ended with as a Problem, so that a screen never has to look at HTTP. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof HttpErrorResponse)) {
    return new Problem(0, 'unexpected', 'Imprévu', 'Quelque chose s’est mal passé. Rechargez la page, puis réessayez.');
  }
  if (error.status === 0) return UNREACHABLE;
  const body = asDocument(error.error);
  return new Problem(
    error.status,
    body.code ?? `http-${error.status}`,
    body.title ?? 'Imprévu',
    body.detail ?? (body.title ? '' : 'La demande n’a pas abouti. Réessayez dans un instant.'),
    body.errors ?? [],
    body.current,
    error.headers.get('ETag') ?? '',
  );
}

function asDocument(body: unknown): Partial<Omit<Problem, 'status'>> {
  const document = typeof body === 'string' ? parsed(body) : body;
  return document && typeof document === 'object' ? document : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
