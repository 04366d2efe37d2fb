import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { CohortInput, CopyInput, PartnerInput, PhaseInput, ShapeView } from '../../api';

/** The frame of a path: its name and dates, its phases, its partners; and its shape for another. */
@Service()
export class FrameApi {
  private readonly http = inject(HttpClient);

  change(cohortId: string, input: CohortInput): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/cohorts/${cohortId}`, input));
  }

  savePhase(cohortId: string, id: string | null, input: PhaseInput): Promise<unknown> {
    return this.save(`/api/cohorts/${cohortId}/phases`, id, input);
  }

  removePhase(cohortId: string, id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/cohorts/${cohortId}/phases/${id}`));
  }

  savePartner(cohortId: string, id: string | null, input: PartnerInput): Promise<unknown> {
    return this.save(`/api/cohorts/${cohortId}/partners`, id, input);
  }

  removePartner(cohortId: string, id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/cohorts/${cohortId}/partners/${id}`));
  }

  /** What a new path may take from this one, its dates moved to the day on which the new one starts. */
  shape(cohortId: () => string | undefined, startsOn: () => string) {
    return httpResource<ShapeView>(() => (cohortId() && startsOn() ? { url: `/api/cohorts/${cohortId()}/shape`, params: { startsOn: startsOn() } } : undefined));
  }

  copy(cohortId: string, input: CopyInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/cohorts/${cohortId}/copies`, input));
  }

  private save(url: string, id: string | null, input: unknown): Promise<unknown> {
    return firstValueFrom(id ? this.http.put(`${url}/${id}`, input) : this.http.post(url, input));
  }
}
