import { inject, Service } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** The browser's title: the page in French, then the application's name. A page that learns its subject later sets it. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.set(this.buildTitle(state));
  }

  /** Names the page, for instance after the territory that it shows. */
  set(page: string | undefined): void {
    this.title.setTitle(page ? `${page} · Cordée` : 'Cordée');
  }
}
