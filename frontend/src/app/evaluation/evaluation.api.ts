import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  CohortEffectsView,
  EffectEdit,
  EffectInput,
  EffectsPageView,
  EffectView,
  LimitView,
  Side,
  ViewpointInput,
  ViewpointsView,
  ViewpointView,
  VoiceList,
} from '../api';
import { Texts } from '../core/texts';

/** What a statement is: something that changed, or something that did not work. */
export type Kind = 'effects' | 'limits';

/** Effects, limits and the two words on the server. */
@Service()
export class EvaluationApi {
  private readonly http = inject(HttpClient);
  private readonly texts = inject(Texts);

  cohort(cohortId: () => string | undefined) {
    return httpResource<CohortEffectsView>(() => (cohortId() ? `/api/cohorts/${cohortId()}/effects` : undefined));
  }

  page(participationId: () => string | null) {
    return httpResource<EffectsPageView>(() =>
      participationId() ? `/api/participations/${participationId()}/effects` : undefined,
    );
  }

  viewpoints(participationId: () => string | null | undefined) {
    return httpResource<ViewpointsView>(() =>
      participationId() ? `/api/participations/${participationId()}/viewpoints` : undefined,
    );
  }

  voices(participationId: () => string | undefined) {
    return httpResource<VoiceList>(() => (participationId() ? `/api/participations/${participationId()}/voices` : undefined));
  }

  /** One sentence is enough; what is not known yet is null. */
  tell(participationId: string, kind: Kind, statement: string, enteredForId: string | null) {
    const whole: EffectInput = {
      statement,
      labels: [],
      expected: null,
      evidence: null,
      seenBy: null,
      toldOn: null,
      enteredForId,
    };
    const input = kind === 'effects' ? whole : { statement, toldOn: null, enteredForId };
    return firstValueFrom(this.http.post<{ id: string }>(`/api/participations/${participationId}/${kind}`, input));
  }

  correctEffect(participationId: string, id: string, input: EffectEdit, version: number) {
    return this.texts.save<EffectView>(`/api/participations/${participationId}/effects/${id}`, input, version);
  }

  correctLimit(participationId: string, id: string, statement: string, version: number) {
    return this.texts.save<LimitView>(
      `/api/participations/${participationId}/limits/${id}`,
      { statement, toldOn: null },
      version,
    );
  }

  confirm(participationId: string, kind: Kind, id: string) {
    return firstValueFrom(this.http.post(`/api/participations/${participationId}/${kind}/${id}/confirm`, {}));
  }

  remove(participationId: string, kind: Kind, id: string) {
    return firstValueFrom(this.http.delete(`/api/participations/${participationId}/${kind}/${id}`));
  }

  write(participationId: string, side: Side, input: ViewpointInput, version: number) {
    return this.texts.save<ViewpointView>(`/api/participations/${participationId}/viewpoints/${side}`, input, version);
  }
}
