import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { GatheringFormat, GatheringInput, GatheringNature } from '../../api';
import { localToday } from '../../cohorts/local-today';
import { keepsDraft } from '../../shared/leaving';
import { ProblemNotice } from '../../shared/problem-notice';
import { GATHERING_FORMATS, GATHERING_NATURES } from '../gathering-labels';
import { LastPlace } from './last-place';
import { ownCohorts } from './own-cohorts';
import { type PlanLine, PlanLines, readyToPlan } from './plan-lines';
import { PlanningApi } from './planning.api';
import { namesItself, nextNumber, nextOfTitle, RHYTHMS, type Rhythm, seriesDays } from './series';
import { corrected, type Corrections, withCorrections } from './series-lines';

/** A series (six webinars, every second Tuesday): its dates are shown, moved one by one if need be, then created in one act. */
@Component({
  selector: 'app-series-page',
  imports: [PlanLines, ProblemNotice, RouterLink],
  templateUrl: './series-page.html',
})
export class SeriesPage {
  private readonly api = inject(PlanningApi);
  private readonly router = inject(Router);

  readonly parcours = input('', { transform: (value?: string) => value ?? '' });
  readonly chantier = input('', { transform: (value?: string) => value ?? '' });

  protected readonly own = ownCohorts(this.parcours);
  protected readonly last = inject(LastPlace);
  protected readonly natures = Object.entries(GATHERING_NATURES) as [GatheringNature, string][];
  protected readonly formats = Object.entries(GATHERING_FORMATS) as [GatheringFormat, string][];
  protected readonly rhythms = RHYTHMS;
  protected readonly cohortId = computed(() => this.own.cohort()?.id ?? '');

  /** What makes the dates and titles: what was corrected on a line stays, the rest follows. */
  protected readonly shape = signal({ title: 'Webinaire', numbered: true, firstNumber: '', firstOn: '', rhythm: '2', count: '6', fromTime: '12:30', toTime: '14:00', skipHolidays: true });
  protected readonly rest = signal({ nature: 'webinar' as GatheringNature, format: 'remote' as GatheringFormat, url: '', place: '', purpose: '', capacity: '' });
  private readonly programme = this.api.programme(() => this.cohortId() || undefined);
  /** The one after the last of this kind: a series goes on where the programme stopped, a chantier counting for itself. */
  protected readonly nextNumber = computed(() => {
    const items = this.programme.hasValue() ? this.programme.value().items : [];
    return this.itself() ? nextOfTitle(items, this.shape().title) : nextNumber(items, this.rest().nature, this.chantier() || null);
  });
  private readonly itself = computed(() => namesItself(this.shape().title, this.rest().nature));
  /** The number is proposed once the programme was read: it would change under the hand of whoever types one. */
  protected readonly proposed = computed(() => this.programme.hasValue() || !!this.programme.error());
  protected readonly firstNumber = computed(() => Number(this.shape().firstNumber) || this.nextNumber());
  private readonly laid = computed<readonly PlanLine[]>(() => {
    const { title, numbered, firstOn, rhythm, count, fromTime, toTime, skipHolidays } = this.shape();
    const many = Math.min(30, Math.max(1, Number(count) || 1));
    return seriesDays({ firstOn, rhythm: (rhythm === 'month' ? 'month' : Number(rhythm)) as Rhythm, count: many, skipHolidays }).map((heldOn, index) => ({
      key: index,
      title: numbered ? `${title.trim()} ${this.firstNumber() + index}` : title.trim(),
      heldOn,
      fromTime: fromTime || null,
      toTime: toTime || null,
    }));
  });
  private readonly corrections = signal<Corrections>(new Map());
  protected readonly lines = computed(() => withCorrections(this.laid(), this.corrections()));
  private readonly plan = viewChild(PlanLines);
  protected readonly past = computed(() => this.lines().some(({ heldOn }) => heldOn && heldOn < localToday()));
  protected readonly alreadyHeld = signal(false);
  /** Nothing is created before every line has its day and a title. */
  protected readonly ready = computed(() => readyToPlan(this.lines(), this.alreadyHeld()));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  private readonly created = signal(false);

  constructor() {
    keepsDraft(() => !this.created() && (this.corrections().size > 0 || !!this.rest().purpose.trim()));
  }

  protected set(field: string, event: Event): void {
    const target = event.target as HTMLInputElement;
    const value = target.type === 'checkbox' ? target.checked : target.value;
    if (field in this.shape()) this.shape.update((shape) => ({ ...shape, [field]: value }));
    else this.rest.update((rest) => ({ ...rest, [field]: value }));
  }

  protected correct(changed: readonly PlanLine[]): void {
    this.corrections.set(corrected(this.corrections(), this.lines(), changed));
  }

  protected hold(event: Event): void {
    this.alreadyHeld.set((event.target as HTMLInputElement).checked);
  }

  /** `invites`: whom to invite is chosen at once. */
  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    const invites = (event as SubmitEvent).submitter?.getAttribute('value') === 'inviter';
    if (this.busy() || !this.ready() || !(await this.plan()?.agreed())) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.createAll(this.cohortId(), { gatherings: this.lines().map((line) => ({ gathering: this.inputOf(line) })) });
      this.created.set(true);
      if (invites) {
        const jours = this.lines().map(({ heldOn }) => heldOn).join(',');
        await this.router.navigate(['/rendez-vous/inviter'], { queryParams: { parcours: this.cohortId(), jours, sorte: this.rest().nature, chantier: this.chantier() || null } });
      } else if (this.chantier()) await this.router.navigate(['/rendez-vous/chantiers', this.chantier()]);
      else await this.router.navigate(['/rendez-vous'], { queryParams: { parcours: this.cohortId(), vue: 'mois', mois: this.lines()[0]?.heldOn.slice(0, 7) } });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private inputOf({ title, heldOn, fromTime, toTime, key }: PlanLine): GatheringInput {
    const { nature, format, url, place, purpose, capacity } = this.rest();
    const { numbered } = this.shape();
    return {
      nature,
      format,
      title: title.trim(),
      number: numbered && !this.itself() ? this.firstNumber() + key : null,
      heldOn: heldOn || null,
      fromTime,
      toTime: fromTime ? toTime : null,
      place: format === 'remote' ? null : place.trim() || null,
      url: format === 'on_site' ? null : url.trim() || null,
      purpose: purpose.trim() || null,
      capacity: capacity ? Number(capacity) : null,
      workingGroupId: this.chantier() || null,
      alreadyHeld: this.alreadyHeld() && heldOn < localToday(),
    };
  }
}
