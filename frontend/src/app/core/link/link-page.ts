import { NgComponentOutlet } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal, type Type } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, toProblem } from '../problem';
import { Progress } from '../progress';
import type { LinkInfo, LinkPurpose } from './link-info';
import { LINK_PAGES } from './link-pages';
import { LinkToken } from './link-token';

/** What the tab, the history and a screen reader call the page. */
const TITLES: Partial<Record<LinkPurpose, string>> = {
  answer_invitation: 'Votre invitation',
  confirm_request: 'Votre demande à venir',
  write_news: 'Des nouvelles\u202f?',
  tell_effect: 'Ce que ça a changé',
  write_viewpoint: 'Votre mot',
  answer_availability: 'Vos disponibilités',
  confirm_statement: 'Est-ce bien cela\u202f?',
  own_data: 'Vos données',
  reread_quote: 'Relire ces mots',
  find_resources: 'Les supports',
  give_feedback: 'Votre retour',
  own_cohort_page: 'Reprendre le fil',
  peer_exchange: 'Entre pairs',
};

/** Opens what a personal link is for, without an account. The token leaves the address bar before anything is loaded. */
@Component({
  selector: 'app-root',
  imports: [NgComponentOutlet],
  templateUrl: './link-page.html',
})
export class LinkPage {
  private readonly http = inject(HttpClient);
  private readonly token = inject(LinkToken);

  protected readonly progress = inject(Progress);
  protected readonly info = signal<LinkInfo | null>(null);
  protected readonly page = signal<Type<unknown> | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    const token = location.hash.slice(1);
    if (token) {
      this.token.keep(token);
      history.replaceState(null, '', '/l');
    }
    void this.open();
  }

  protected async open(): Promise<void> {
    this.problem.set(null);
    try {
      if (!this.token.value) throw new Problem(404, 'link-unknown', 'Ce lien n’est pas complet.');
      const info = await firstValueFrom(this.http.get<LinkInfo>('/api/link'));
      const load = LINK_PAGES[info.purpose];
      if (!load) throw new Problem(404, 'link-unknown', 'Ce lien ne mène nulle part.');
      this.page.set(await load(info));
      this.info.set(info);
      document.title = `${TITLES[info.purpose] ?? 'Votre lien'} · Cordée`;
    } catch (error) {
      this.problem.set(toProblem(error));
      document.title = 'Ce lien ne s’ouvre pas · Cordée';
    }
  }

  /** Which calm state fits a link that does not open. */
  protected state(problem: Problem): 'expired' | 'revoked' | 'away' | 'unknown' {
    if (problem.code.includes('expired')) return 'expired';
    if (problem.code.includes('revoked')) return 'revoked';
    return problem.status === 0 || problem.status >= 500 || problem.status === 429 ? 'away' : 'unknown';
  }
}
