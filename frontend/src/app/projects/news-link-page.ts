import { Component, computed, inject, input, signal } from '@angular/core';
import type { LinkInfo } from '../core/link/link-info';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { ProblemNotice } from '../shared/problem-notice';
import { NewsForm } from './news-form';
import { NewsItem } from './news-item';
import { ProjectApi } from './project.api';

/** « Des nouvelles ? » from an e-mail, on a phone, without an account: say one sentence, read it again, correct it. */
@Component({
  selector: 'app-news-link-page',
  imports: [FocusWhenShown, NewsForm, NewsItem, ProblemNotice],
  templateUrl: './news-link-page.html',
})
export class NewsLinkPage {
  readonly link = input.required<LinkInfo>();
  protected readonly news = inject(ProjectApi).news(() => this.link().participationId);
  protected readonly mine = computed(() => (this.news.hasValue() ? this.news.value().items.filter(({ mine }) => mine) : []));
  protected readonly toConfirm = computed(() => this.mine().filter(({ toConfirm }) => toConfirm));
  protected readonly others = computed(() => this.mine().filter(({ toConfirm }) => !toConfirm));
  protected readonly sent = signal(false);

  protected told(): void {
    this.sent.set(true);
    this.news.reload();
  }
}
