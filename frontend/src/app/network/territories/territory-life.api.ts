import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  BusyPeriodInput,
  BusyPeriodList,
  ElectionChange,
  ElectionList,
  InstitutionItemInput,
  InstitutionList,
  InstitutionPage,
  MandatesDone,
  MandatesInput,
  MandatesView,
  MembershipInput,
  MergeInput,
  TerritoryByHand,
  TerritoryEdit,
  TerritoryRecord,
  VoiceList,
} from '../../api';
import { Texts } from '../../core/texts';

/** What becomes of territories: their card, belonging, merges, calendar; institutions beside them; mandates after an election. */
@Service()
export class TerritoryLifeApi {
  private readonly http = inject(HttpClient);
  private readonly texts = inject(Texts);

  record(id: () => string | undefined) {
    return httpResource<TerritoryRecord>(() => (id() ? `/api/territories/${id()}` : undefined));
  }

  busyOfTerritory(id: () => string | undefined, from: () => string, to: () => string) {
    return httpResource<BusyPeriodList>(() => (id() ? { url: `/api/territories/${id()}/busy-periods`, params: { from: from(), to: to() } } : undefined));
  }

  busyOfCohort(id: () => string | undefined, from: () => string, to: () => string) {
    return httpResource<BusyPeriodList>(() =>
      id() && from() && to() ? { url: `/api/cohorts/${id()}/busy-periods`, params: { from: from(), to: to() } } : undefined,
    );
  }

  describe(input: TerritoryByHand): Promise<{ id: string }> {
    return this.post('territories/by-hand', input);
  }

  take(code: string): Promise<{ id: string }> {
    return this.post('territories', { code });
  }

  edit(id: string, input: TerritoryEdit, version: number) {
    return this.texts.save<unknown>(`/api/territories/${id}`, input, version);
  }

  addMember(id: string, input: MembershipInput): Promise<{ id: string }> {
    return this.post(`territories/${id}/members`, input);
  }

  removeMember(id: string, membershipId: string) {
    return this.delete(`territories/${id}/members/${membershipId}`);
  }

  merge(id: string, input: MergeInput): Promise<{ id: string }> {
    return this.post(`territories/${id}/merges`, input);
  }

  undoMerge(id: string, mergeId: string): Promise<void> {
    return this.post(`territories/${id}/merges/${mergeId}/undo`, {});
  }

  savePeriod(participationId: string, periodId: string | null, input: BusyPeriodInput): Promise<unknown> {
    const path = `participations/${participationId}/busy-periods`;
    return periodId ? this.put(`${path}/${periodId}`, input) : this.post(path, input);
  }

  removePeriod(participationId: string, periodId: string) {
    return this.delete(`participations/${participationId}/busy-periods/${periodId}`);
  }

  voices(participationId: () => string | undefined) {
    return httpResource<VoiceList>(() => (participationId() ? `/api/participations/${participationId()}/voices` : undefined));
  }

  elections() {
    return httpResource<ElectionList>(() => '/api/elections');
  }

  changeElection(id: string, input: ElectionChange) {
    return this.put(`elections/${id}`, input);
  }

  institutions(cohortId: () => string | undefined) {
    return httpResource<InstitutionList>(() => (cohortId() ? `/api/cohorts/${cohortId()}/institutions` : undefined));
  }

  institution(participationId: () => string) {
    return httpResource<InstitutionPage>(() => `/api/participations/${participationId()}/institution`);
  }

  saveItem(participationId: string, itemId: string | null, input: InstitutionItemInput): Promise<unknown> {
    const path = `participations/${participationId}/institution/items`;
    return itemId ? this.put(`${path}/${itemId}`, input) : this.post(path, input);
  }

  removeItem(participationId: string, itemId: string) {
    return this.delete(`participations/${participationId}/institution/items/${itemId}`);
  }

  mandates(cohortId: () => string) {
    return httpResource<MandatesView>(() => `/api/cohorts/${cohortId()}/mandates`);
  }

  renew(cohortId: string, input: MandatesInput): Promise<MandatesDone> {
    return this.post(`cohorts/${cohortId}/mandates`, input);
  }

  private post<T>(path: string, body: unknown): Promise<T> {
    return firstValueFrom(this.http.post<T>(`/api/${path}`, body));
  }

  private put(path: string, body: unknown): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/${path}`, body));
  }

  private delete(path: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/${path}`));
  }
}
