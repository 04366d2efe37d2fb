import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { SideView } from '../../api';

/** Several paths beside one another. */
@Service()
export class SideApi {
  all() {
    return httpResource<SideView>(() => '/api/side-by-side');
  }
}
