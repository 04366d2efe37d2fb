import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { AllyLine, AllyShortlist, PersonLoad, SupportAssignmentInput } from '../../api';
import { paged } from '../../shared/paged';

/** The mobilised allies of the network, what they offer and what they carry. */
@Service()
export class AlliesApi {
  private readonly http = inject(HttpClient);

  list(filters: () => Record<string, string>) {
    return paged<AllyLine>(() => ({ url: '/api/allies', params: filters() }));
  }

  shortlist(participationId: () => string) {
    return httpResource<AllyShortlist>(() => `/api/participations/${participationId()}/ally-shortlist`);
  }

  load(personId: () => string) {
    return httpResource<PersonLoad>(() => `/api/people/${personId()}/load`);
  }

  assign(participationId: string, input: SupportAssignmentInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/participations/${participationId}/support-assignments`, input));
  }
}
