import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  BoardView,
  CohortLine,
  CohortView,
  OfficialTerritory,
  OfficialTerritoryList,
  ParticipationChange,
  ParticipationInput,
  ParticipationLine,
  StageInput,
  TerritoryCard,
} from '../api';
import { paged } from '../shared/paged';

/** Cohorts, their territories and the stages that these reach. */
@Service()
export class CohortApi {
  private readonly http = inject(HttpClient);

  list() {
    return paged<CohortLine>(() => ({ url: '/api/cohorts' }));
  }

  cohort(id: () => string) {
    return httpResource<CohortView>(() => `/api/cohorts/${id()}`);
  }

  /** Where each territory stood on a day; today without one. Nothing is asked as long as it is not ours to read. */
  board(id: () => string | undefined, on: () => string | undefined) {
    return httpResource<BoardView>(() => (id() ? { url: `/api/cohorts/${id()}/board`, params: onDay(on()) } : undefined));
  }

  territories(search: () => string) {
    return paged<ParticipationLine>(() => ({ url: '/api/participations', params: { search: search() } }));
  }

  card(id: () => string, on: () => string | undefined) {
    return httpResource<TerritoryCard>(() => ({ url: `/api/participations/${id()}`, params: onDay(on()) }));
  }

  /** The official list, asked from two letters on. */
  official(search: () => string) {
    return httpResource<OfficialTerritoryList>(() =>
      search().length < 2 ? undefined : { url: '/api/official-territories', params: { search: search() } },
    );
  }

  /** Brings a territory of the official list into a cohort, whether the network knew it or not. */
  async bringIn(cohortId: string, { code, territoryId }: Pick<OfficialTerritory, 'code' | 'territoryId'>, input: Omit<ParticipationInput, 'territoryId'>): Promise<{ id: string }> {
    const id = territoryId ?? (await this.post<{ id: string }>('territories', { code })).id;
    return this.post(`cohorts/${cohortId}/participations`, { ...input, territoryId: id });
  }

  change(participationId: string, input: ParticipationChange): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/participations/${participationId}`, input));
  }

  addStage(participationId: string, input: StageInput): Promise<{ id: string }> {
    return this.post(`participations/${participationId}/stages`, input);
  }

  changeStage(participationId: string, stageId: string, input: StageInput): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/participations/${participationId}/stages/${stageId}`, input));
  }

  removeStage(participationId: string, stageId: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/participations/${participationId}/stages/${stageId}`));
  }

  private post<T>(path: string, body: unknown): Promise<T> {
    return firstValueFrom(this.http.post<T>(`/api/${path}`, body));
  }
}

const onDay = (on: string | undefined): Record<string, string> => (on ? { on } : {});
