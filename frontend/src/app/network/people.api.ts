import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import type {
  AllyProfileInput,
  AllyTrainingInput,
  CallablePeople,
  CallAgreementInput,
  LikelyOrganisations,
  LikelyPeople,
  LikelyPeopleInput,
  MergeOutcome,
  OrganisationDetails,
  OrganisationInput,
  OrganisationMergeInput,
  OrganisationPairs,
  OrganisationPlaces,
  PersonMergeInput,
  PersonPairs,
  PersonRoleInput,
  ToldApartInput,
} from '../api';

type Created = { id: string };

/** Roles over time, agreements, allies, duplicates and merges: what the staff of the directory do. */
@Service()
export class PeopleApi {
  private readonly http = inject(HttpClient);

  organisation(id: () => string) {
    return httpResource<OrganisationDetails>(() => (id() ? `/api/organisations/${id()}` : undefined));
  }

  organisationPlaces(id: () => string) {
    return httpResource<OrganisationPlaces>(() => `/api/organisations/${id()}/places`);
  }

  callable(search: () => string) {
    return httpResource<CallablePeople>(() => ({ url: '/api/callable-people', params: { search: search() } }));
  }

  /** What is typed goes in the body: an address in a URL would be written in histories. */
  likelyPeople(typed: () => LikelyPeopleInput | undefined) {
    return httpResource<LikelyPeople>(() => {
      const body = typed();
      return body && { url: '/api/likely-people', method: 'POST', body };
    });
  }

  likelyOrganisations(name: () => string) {
    return httpResource<LikelyOrganisations>(() => (name().length < 3 ? undefined : { url: '/api/likely-organisations', method: 'POST', body: { name: name() } }));
  }

  peoplePairs(asked: () => boolean) {
    return httpResource<PersonPairs>(() => (asked() ? '/api/duplicates/people' : undefined));
  }

  organisationPairs(asked: () => boolean) {
    return httpResource<OrganisationPairs>(() => (asked() ? '/api/duplicates/organisations' : undefined));
  }

  /** What a merge would do: asked each time a choice changes. */
  mergePreview(asked: () => { kind: 'people' | 'organisations'; id: string; body: PersonMergeInput | OrganisationMergeInput } | undefined) {
    return httpResource<MergeOutcome>(() => {
      const merge = asked();
      return merge && { url: `/api/${merge.kind}/${merge.id}/merge/preview`, method: 'POST', body: merge.body };
    });
  }

  merge = (kind: 'people' | 'organisations', id: string, body: PersonMergeInput | OrganisationMergeInput) => this.sent<MergeOutcome>(this.http.post<MergeOutcome>(`/api/${kind}/${id}/merge`, body));
  tellApart = (input: ToldApartInput) => this.sent(this.http.post<Created>('/api/duplicates/told-apart', input));
  addRole = (personId: string, role: PersonRoleInput) => this.sent(this.http.post<Created>(`/api/people/${personId}/roles`, role));
  changeRole = (personId: string, id: string, role: PersonRoleInput) => this.sent(this.http.put<void>(`/api/people/${personId}/roles/${id}`, role));
  eraseRole = (personId: string, id: string) => this.sent(this.http.delete<void>(`/api/people/${personId}/roles/${id}`));
  agree = (personId: string, input: CallAgreementInput) => this.sent(this.http.post<Created>(`/api/people/${personId}/call-agreements`, input));
  withdraw = (personId: string, id: string) => this.sent(this.http.delete<void>(`/api/people/${personId}/call-agreements/${id}`));
  describeAlly = (personId: string, input: AllyProfileInput) => this.sent(this.http.put<void>(`/api/people/${personId}/ally-profile`, input));
  train = (personId: string, input: AllyTrainingInput) => this.sent(this.http.post<Created>(`/api/people/${personId}/trainings`, input));
  forgetTraining = (personId: string, id: string) => this.sent(this.http.delete<void>(`/api/people/${personId}/trainings/${id}`));
  changeOrganisation = (id: string, input: OrganisationInput) => this.sent(this.http.put<void>(`/api/organisations/${id}`, input));

  private sent<T>(call: Observable<T>): Promise<T> {
    return firstValueFrom(call);
  }
}
