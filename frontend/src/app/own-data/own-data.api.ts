import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { DataRequestInput, OwnDataView, OwnDetails } from '../api';

/** What the network keeps about whoever asks. */
@Service()
export class OwnDataApi {
  private readonly http = inject(HttpClient);

  mine() {
    return httpResource<OwnDataView>(() => '/api/own-data');
  }

  correct(details: OwnDetails): Promise<void> {
    return firstValueFrom(this.http.put<void>('/api/own-data', details));
  }

  ask(request: DataRequestInput): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/own-data/requests', request));
  }

  withdraw(requestId: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/data-requests/${requestId}/withdrawal`, null));
  }

  sendLink(email: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/own-data/link', { email }));
  }
}
