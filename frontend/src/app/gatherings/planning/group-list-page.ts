import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { WorkingGroupInput } from '../../api';
import { localToday } from '../../cohorts/local-today';
import { EmptyState } from '../../shared/empty-state';
import { count } from '../../shared/french';
import { DayPipe } from '../../shared/french.pipes';
import { ListTools } from '../../shared/list-tools';
import { ProblemNotice } from '../../shared/problem-notice';
import { GroupDialog } from './group-dialog';
import { ownCohorts } from './own-cohorts';
import { PlanningApi } from './planning.api';

/** The chantiers of a cohort: who animates each, how many are of it, when it meets. */
@Component({
  selector: 'app-group-list-page',
  imports: [DayPipe, EmptyState, GroupDialog, ListTools, ProblemNotice, RouterLink],
  template: `
    <p><a routerLink="/rendez-vous" queryParamsHandling="preserve">← Rendez-vous</a></p>
    <header class="top">
      <div>
        @if (own.cohort(); as one) {
          <small class="over">{{ one.name }}</small>
        }
        <h1>Chantiers</h1>
        <p class="quiet">Des groupes qui travaillent une question dans la durée, avec leurs propres rendez-vous.</p>
      </div>
      @if (list()?.mayCreate) {
        <div class="actions"><button type="button" class="main" (click)="opening.set(true)">Ouvrir un chantier</button></div>
      }
    </header>
    <app-problem [of]="groups.error()" [retriable]="true" (retry)="groups.reload()" />
    @if (list(); as all) {
      @if (all.items.length) {
        <app-list-tools [views]="false" [of]="{ url: '/api/cohorts/' + own.cohort()?.id + '/working-groups' }" named="les chantiers" />
        <ul class="cards">
          @for (one of all.items; track one.id) {
            <li class="card">
              <h2>
                <a [routerLink]="['/rendez-vous/chantiers', one.id]">{{ one.name }}</a>
              </h2>
              @if (one.endsOn && one.endsOn < today) {
                <p><span class="chip plain">terminé le {{ one.endsOn | day }}</span></p>
              }
              @if (one.purpose) {
                <p>{{ one.purpose }}</p>
              }
              <p class="quiet">
                {{ one.animator ? 'Animé par ' + one.animator.name + ' · ' : '' }}{{ words(one.memberCount, one.gatheringCount) }}
              </p>
              @if (one.nextOn) {
                <p>Prochain rendez-vous le {{ one.nextOn | day }}</p>
              } @else if (one.lastOn) {
                <p class="quiet">Dernier rendez-vous le {{ one.lastOn | day }}</p>
              }
            </li>
          }
        </ul>
      } @else {
        <app-empty heading="Aucun chantier pour l’instant">
          <p>Un chantier réunit des allié·es et des territoires autour d’une question, plusieurs fois dans l’année.</p>
          @if (all.mayCreate) {
            <p><button type="button" class="main" (click)="opening.set(true)">Ouvrir le premier</button></p>
          }
        </app-empty>
      }
    } @else if (groups.isLoading()) {
      <p class="quiet" role="status">Un instant…</p>
    }
    @if (opening()) {
      <app-group-dialog [busy]="busy()" [failure]="failure()" (written)="create($event)" (closed)="opening.set(false)" />
    }
  `,
})
export class GroupListPage {
  private readonly api = inject(PlanningApi);
  private readonly router = inject(Router);

  readonly parcours = input('', { transform: (value?: string) => value ?? '' });

  protected readonly own = ownCohorts(this.parcours);
  protected readonly today = localToday();
  protected readonly groups = this.api.groups(() => this.own.cohort()?.id);
  protected readonly list = computed(() => (this.groups.hasValue() ? this.groups.value() : null));
  protected readonly opening = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected words(members: number, gatherings: number): string {
    return `${count(members, 'membre')}, ${count(gatherings, 'rendez-vous', 'rendez-vous')}`;
  }

  protected async create(input: WorkingGroupInput): Promise<void> {
    const cohort = this.own.cohort();
    if (!cohort) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { id } = await this.api.createGroup(cohort.id, input);
      await this.router.navigate(['/rendez-vous/chantiers', id]);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
