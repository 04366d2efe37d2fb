import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ContactInput, NewPerson, OrganisationInput, OrganisationPage, PersonInput, PersonLine, PersonPage, PersonPlaces, PersonView } from '../api';
import { paged } from '../shared/paged';

/** People and organisations of the network. Contacts come only to those who may read them. */
@Service()
export class DirectoryApi {
  private readonly http = inject(HttpClient);

  people(asked: () => Record<string, string>) {
    return paged<PersonLine>(() => ({ url: '/api/people', params: asked() }));
  }

  /** A handful of people whose name contains what was typed; nothing before two letters. */
  find(search: () => string) {
    return httpResource<PersonPage>(() => (search().length < 2 ? undefined : { url: '/api/people', params: { search: search(), limit: 8 } }));
  }

  person(id: () => string) {
    return httpResource<PersonView>(() => (id() ? `/api/people/${id()}` : undefined));
  }

  /** The link to their own page goes to their address alone. */
  sendOwnData(id: string): Promise<void> {
    return firstValueFrom(this.http.post<void>(`/api/people/${id}/own-data-link`, null));
  }

  places(id: () => string) {
    return httpResource<PersonPlaces>(() => `/api/people/${id()}/places`);
  }

  organisations(search: () => string) {
    return httpResource<OrganisationPage>(() =>
      search().length < 2 ? undefined : { url: '/api/organisations', params: { search: search(), limit: 8 } },
    );
  }

  add(person: NewPerson): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>('/api/people', person));
  }

  change(id: string, person: PersonInput): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/people/${id}`, person));
  }

  changeContact(id: string, contact: ContactInput): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/people/${id}/contact`, contact));
  }

  addOrganisation(organisation: OrganisationInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>('/api/organisations', organisation));
  }
}
