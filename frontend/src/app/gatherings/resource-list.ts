import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ResourceFile, ResourceKind } from '../api';
import { LinkToken } from '../core/link/link-token';
import { ProblemNotice } from '../shared/problem-notice';
import { RESOURCE_KINDS } from './gathering-labels';

/** What a list needs to know of a support, wherever it is read. */
export interface Support {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly title: string;
  readonly summary: string | null;
  readonly url: string | null;
  readonly file: ResourceFile | null;
}

const weight = (bytes: number) => (bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0ko` : `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`);

/** Supports, one line each: an address that opens, a file that comes, or the essential in a few lines. A video stays where it is. */
@Component({
  selector: 'app-resource-list',
  imports: [ProblemNotice],
  template: `
    <ul class="stack">
      @for (one of resources(); track one.id) {
        <li>
          @if (one.summary) {
            <p class="summary"><strong>{{ one.title }}</strong><span class="pre">{{ one.summary }}</span></p>
          }
          @if (one.url; as url) {
            <a class="go" [href]="url" target="_blank" rel="noopener noreferrer"
              ><span
                >{{ one.summary ? 'Ouvrir' : one.title }}<small>{{ kinds[one.kind] }}, sur {{ host(url) }}<span class="visually-hidden">, {{ one.title }}, nouvel onglet</span></small></span
              ></a
            >
          } @else if (one.file; as file) {
            @if (byLink) {
              <button type="button" class="go down" [disabled]="busy() === one.id" (click)="fetch(one.id, file)"><span>{{ one.summary ? 'Télécharger' : one.title }}<small>{{ about(one, file) }}<span class="visually-hidden">, télécharger {{ one.title }}</span></small></span></button>
            } @else {
              <a class="go down" [href]="address(one.id)" download><span>{{ one.summary ? 'Télécharger' : one.title }}<small>{{ about(one, file) }}<span class="visually-hidden">, télécharger {{ one.title }}</span></small></span></a>
            }
          } @else if (!one.summary) {
            <span class="go soon"
              ><span
                >{{ one.title }}<small>{{ kinds[one.kind] }}, bientôt</small></span
              ></span
            >
          }
        </li>
      }
    </ul>
    <app-problem [of]="failure()" />
  `,
  styles: `
    .soon::after {
      content: none;
    }
    .down::after {
      content: '↓';
    }
    button.go {
      width: 100%;
      text-align: left;
      font: inherit;
      font-weight: 600;
    }
    button.go small {
      font-weight: 400;
    }
    .summary {
      margin: 0.3rem 0 0.5rem;
    }
    .summary strong {
      display: block;
    }
    span,
    small {
      overflow-wrap: anywhere;
    }
  `,
})
export class ResourceList {
  private readonly http = inject(HttpClient);
  readonly resources = input.required<readonly Support[]>();
  /** Where files lie: under this address, by the support's id. */
  readonly files = input((id: string) => `/api/resources/${id}/file`);
  /** What opens them, where the page has neither session nor personal link. */
  readonly headers = input<Record<string, string> | null>(null);

  protected readonly kinds = RESOURCE_KINDS;
  protected readonly busy = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);

  protected get byLink(): boolean {
    return this.headers() !== null || this.token.value !== '';
  }

  private readonly token = inject(LinkToken);
  protected readonly address = (id: string) => this.files()(id);
  protected readonly host = (url: string) => new URL(url).hostname.replace(/^www\./, '');
  protected readonly about = (one: Support, { bytes, name }: ResourceFile) => `${RESOURCE_KINDS[one.kind]}, ${/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toUpperCase() ?? 'fichier'}, ${weight(bytes)}`;

  /** A link's page shows its token in a header, which a plain address could not: the file passes by memory. */
  protected async fetch(id: string, { name }: ResourceFile): Promise<void> {
    this.busy.set(id);
    this.failure.set(null);
    try {
      const blob = await firstValueFrom(this.http.get(this.address(id), { responseType: 'blob', headers: this.headers() ?? {} }));
      const address = URL.createObjectURL(blob);
      Object.assign(document.createElement('a'), { href: address, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(null);
    }
  }
}
