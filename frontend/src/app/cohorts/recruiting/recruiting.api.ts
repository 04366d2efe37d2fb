import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ExecutiveFactInput, NextStepInput, OriginInput, PresentationInput, RecruitingView, StageInput } from '../../api';

/** The territories approached for a path, and what staff note of them. */
@Service()
export class RecruitingApi {
  private readonly http = inject(HttpClient);

  recruiting(cohortId: () => string) {
    return httpResource<RecruitingView>(() => `/api/cohorts/${cohortId()}/recruiting`);
  }

  reach(participationId: string, input: StageInput): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/participations/${participationId}/stages`, input));
  }

  eraseStage(participationId: string, stageId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/participations/${participationId}/stages/${stageId}`));
  }

  plan(participationId: string, input: NextStepInput): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/participations/${participationId}/next-step`, input));
  }

  changeOrigin(participationId: string, input: OriginInput): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/participations/${participationId}/origin`, input));
  }

  addFact(participationId: string, input: ExecutiveFactInput): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/participations/${participationId}/executive-facts`, input));
  }

  removeFact(participationId: string, factId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/participations/${participationId}/executive-facts/${factId}`));
  }

  savePresentation(cohortId: string, id: string | undefined, input: PresentationInput): Promise<unknown> {
    const url = `/api/cohorts/${cohortId}/presentations`;
    return firstValueFrom(id ? this.http.put(`${url}/${id}`, input) : this.http.post(url, input));
  }

  removePresentation(cohortId: string, id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/cohorts/${cohortId}/presentations/${id}`));
  }
}
