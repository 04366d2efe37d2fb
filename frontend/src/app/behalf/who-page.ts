import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CohortView, TerritoryCard } from '../api';
import { PageTitle } from '../core/page-title';
import { longDate } from '../shared/french';
import { ACTOR } from '../shared/labels';
import { PrintButton } from '../shared/print-button';
import { ProblemNotice } from '../shared/problem-notice';
import { BehalfApi } from './behalf.api';

/** Somebody, what they do here, and how to reach them where the reader may know. */
interface Somebody {
  name: string;
  does: string;
  telephone: string | null;
}

/** A structure around the territory, and its people here. */
interface Structure {
  name: string;
  what: string;
  people: Somebody[];
}

const HATS: Record<string, string> = { diagnostic_lead: 'conduit le diagnostic', interviewer: 'mène des entretiens', diagnostic_supervisor: 'relit le diagnostic' };
const PARTNERS: Record<string, string> = {
  pivot_ally: 'co-organise le parcours',
  embedded_evaluator: 'évalue, de l’extérieur',
  embedded_media: 'raconte le parcours',
  narrative_facilitator: 'aide à raconter',
  funder: 'finance le parcours',
};

/** « Qui fait quoi »: every structure around one territory, on one page; telephones for those who may have them. */
@Component({
  selector: 'app-who-page',
  imports: [PrintButton, ProblemNotice, RouterLink],
  template: `
    <div class="top">
      <div>
        <p class="over"><a [routerLink]="['/territoires', participationId()]">{{ name() || 'Le territoire' }}</a></p>
        <h1>Qui fait quoi{{ name() ? ' à ' + name() : '' }}</h1>
        <p class="quiet">Toutes les structures autour du territoire, sur une page, le {{ today }}.</p>
      </div>
      <app-print-button />
    </div>
    <app-problem [of]="card.error()" [retriable]="true" (retry)="card.reload()" />
    <div class="structures">
      @for (structure of structures(); track structure.name) {
        <section class="keep">
          <h2>{{ structure.name }}</h2>
          @if (structure.what) {
            <p class="quiet">{{ structure.what }}</p>
          }
          <ul class="plain-list">
            @for (one of structure.people; track $index) {
              <li>
                <strong>{{ one.name }}</strong
                >{{ one.does ? ', ' + one.does : '' }}
                @if (one.telephone) {
                  · <a class="nowrap" [href]="'tel:' + one.telephone.replaceAll(' ', '')">{{ one.telephone }}</a>
                }
              </li>
            }
          </ul>
        </section>
      } @empty {
        @if (card.hasValue()) {
          <p class="quiet">Personne n’est encore noté ici. Composez d’abord l’équipe du territoire.</p>
        } @else if (!card.error()) {
          <p class="quiet" role="status">Un instant…</p>
        }
      }
    </div>
  `,
  styles: `
    .structures {
      columns: 20rem 2;
      column-gap: 2.2rem;
    }
    section {
      margin-bottom: 1.1rem;
      break-inside: avoid;
    }
    h2 {
      margin: 0 0 0.15rem;
      font-size: 1.1rem;
    }
    section p {
      margin: 0 0 0.2rem;
    }
    li {
      padding: 0.12rem 0;
    }
    @media print {
      .structures {
        columns: 2;
        font-size: 9.5pt;
      }
    }
  `,
})
export class WhoPage {
  readonly participationId = input.required<string>();
  protected readonly today = longDate(new Date());
  protected readonly card = inject(BehalfApi).card(this.participationId);
  private readonly view = computed(() => (this.card.hasValue() ? this.card.value() : null));
  private readonly cohort = httpResource<CohortView>(() => (this.view() ? `/api/cohorts/${this.view()!.cohort.id}` : undefined));
  protected readonly name = computed(() => this.view()?.territory.name ?? '');
  protected readonly structures = computed(() => {
    const card = this.view();
    return card ? structuresOf(card, this.cohort.hasValue() ? this.cohort.value().partners : []) : [];
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.name()) title.set(`Qui fait quoi · ${this.name()}`);
    });
  }
}

/** Everybody under the structure that they come from, the territory's own first. */
export function structuresOf({ members, allies, diagnostic, territory }: TerritoryCard, partners: CohortView['partners']): Structure[] {
  const known = new Map<string, Structure>();
  const of = (name: string | null | undefined, what = '') => {
    const key = name || `Autour de ${territory.name}`;
    const structure = known.get(key) ?? { name: key, what: '', people: [] };
    if (what && !structure.what.includes(what)) structure.what = [structure.what, what].filter(Boolean).join(' · ');
    known.set(key, structure);
    return structure;
  };
  const full = (person: { givenName: string; familyName: string }) => `${person.givenName} ${person.familyName}`;
  for (const { person, organisation, roleTitle, category, telephone, status } of members ?? []) {
    const does = (roleTitle || ACTOR[category]) + (status === 'foreseen' ? ' (pressenti·e)' : '');
    of(organisation).people.push({ name: full(person), does, telephone });
  }
  if (diagnostic) {
    const structure = of(diagnostic.organisation ? `Le diagnostic, par ${diagnostic.organisation}` : 'Le diagnostic');
    for (const { person, hat, telephone } of diagnostic.team) structure.people.push({ name: full(person), does: HATS[hat] ?? '', telephone });
  }
  for (const { organisation, person, telephone } of allies ?? []) {
    const structure = of(organisation, 'appui au projet');
    if (person) structure.people.push({ name: full(person), does: 'appuie le projet', telephone });
  }
  for (const { organisation, role } of partners) of(organisation, PARTNERS[role] ?? '');
  return [...known.values()];
}
