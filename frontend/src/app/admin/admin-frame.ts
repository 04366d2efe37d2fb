import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Actor } from '../core/actor';

interface Tab {
  readonly path: string;
  readonly label: string;
  readonly forStaff: boolean;
}

const TABS: readonly Tab[] = [
  { path: 'comptes', label: 'Accès', forStaff: false },
  { path: 'roles', label: 'Rôles', forStaff: true },
  { path: 'parcours', label: 'Parcours', forStaff: false },
  { path: 'e-mails', label: 'E-mails', forStaff: true },
  { path: 'textes', label: 'Textes', forStaff: true },
  { path: 'demandes', label: 'Demandes', forStaff: true },
  { path: 'journal', label: 'Journal', forStaff: false },
  { path: 'elections', label: 'Élections', forStaff: false },
  { path: 'reglages', label: 'Réglages', forStaff: false },
];

/** The views of the administration that serve the person. */
@Component({
  selector: 'app-admin-frame',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <nav aria-label="Administration" class="no-print">
      <ul class="tabs">
        @for (tab of tabs(); track tab.path) {
          <li><a [routerLink]="tab.path" routerLinkActive="on" ariaCurrentWhenActive="page">{{ tab.label }}</a></li>
        }
      </ul>
    </nav>
    <router-outlet />
  `,
})
export class AdminFrame {
  private readonly actor = inject(Actor);
  protected readonly tabs = computed(() => TABS.filter(({ forStaff }) => forStaff || this.actor.wears('network_admin')));
}
