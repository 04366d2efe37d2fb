import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  Audience,
  NewsletterAudiencePreview,
  NewsletterInput,
  NewsletterIssueView,
  NewsletterItemEdit,
  NewsletterItemInput,
  NewsletterList,
  NewsletterProposalList,
  NewsletterSendingInput,
  NewsletterView,
} from '../api';
import { Texts } from '../core/texts';

/** A piece, and the version of it that was read. */
interface PieceAt {
  readonly newsletterId: string;
  readonly itemId: string;
  readonly version: number;
}

/** The newsletter on the server: a draft piece by piece, what was sent, and who would receive it. */
@Service()
export class NewsletterApi {
  private readonly http = inject(HttpClient);
  private readonly texts = inject(Texts);

  list(cohortId: () => string | undefined) {
    return httpResource<NewsletterList>(() => (cohortId() ? `/api/cohorts/${cohortId()}/newsletters` : undefined));
  }

  draft(newsletterId: () => string) {
    return httpResource<NewsletterView>(() => `/api/newsletters/${newsletterId()}`);
  }

  proposals(newsletterId: () => string | undefined) {
    return httpResource<NewsletterProposalList>(() =>
      newsletterId() ? `/api/newsletters/${newsletterId()}/proposals` : undefined,
    );
  }

  issue(issueId: () => string) {
    return httpResource<NewsletterIssueView>(() => `/api/newsletter-issues/${issueId()}`);
  }

  begin(cohortId: string, input: NewsletterInput) {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/cohorts/${cohortId}/newsletters`, input));
  }

  rename(id: string, title: string, version: number) {
    return this.texts.save<{ title: string; version: number }>(`/api/newsletters/${id}`, { title }, version);
  }

  nameSection(id: string, sectionId: string, heading: string, version: number) {
    return this.texts.save<{ version: number }>(`/api/newsletters/${id}/sections/${sectionId}`, { heading }, version);
  }

  add(id: string, input: NewsletterItemInput) {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/newsletters/${id}/items`, input));
  }

  edit(id: string, itemId: string, input: NewsletterItemEdit, version: number) {
    return this.texts.save<NewsletterItemEdit & { version: number }>(`/api/newsletters/${id}/items/${itemId}`, input, version);
  }

  putPicture({ newsletterId, itemId, version }: PieceAt, file: File, words: { alt: string; caption: string }) {
    const headers = { 'content-type': 'application/octet-stream', 'If-Match': `"${version}"` };
    return firstValueFrom(
      this.http.put(`/api/newsletters/${newsletterId}/items/${itemId}/picture`, file, {
        headers,
        params: { name: file.name, ...words },
      }),
    );
  }

  wordPicture({ newsletterId, itemId, version }: PieceAt, words: { alt: string; caption: string }) {
    return firstValueFrom(
      this.http.put(`/api/newsletters/${newsletterId}/items/${itemId}/picture/words`, words, {
        headers: { 'If-Match': `"${version}"` },
      }),
    );
  }

  takeOffPicture({ newsletterId, itemId, version }: PieceAt) {
    return firstValueFrom(
      this.http.delete(`/api/newsletters/${newsletterId}/items/${itemId}/picture`, { headers: { 'If-Match': `"${version}"` } }),
    );
  }

  withdrawPicture(issueId: string, pictureId: string) {
    return firstValueFrom(this.http.delete(`/api/newsletter-issues/${issueId}/pictures/${pictureId}`));
  }

  move(id: string, itemId: string, by: -1 | 1) {
    return firstValueFrom(this.http.post(`/api/newsletters/${id}/items/${itemId}/move`, { by }));
  }

  leaveOut(id: string, itemId: string) {
    return firstValueFrom(this.http.delete(`/api/newsletters/${id}/items/${itemId}`));
  }

  remove(id: string) {
    return firstValueFrom(this.http.delete(`/api/newsletters/${id}`));
  }

  askRereading(id: string, itemId: string) {
    return firstValueFrom(this.http.post(`/api/newsletters/${id}/items/${itemId}/rereadings`, {}));
  }

  audience(id: string, audience: Audience) {
    return firstValueFrom(this.http.post<NewsletterAudiencePreview>(`/api/newsletters/${id}/audience`, audience));
  }

  sendTrial(id: string) {
    return firstValueFrom(this.http.post(`/api/newsletters/${id}/trial`, {}));
  }

  send(id: string, input: NewsletterSendingInput) {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/newsletters/${id}/issue`, input));
  }

  publish(issueId: string, open: boolean) {
    return firstValueFrom(this.http.put(`/api/newsletter-issues/${issueId}/publication`, { public: open }));
  }
}
