import { DOCUMENT, inject, Service } from '@angular/core';
import { NavigationCancel, NavigationEnd, NavigationError, NavigationStart, Router } from '@angular/router';
import { Progress } from './progress';

/** How long a page may take to show its heading before focus is left alone. */
const PATIENCE = 4000;

/** After a navigation, reading goes on at the new page's heading, as it would on a page loaded whole. */
@Service()
export class FocusOnNavigation {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly progress = inject(Progress);
  private path: string | null = null;
  private arrived: (() => void) | null = null;
  private stopWaiting: (() => void) | null = null;

  /** Follows the router for the life of the application. */
  start(): void {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationStart) {
        this.arrived?.();
        this.arrived = this.progress.begin();
      } else if (event instanceof NavigationEnd || event instanceof NavigationCancel || event instanceof NavigationError) {
        this.arrived?.();
        this.arrived = null;
        if (event instanceof NavigationEnd) this.follow(event.urlAfterRedirects);
      }
    });
  }

  private follow(url: string): void {
    const path = url.split(/[?#]/, 1)[0] ?? '';
    const firstPage = this.path === null;
    const samePage = this.path === path;
    this.path = path;
    // On the first page the browser is already at the top; a filter or a sort must not take focus away.
    if (!firstPage && !samePage && !url.includes('#')) this.focusHeading();
  }

  private focusHeading(): void {
    this.stopWaiting?.();
    const leftFrom = this.document.activeElement;
    let reached: Element | null = null;
    const tryNow = () => {
      const heading = this.document.querySelector<HTMLElement>('main h1');
      const active = this.document.activeElement;
      // Somebody who already moved on keeps their place.
      if (!heading || heading === reached || (active && active !== leftFrom && active !== this.document.body)) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      reached = heading;
    };
    // A page that first says what it is loading, then its subject, shows two headings in a row: the focus follows.
    const observer = new MutationObserver(tryNow);
    const timer = setTimeout(() => stop(), PATIENCE);
    const stop = () => {
      observer.disconnect();
      clearTimeout(timer);
      this.stopWaiting = null;
    };
    this.stopWaiting = stop;
    // The router renders the page right after the event.
    requestAnimationFrame(() => {
      tryNow();
      if (this.stopWaiting === stop) observer.observe(this.document.body, { childList: true, subtree: true });
    });
  }
}
