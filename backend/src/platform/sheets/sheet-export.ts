import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { networkId } from '../auth/actor';
import type { Work } from '../database/work';
import { problem } from '../http/problem';
import { CsvFile } from './csv';
import { columnsOf, type Format, FORMATS, type Sheet, SHEET } from './sheet';
import { XlsxFile } from './xlsx';

type Answer = { next?: string | null };
type Request = FastifyRequest & { work?: Work; query: Record<string, unknown>; params: Record<string, string> };

/** Beyond this a list is no spreadsheet any more; a filter makes it one. */
const most = 100_000;

/**
 * Makes a file of a list: asks the list's own handler for page after page, through its contract, in the request's one
 * transaction, and answers once the last row is in. So a file is whole or an error, and holds what the list shows, no more.
 */
@Injectable()
export class SheetExport implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const sheet = this.reflector.get<Sheet<Answer, unknown> | undefined>(SHEET, context.getHandler());
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!sheet || request.query['format'] === undefined) return next.handle();
    return defer(() => write(sheet, request, http.getResponse<FastifyReply>(), () => lastValueFrom(next.handle()) as Promise<Answer>));
  }
}

async function write(sheet: Sheet<Answer, unknown>, request: Request, reply: FastifyReply, page: () => Promise<Answer>): Promise<Buffer> {
  const { format, after: _, limit: __, keep, ...filters } = request.query;
  const rowsOf = (answer: Answer) => kept(sheet, sheet.rows(answer), keep);
  const asked = { ...filters, ...(sheet.perPage && { limit: String(sheet.perPage) }) };
  if (format !== 'xlsx' && format !== 'csv') throw problem(400, 'invalid', 'Choisissez un format : xlsx ou csv.', { errors: [{ pointer: '/format', detail: 'xlsx ou csv' }] });
  const work = request.work as Work;
  const zone = (await work.row<{ timeZone: string }>('SELECT time_zone AS "timeZone" FROM network'))?.timeZone ?? 'Europe/Paris';

  let answer = await askedWith(request, asked, page);
  const first = rowsOf(answer);
  const columns = columnsOf(sheet, answer);
  const file = format === 'csv' ? new CsvFile(columns, zone) : new XlsxFile(sheet.name, columns, zone, first);
  let count = first.length;
  file.add(first);
  while (answer.next) {
    if (count > most) throw problem(422, 'too-many-rows', 'Cette liste dépasse 100 000 lignes : resserrez les filtres, puis exportez de nouveau.');
    answer = await askedWith(request, { ...asked, after: answer.next }, page);
    const rows = rowsOf(answer);
    count += rows.length;
    file.add(rows);
  }
  await audited(work, sheet, request.params);
  void reply.header('content-type', FORMATS[format]).header('content-disposition', attachment(sheet.name, work.today, format));
  return file.end();
}

/** The handler reads its filters from the request again at each page. */
function askedWith(request: Request, query: Record<string, unknown>, page: () => Promise<Answer>): Promise<Answer> {
  Object.assign(request, { query });
  return page();
}

/** The rows that the page shows, in its order; all of them where it does not say. */
function kept(sheet: Sheet<Answer, unknown>, rows: readonly unknown[], keep: unknown): readonly unknown[] {
  const { key } = sheet;
  if (!key || typeof keep !== 'string') return rows;
  const byStart = new Map(rows.map((row) => [key(row).slice(0, 8), row]));
  return keep.split(',').flatMap((start) => byStart.get(start.slice(0, 8)) ?? []);
}

async function audited(work: Work, { audited: object }: Sheet<Answer, unknown>, params: Record<string, string>): Promise<void> {
  if (object) await work.audit('export', object, Object.values(params)[0] ?? networkId, params['cohortId'] ?? null);
}

/** « Présences du 21 janvier » leaves as `presences-du-21-janvier-2025-01-22.xlsx`. */
function attachment(name: string, day: string, format: Format): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return `attachment; filename="${plain}-${day}.${format}"`;
}
