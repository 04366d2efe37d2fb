import { Component, computed, input, output } from '@angular/core';
import type { NewsletterBlock, NewsletterContent } from '../api';
import { DayPipe } from '../shared/french.pipes';
import { LetterWords } from './letter-words';

/** A number as its readers see it, on screen and on paper. */
@Component({
  selector: 'app-issue-sheet',
  imports: [DayPipe, LetterWords],
  template: `
    <article>
      <header>
        <p class="over">{{ content().network ? content().network + ' · ' : '' }}{{ content().cohort }}</p>
        <h1>{{ content().title }}</h1>
        <p class="quiet">Infolettre n°&nbsp;{{ content().number }}, {{ content().on | day }}</p>
      </header>
      @for (section of sections(); track section.kind) {
        <section [attr.aria-labelledby]="'s-' + section.kind">
          <h2 [id]="'s-' + section.kind">{{ section.heading }}</h2>
          @for (item of section.items; track $index) {
            <div class="piece">
              @if (item.title) {
                <h3>{{ item.title }}</h3>
              }
              @if (item.picture; as picture) {
                <figure>
                  <img [src]="pictures() + picture.id" [alt]="picture.alt" [width]="picture.width" [height]="picture.height" />
                  @if (picture.caption) {
                    <figcaption class="quiet">{{ picture.caption }}</figcaption>
                  }
                  @if (mayTakeOut()) {
                    <button type="button" class="quiet small no-print" (click)="takenOut.emit(picture.id)">
                      Retirer cette image<span class="visually-hidden"> : {{ picture.alt }}</span>
                    </button>
                  }
                </figure>
              }
              <app-letter-words [blocks]="item.blocks" />
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
      margin: 1.8rem auto 0;
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
    figure {
      margin: 0.4rem 0 0.8rem;
    }
    figure img {
      display: block;
      height: auto;
      border-radius: var(--radius);
    }
    figcaption {
      margin-top: 0.3rem;
      font-size: 0.92rem;
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
  /** Where its pictures are read. */
  readonly pictures = input.required<string>();
  readonly mayTakeOut = input(false);
  readonly takenOut = output<string>();
  protected readonly sections = computed(() =>
    this.content().sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, blocks: item.blocks ?? paragraphs(item.body) })),
    })),
  );
}

/** A number sent before there were marks: its paragraphs, as typed. */
const paragraphs = (body: string): NewsletterBlock[] =>
  body
    .split(/\n\s*\n/)
    .filter(Boolean)
    .map((part) => ({ list: false, lines: part.split('\n').map((text) => [{ text }]) }));
