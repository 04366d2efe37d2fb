import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { AvailabilityAnswerInput, AvailabilityRequestInput, AvailabilityRequests, AvailabilityRequestView, AvailabilitySent } from '../../api';

/** What allies are asked, period by period, and what they answer. */
@Service()
export class AvailabilityApi {
  private readonly http = inject(HttpClient);

  requests(cohortId: () => string | undefined) {
    return httpResource<AvailabilityRequests>(() => (cohortId() ? `/api/cohorts/${cohortId()}/availability-requests` : undefined));
  }

  request(id: () => string) {
    return httpResource<AvailabilityRequestView>(() => (id() ? `/api/availability-requests/${id()}` : undefined));
  }

  ask(cohortId: string, input: AvailabilityRequestInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/cohorts/${cohortId}/availability-requests`, input));
  }

  remind(id: string): Promise<AvailabilitySent> {
    return firstValueFrom(this.http.post<AvailabilitySent>(`/api/availability-requests/${id}/remind`, {}));
  }

  answer(id: string, availabilityId: string, input: AvailabilityAnswerInput): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/availability-requests/${id}/answers/${availabilityId}`, input));
  }
}
