import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { FocusOnNavigation } from './core/focus-on-navigation';
import { Progress } from './core/progress';

/** The whole application: a progress line and the current page. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: `
    <div class="progress" [class.busy]="progress.busy()" aria-hidden="true"></div>
    <router-outlet />
  `,
})
export class App {
  protected readonly progress = inject(Progress);

  constructor() {
    inject(FocusOnNavigation).start();
  }
}
