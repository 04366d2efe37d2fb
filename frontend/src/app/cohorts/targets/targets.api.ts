import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ReadingInput, TargetInput, TargetsView } from '../../api';

/** What was planned, beside what came of it. */
@Service()
export class TargetsApi {
  private readonly http = inject(HttpClient);

  targets(cohortId: () => string | undefined, on: () => string | undefined) {
    return httpResource<TargetsView>(() => {
      const params: Record<string, string> = {};
      const [cohort, day] = [cohortId(), on()];
      if (cohort) params['cohortId'] = cohort;
      if (day) params['on'] = day;
      return { url: '/api/targets', params };
    });
  }

  /** Without a cohort, a target of the whole programme. */
  add(cohortId: string | null, input: TargetInput): Promise<unknown> {
    return firstValueFrom(this.http.post(cohortId ? `/api/cohorts/${cohortId}/targets` : '/api/targets', input));
  }

  change(id: string, version: number, input: TargetInput): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/targets/${id}`, input, { headers: { 'If-Match': `"${version}"` } }));
  }

  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/targets/${id}`));
  }

  read(id: string, input: ReadingInput): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/targets/${id}/readings`, input));
  }

  removeReading(id: string, readingId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/targets/${id}/readings/${readingId}`));
  }
}
