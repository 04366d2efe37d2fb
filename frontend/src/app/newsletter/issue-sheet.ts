import { Component, computed, input } from '@angular/core';
import type { NewsletterContent } from '../api';
import { DayPipe } from '../shared/french.pipes';

/** A number as its readers see it, on screen and on paper. Texts are plain words; an address is followed by nobody but the reader. */
@Component({
  selector: 'app-issue-sheet',
  imports: [DayPipe],
  template: `
    <article>
      <header>
        <p class="over">{{ content().network ? content().network + ' · ' : '' }}{{ content().cohort }}</p>
        <h1>{{ content().title }}</h1>
        <p class="quiet">Infolettre n°{{ content().number }}, {{ content().on | day }}</p>
      </header>
      @for (section of sections(); track section.kind) {
        <section [attr.aria-labelledby]="'s-' + section.kind">
          <h2 [id]="'s-' + section.kind">{{ section.heading }}</h2>
          @for (item of section.items; track $index) {
            <div class="piece">
              @if (item.title) {
                <h3>{{ item.title }}</h3>
              }
              @for (paragraph of item.paragraphs; track $index) {
                <p class="pre">{{ paragraph }}</p>
              }
              @if (item.signature) {
                <p class="quiet">— {{ item.signature }}</p>
              }
              @if (item.url) {
                <p>
                  <a [href]="item.url" rel="noopener noreferrer"
                    >Lire la suite<span class="visually-hidden">{{ item.title ? ' : ' + item.title : '' }}</span></a
                  >
                  <small class="only-print">{{ item.url }}</small>
                </p>
              }
            </div>
          }
        </section>
      }
    </article>
  `,
  styles: `
    article {
      max-width: 42rem;
      margin: 0 auto;
    }
    section > h2 {
      margin-top: 2rem;
      padding-top: 0.9rem;
      border-top: 2px solid var(--lake);
      color: var(--lake);
    }
    .piece {
      margin-bottom: 1.2rem;
      break-inside: avoid;
    }
    .piece h3 {
      margin-bottom: 0.3rem;
    }
    .only-print {
      display: none;
    }
    @media print {
      .only-print {
        display: inline;
      }
    }
  `,
})
export class IssueSheet {
  readonly content = input.required<NewsletterContent>();
  protected readonly sections = computed(() =>
    this.content().sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, paragraphs: item.body.split(/\n\s*\n/).filter(Boolean) })),
    })),
  );
}
