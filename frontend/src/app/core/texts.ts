import { HttpClient, type HttpResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem } from './problem';

/** A text saved, or the version that somebody else saved meanwhile. */
export type Saved<T> =
  | { readonly crossed: false; readonly value: T; readonly etag: string }
  | { readonly crossed: true; readonly current: T; readonly etag: string };

/**
 * Texts that several people may edit travel with their ETag: nobody overwrites what they have not read.
 * When two people cross, show both versions with `<app-crossed-texts>` and save again with the new ETag.
 */
@Service()
export class Texts {
  private readonly http = inject(HttpClient);

  /** Reads a record with the ETag that its saving will need. */
  async read<T>(url: string): Promise<{ readonly value: T; readonly etag: string }> {
    const answer = await firstValueFrom(this.http.get<T>(url, { observe: 'response' }));
    return { value: answer.body as T, etag: etagOf(answer) };
  }

  /** Saves with If-Match, the ETag or the version that was read. A crossing is an answer, not an error; every other refusal is thrown as a Problem. */
  async save<T>(url: string, body: unknown, version: string | number, method: 'PUT' | 'PATCH' = 'PUT'): Promise<Saved<T>> {
    try {
      const answer = await firstValueFrom(
        this.http.request<T>(method, url, {
          body,
          headers: { 'If-Match': typeof version === 'number' ? `"${version}"` : version },
          observe: 'response',
        }),
      );
      return { crossed: false, value: answer.body as T, etag: etagOf(answer) };
    } catch (error) {
      if (!(error instanceof Problem && error.status === 412)) throw error;
      return { crossed: true, current: error.current as T, etag: error.etag || versionTag(error.current) };
    }
  }
}

function etagOf(answer: HttpResponse<unknown>): string {
  return answer.headers.get('ETag') ?? '';
}

/** The ETag of a record that tells its version in its body. */
function versionTag(record: unknown): string {
  const version = (record as { version?: unknown } | null)?.version;
  return typeof version === 'number' ? `"${version}"` : '';
}
