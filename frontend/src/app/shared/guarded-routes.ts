import { inject } from '@angular/core';
import { type CanDeactivateFn, type Route, Router, type Routes } from '@angular/router';
import { Leaving } from './leaving';

const mayLeave: CanDeactivateFn<unknown> = () => inject(Leaving).agreed(inject(Router).currentNavigation()?.trigger === 'popstate');

/** The same screens, none of which is left with something typed and unsaved before asking. */
export function guarded(routes: Routes): Routes {
  return routes.map((route): Route => ({
    ...route,
    ...(route.children && { children: guarded(route.children) }),
    ...((route.component || route.loadComponent) && { canDeactivate: [...(route.canDeactivate ?? []), mayLeave] }),
  }));
}
