import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  HeadActsList,
  OutsiderPageInput,
  OutsiderPageList,
  OutsiderPageView,
  StatementLetterView,
  StatementList,
  TerritoryCard,
} from '../api';

/** What stands in somebody's name, what a mayor was asked, and the pages for those outside. */
@Service()
export class BehalfApi {
  private readonly http = inject(HttpClient);

  statements(participationId: () => string) {
    return httpResource<StatementList>(() => `/api/participations/${participationId()}/statements`);
  }

  waiting(participationId: () => string | undefined) {
    return httpResource<StatementList>(() => (participationId() ? `/api/participations/${participationId()}/statements` : undefined));
  }

  acts(participationId: () => string | undefined) {
    return httpResource<HeadActsList>(() => (participationId() ? `/api/participations/${participationId()}/asked-acts` : undefined));
  }

  card(participationId: () => string) {
    return httpResource<TerritoryCard>(() => `/api/participations/${participationId()}`);
  }

  write(participationId: string, personId: string, evenSo: boolean) {
    return firstValueFrom(
      this.http.post<StatementLetterView>(`/api/participations/${participationId}/statement-letters`, { personId, evenSo }),
    );
  }

  revokeLetter(participationId: string, letterId: string) {
    return firstValueFrom(this.http.post(`/api/participations/${participationId}/statement-letters/${letterId}/revoke`, null));
  }

  askPlace(participationId: string, delegateId: string) {
    return firstValueFrom(
      this.http.post(`/api/participations/${participationId}/statements`, { recordTable: 'delegate', recordId: delegateId }),
    );
  }

  /** Of a territory or of a cohort: `participations/…` or `cohorts/…`. */
  pages(of: () => string) {
    return httpResource<OutsiderPageList>(() => `/api/${of()}/outsider-pages`);
  }

  page(id: () => string | undefined) {
    return httpResource<OutsiderPageView>(() => (id() ? `/api/outsider-pages/${id()}` : undefined));
  }

  make(of: string, input: OutsiderPageInput) {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/${of}/outsider-pages`, input));
  }

  send(id: string, personId: string, message: string | null) {
    return firstValueFrom(this.http.post(`/api/outsider-pages/${id}/letters`, { personId, message }));
  }

  revoke(id: string) {
    return firstValueFrom(this.http.post(`/api/outsider-pages/${id}/revoke`, null));
  }
}
