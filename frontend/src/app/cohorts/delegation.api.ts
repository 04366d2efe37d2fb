import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { DelegateChange, DelegateInput, TeamView } from '../api';

/** The team of a territory over time. */
@Service()
export class DelegationApi {
  private readonly http = inject(HttpClient);

  /** Everybody who is or was in the team; nothing is asked as long as it is not ours to read. */
  team(participationId: () => string | undefined) {
    return httpResource<TeamView>(() => (participationId() ? `/api/participations/${participationId()}/delegates` : undefined));
  }

  add(participationId: string, input: DelegateInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(url(participationId), input));
  }

  agree(participationId: string, delegateId: string, on: string): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(`${url(participationId)}/${delegateId}/agreement`, { on }));
  }

  change(participationId: string, delegateId: string, input: DelegateChange): Promise<void> {
    return firstValueFrom(this.http.put<void>(`${url(participationId)}/${delegateId}`, input));
  }

  /** Only a mistake of the same day; the server refuses otherwise. */
  remove(participationId: string, delegateId: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`${url(participationId)}/${delegateId}`));
  }
}

const url = (participationId: string) => `/api/participations/${participationId}/delegates`;
