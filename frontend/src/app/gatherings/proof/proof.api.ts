import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { AgreementInput, AgreementList, ChecklistView, PackInput, PackList, PackPreview, SignatoryInput } from '../../api';

/** Agreements with funders, what is there and what is awaited, and whose name stands on certificates. */
@Service()
export class ProofApi {
  private readonly http = inject(HttpClient);

  agreements(cohortId: () => string) {
    return httpResource<AgreementList>(() => `/api/cohorts/${cohortId()}/funding-agreements`);
  }

  checklist(id: () => string) {
    return httpResource<ChecklistView>(() => `/api/funding-agreements/${id()}`);
  }

  async add(cohortId: string, input: AgreementInput): Promise<string> {
    return (await firstValueFrom(this.http.post<{ id: string }>(`/api/cohorts/${cohortId}/funding-agreements`, input))).id;
  }

  change(id: string, version: number, input: AgreementInput): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/funding-agreements/${id}`, input, { headers: { 'if-match': `"${version}"` } }));
  }

  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/funding-agreements/${id}`));
  }

  packs(id: () => string) {
    return httpResource<PackList>(() => `/api/funding-agreements/${id()}/packs`);
  }

  /** What was sealed for the reader's own organisation. */
  funderPacks() {
    return httpResource<PackList>(() => '/api/funder-packs');
  }

  /** What a period would leave as, were it sealed now. */
  preview(id: () => string, period: () => PackInput) {
    return httpResource<PackPreview>(() => ({ url: `/api/funding-agreements/${id()}/pack-preview`, params: { ...period() } }));
  }

  seal(id: string, input: PackInput): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/funding-agreements/${id}/packs`, input));
  }

  sign(cohortId: string, input: SignatoryInput): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/cohorts/${cohortId}/certificate-signatory`, input));
  }
}
