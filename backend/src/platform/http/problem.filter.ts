import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOG, type Log } from '../log/log';
import { spaced } from '../mail/typography';
import { type ConstraintProblem, CONSTRAINTS, databaseProblem } from './database-problem';
import { Problem, problem, type ProblemView } from './problem';

/** Every error leaves as a problem document, without stack, SQL or another person's data. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(CONSTRAINTS) private readonly constraints: Record<string, ConstraintProblem>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const found = this.translate(error);
    if (found.view.status >= 500) this.log.error({ route: request.routeOptions?.url, method: request.method, ...cause(error) }, 'request failed');
    http
      .getResponse<FastifyReply>()
      .status(found.view.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(written(found.view));
  }

  private translate(error: unknown): Problem {
    if (error instanceof Problem) return error;
    const fromDatabase = databaseProblem(error, this.constraints);
    if (fromDatabase) return fromDatabase;
    const status = error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);
    if (status === 404) return problem(404, 'not-found', 'Cette adresse ne mène à rien.');
    if (status === 413) return problem(413, 'too-large', 'L’envoi dépasse la taille acceptée.');
    if (status === 415) return problem(415, 'unsupported-media-type', 'Envoyez du JSON.');
    if (status >= 400 && status < 500) return problem(status, 'invalid', 'La demande n’a pas pu être lue. Vérifiez sa forme.');
    return problem(500, 'unexpected', 'Une erreur inattendue est survenue. Rien n’a été enregistré ; réessayez dans un instant.');
  }
}

/** In French typography, whichever line of the code said it. */
const written = (view: ProblemView): ProblemView => ({
  ...view,
  detail: spaced(view.detail),
  ...(view.errors && { errors: view.errors.map((one) => ({ ...one, detail: spaced(one.detail) })) }),
});

/** Class and code of an error and where it came from; never its message, which may quote what somebody typed. */
function cause(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: error.name, code: (error as { code?: string }).code, at: error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6) };
}
