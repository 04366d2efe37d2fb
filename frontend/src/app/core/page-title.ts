import { inject, Service } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** The browser's title: the page in French, then the application's name. A page that learns its subject later sets it; a tab, a date or a dialogue opened inside that page leaves it. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private shown = '';

  override updateTitle(state: RouterStateSnapshot): void {
    const page = this.buildTitle(state);
    const place = `${state.url.split(/[?#]/)[0]!.split('/').slice(0, 3).join('/')} ${page}`;
    if (place === this.shown) return;
    this.shown = place;
    this.set(page);
  }

  /** Names the page, for instance after the territory that it shows. */
  set(page: string | undefined): void {
    this.title.setTitle(page ? `${page} · Cordée` : 'Cordée');
  }
}
