import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Created, PeerBoardInput, PeerBoardsInput, PeerBoardView, PeerCardInput, PeerCardView, PeerEntryInput, PeerExchangeView, PeerLinksSent, SharedCards } from '../../api';

/** Which shared cards are looked at. */
export interface SharedFilter {
  readonly cohortId?: string;
  readonly gatheringId?: string;
  readonly participationId?: string;
  readonly q?: string;
}

/** Boards where peers speak among themselves, and what they let out. */
@Service()
export class PeerApi {
  private readonly http = inject(HttpClient);

  exchange(gatheringId: () => string) {
    return httpResource<PeerExchangeView>(() => `/api/gatherings/${gatheringId()}/peer-boards`);
  }

  shared(filter: () => SharedFilter | undefined) {
    return httpResource<SharedCards>(() => {
      const asked = filter();
      return asked && { url: '/api/shared-peer-cards', params: Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) };
    });
  }

  prepare(gatheringId: string, input: PeerBoardsInput): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/gatherings/${gatheringId}/peer-boards`, input));
  }

  change(boardId: string, version: number, input: PeerBoardInput): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/peer-boards/${boardId}`, input, { headers: { 'If-Match': `"${version}"` } }));
  }

  sendLinks(boardId: string): Promise<PeerLinksSent> {
    return firstValueFrom(this.http.post<PeerLinksSent>(`/api/peer-boards/${boardId}/links`, null));
  }

  askEntry(boardId: string, input: PeerEntryInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/peer-boards/${boardId}/entries`, input));
  }

  takeBackEntry(boardId: string, id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/peer-boards/${boardId}/entries/${id}`));
  }

  answerEntry(boardId: string, id: string, agreed: boolean): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/peer-boards/${boardId}/entries/${id}/answer`, { agreed }));
  }

  board(boardId: string): Promise<PeerBoardView> {
    return firstValueFrom(this.http.get<PeerBoardView>(`/api/peer-boards/${boardId}`));
  }

  add(boardId: string, id: string, card: PeerCardInput): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/peer-boards/${boardId}/cards/${id}`, card));
  }

  reword(boardId: string, { id, version }: PeerCardView, words: string): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/peer-boards/${boardId}/cards/${id}/words`, { words }, { headers: { 'If-Match': `"${version}"` } }));
  }

  share(boardId: string, id: string, shared: boolean): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/peer-boards/${boardId}/cards/${id}/sharing`, { shared }));
  }

  remove(boardId: string, id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/peer-boards/${boardId}/cards/${id}`));
  }

  addPhoto(boardId: string, file: File): Promise<Created> {
    const headers = { 'content-type': 'application/octet-stream' };
    return firstValueFrom(this.http.post<Created>(`/api/peer-boards/${boardId}/photos`, file, { headers, params: { name: file.name } }));
  }

  photo(boardId: string, id: string): Promise<Blob> {
    return firstValueFrom(this.http.get(`/api/peer-boards/${boardId}/photos/${id}`, { responseType: 'blob' }));
  }

  removePhoto(boardId: string, id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/peer-boards/${boardId}/photos/${id}`));
  }
}
