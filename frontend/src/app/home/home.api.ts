import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { HomeView, WatchRestInput } from '../api';

/** What is next for whoever is signed in. */
@Service()
export class HomeApi {
  private readonly http = inject(HttpClient);

  /** Asked when `wanted` says so: only staff have something to look at. */
  home(wanted: () => boolean = () => true) {
    return httpResource<HomeView>(() => (wanted() ? '/api/home' : undefined));
  }

  /** A line rests until a day, for oneself alone. */
  putAside(rest: WatchRestInput): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/watch-rests', rest));
  }

  takeBack(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/watch-rests/${id}`));
  }
}
