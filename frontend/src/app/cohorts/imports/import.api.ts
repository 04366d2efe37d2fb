import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ImportLine, ImportMapping, ImportRowView, ImportView, RowMending } from '../../api';
import { paged } from '../../shared/paged';

/** Which lines of a list are shown. */
export type RowGroup = 'fault' | 'ask' | 'create' | 'recognise' | 'left';

/** Lists brought into a path: read by the server, mended here, applied and taken back as one. */
@Service()
export class ImportApi {
  private readonly http = inject(HttpClient);
  /** What was sent last, so that another sheet of it can be read. */
  sent: { readonly id: string; readonly content: Blob; readonly name: string } | null = null;

  list(cohortId: () => string) {
    return paged<ImportLine>(() => ({ url: `/api/cohorts/${cohortId()}/imports` }));
  }

  one(id: () => string) {
    return httpResource<ImportView>(() => `/api/imports/${id()}`);
  }

  rows(id: () => string, among: () => RowGroup | undefined) {
    return paged<ImportRowView>(() => {
      const group = among();
      return { url: `/api/imports/${id()}/rows`, params: group ? { among: group } : ({} as Record<string, string>) };
    });
  }

  /** Sends a file, or what was pasted, as it is. */
  async open(cohortId: string, content: Blob, name: string, sheet?: number): Promise<string> {
    const params = { name: name.slice(0, 200), ...(sheet !== undefined && { sheet }) };
    const headers = { 'content-type': 'application/octet-stream' };
    const made = await firstValueFrom(this.http.post<{ id: string }>(`/api/cohorts/${cohortId}/imports`, content, { params, headers }));
    this.sent = { id: made.id, content, name };
    return made.id;
  }

  map(id: string, mapping: ImportMapping): Promise<void> {
    return this.put(`${id}/mapping`, mapping);
  }

  mend(id: string, rowId: string, mending: Partial<RowMending>): Promise<void> {
    return this.put(`${id}/rows/${rowId}`, mending);
  }

  decideAll(id: string, decision: 'same' | 'skip'): Promise<void> {
    return this.put(`${id}/decisions`, { decision });
  }

  apply(id: string, version: number): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/imports/${id}/application`, null, { headers: { 'If-Match': `"${version}"` } }));
  }

  undo(id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/imports/${id}/application`));
  }

  drop(id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/imports/${id}`));
  }

  private put(path: string, body: unknown): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/imports/${path}`, body));
  }
}
