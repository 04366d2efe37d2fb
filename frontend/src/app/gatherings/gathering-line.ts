import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GatheringItem } from '../api';
import { count, hours, shortDate } from '../shared/french';
import { QUARTET } from '../shared/labels';
import { Quartet, type Seats } from '../shared/quartet';
import { GATHERING_FORMATS, GATHERING_NATURES, OWN_ANSWERS } from './gathering-labels';
import { totals } from './gathering-words';

/** One gathering on the line of a cohort: its day, what it is, who comes or came. */
@Component({
  selector: 'app-gathering-line',
  imports: [Quartet, RouterLink],
  templateUrl: './gathering-line.html',
  styleUrl: './gathering-line.scss',
})
export class GatheringLine {
  readonly gathering = input.required<GatheringItem>();
  readonly past = input(false);
  /** Whoever plans reads that nobody is invited yet; everybody else, that an invitation is to come. */
  readonly plans = input(false);

  protected readonly natures = GATHERING_NATURES;
  protected readonly formats = GATHERING_FORMATS;
  protected readonly answers = OWN_ANSWERS;
  protected readonly day = computed(() => shortDate(this.gathering().heldOn));
  protected readonly year = computed(() => this.gathering().heldOn?.slice(0, 4) ?? '');
  protected readonly hours = computed(() => hours(this.gathering().fromTime, this.gathering().toTime));

  protected readonly seats = computed(() => {
    const figures = this.gathering().figures;
    if (!figures?.length) return null;
    const came = this.sum().came > 0;
    const counts = QUARTET.map((category) => {
      const one = figures.find((line) => line.category === category);
      if (!one) return { agreed: 0 };
      return came
        ? { agreed: one.came }
        : { agreed: one.yes + one.replaced, foreseen: one.invited - one.yes - one.replaced - one.no - one.waiting };
    });
    return counts as unknown as Seats;
  });

  /** Past, or held on a day that nobody wrote down. */
  protected readonly over = computed(() => this.past() || this.sum().came > 0);

  /** The date stands in the programme, and nobody was asked to come yet. */
  protected readonly unannounced = computed(() => !this.over() && this.gathering().figures !== null && this.sum().invited === 0);

  /** « 28 présences », or « 12 viennent sur 12 places, 3 en liste d’attente, 5 sans réponse ». */
  protected readonly words = computed(() => {
    const { came, yes, replaced, silent, invited, waiting } = this.sum();
    const { capacity } = this.gathering();
    if (came) return count(came, 'présence', 'présences');
    if (!invited && !yes) return '';
    if (this.past()) return count(yes + replaced, 'annoncée', 'annoncées');
    const coming = `${count(yes + replaced, 'vient', 'viennent')}${capacity ? ` sur ${count(capacity, 'place', 'places')}` : ''}`;
    return [coming, waiting ? `${waiting} en liste d’attente` : '', silent ? `${silent} sans réponse` : ''].filter(Boolean).join(', ');
  });

  private readonly sum = computed(() => totals(this.gathering().figures));
}
