import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** An address that leads nowhere, or to something that the person may not see: the same page, on purpose. */
@Component({
  selector: 'app-not-found',
  imports: [RouterLink],
  template: `
    <h1>Cette page n’existe pas</h1>
    <p>Elle a peut-être changé d’adresse, ou n’est plus partagée avec vous.</p>
    <p><a class="btn main" routerLink="/a-faire">Revenir à ce qui m’attend</a></p>
  `,
})
export class NotFound {}
