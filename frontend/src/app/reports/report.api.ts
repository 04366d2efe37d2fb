import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PublicationView, PublishedPageView, PublishedVersionList, ReportListView, TerritoryDraftView } from '../api';

/** Territories' pages on the server: the live draft, and the frozen versions. */
@Service()
export class ReportApi {
  private readonly http = inject(HttpClient);

  list(cohortId: () => string | undefined) {
    return httpResource<ReportListView>(() => (cohortId() ? `/api/cohorts/${cohortId()}/pages` : undefined));
  }

  versions(participationId: () => string) {
    return httpResource<PublishedVersionList>(() => `/api/participations/${participationId()}/pages`);
  }

  draft(participationId: () => string | undefined) {
    return httpResource<TerritoryDraftView>(() =>
      participationId() ? `/api/participations/${participationId()}/page/draft` : undefined,
    );
  }

  version(at: () => { participationId: string; number: number } | undefined) {
    return httpResource<PublishedPageView>(() => {
      const asked = at();
      return asked && `/api/participations/${asked.participationId}/pages/${asked.number}`;
    });
  }

  readers(participationId: () => string) {
    return httpResource<PublicationView>(() => `/api/participations/${participationId()}/page/readers`);
  }

  publish(participationId: string, seen: string) {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/participations/${participationId}/pages`, { seen }));
  }

  withdraw(participationId: string, number: number) {
    return firstValueFrom(this.http.post(`/api/participations/${participationId}/pages/${number}/withdraw`, {}));
  }
}
