import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { HomeView } from '../api';

/** What is next for whoever is signed in. */
@Service()
export class HomeApi {
  /** Asked when `wanted` says so: only staff have something to look at. */
  home(wanted: () => boolean = () => true) {
    return httpResource<HomeView>(() => (wanted() ? '/api/home' : undefined));
  }
}
