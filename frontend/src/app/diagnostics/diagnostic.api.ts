import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  CandidateList,
  DiagnosticDates,
  DiagnosticTeamInput,
  DiagnosticView,
  FindingInput,
  FindingList,
  FindingReaders,
  InterviewList,
  InterviewPlanInput,
  MatrixView,
  PassagePage,
} from '../api';

/** Diagnostics: team, plan, points to keep. Reads are resources, writes are promises. */
@Service()
export class DiagnosticApi {
  private readonly http = inject(HttpClient);

  diagnostic(id: () => string) {
    return httpResource<DiagnosticView>(() => `/api/diagnostics/${id()}`);
  }

  interviews(id: () => string | undefined) {
    return httpResource<InterviewList>(() => at(id(), 'interviews'), { defaultValue: { items: [] } });
  }

  matrix(id: () => string | undefined) {
    return httpResource<MatrixView>(() => at(id(), 'matrix'));
  }

  passages(request: () => { readonly id: string; readonly params: Record<string, string> } | undefined) {
    return httpResource<PassagePage>(() => {
      const asked = request();
      return asked && { url: `/api/diagnostics/${asked.id}/passages`, params: asked.params };
    });
  }

  findings(id: () => string | undefined) {
    return httpResource<FindingList>(() => at(id(), 'findings'), { defaultValue: { items: [] } });
  }

  candidates(id: string): Promise<CandidateList> {
    return firstValueFrom(this.http.get<CandidateList>(`/api/diagnostics/${id}/candidates`));
  }

  saveDates(id: string, version: number, input: DiagnosticDates): Promise<void> {
    return this.put(`${id}`, input, version);
  }

  savePlan(id: string, input: InterviewPlanInput): Promise<void> {
    return this.put(`${id}/plan`, input);
  }

  proposeLead(id: string, personId: string): Promise<void> {
    return this.post(`${id}/lead`, { personId });
  }

  confirmLead(id: string, hatId: string): Promise<void> {
    return this.put(`${id}/lead/${hatId}/confirmation`, {});
  }

  withdrawLead(id: string, hatId: string): Promise<void> {
    return this.delete(`${id}/lead/${hatId}`);
  }

  addMember(id: string, input: DiagnosticTeamInput): Promise<void> {
    return this.post(`${id}/team`, input);
  }

  withdrawMember(id: string, hatId: string): Promise<void> {
    return this.delete(`${id}/team/${hatId}`);
  }

  addFinding(id: string, input: FindingInput): Promise<void> {
    return this.post(`${id}/findings`, input);
  }

  saveFinding(id: string, findingId: string, version: number, input: FindingInput): Promise<void> {
    return this.put(`${id}/findings/${findingId}`, input, version);
  }

  removeFinding(id: string, findingId: string): Promise<void> {
    return this.delete(`${id}/findings/${findingId}`);
  }

  reorder(id: string, ids: readonly string[]): Promise<void> {
    return this.put(`${id}/order-of-findings`, { ids });
  }

  /** Who will read the points once shared: asked before sharing. */
  readers(id: string): Promise<FindingReaders> {
    return firstValueFrom(this.http.get<FindingReaders>(`/api/diagnostics/${id}/sharing`));
  }

  share(id: string): Promise<void> {
    return this.post(`${id}/sharing`, {});
  }

  private put(path: string, body: unknown, version?: number): Promise<void> {
    const headers: Record<string, string> = version === undefined ? {} : { 'If-Match': `"${version}"` };
    return firstValueFrom(this.http.put<void>(`/api/diagnostics/${path}`, body, { headers }));
  }

  private post(path: string, body: unknown): Promise<void> {
    return firstValueFrom(this.http.post<void>(`/api/diagnostics/${path}`, body));
  }

  private delete(path: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/diagnostics/${path}`));
  }
}

/** Nothing is asked until somebody may read it. */
function at(id: string | undefined, path: string): string | undefined {
  return id && `/api/diagnostics/${id}/${path}`;
}
