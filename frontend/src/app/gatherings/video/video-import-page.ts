import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { VideoBasis, VideoKnown } from '../../api';
import { PageTitle } from '../../core/page-title';
import { toProblem } from '../../core/problem';
import { Confirm } from '../../shared/confirm';
import { count } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { halfWords } from '../gathering-words';
import { VideoAliases } from './video-aliases';
import { VideoApi } from './video.api';
import { VideoStrangerCard } from './video-stranger-card';
import { BASES, clock, KNOWN_BY, lasting, TOOLS } from './video-words';

/** What a participants' file would write, before it does: who was there long enough, and whose names nobody knows. */
@Component({
  selector: 'app-video-import-page',
  imports: [ProblemNotice, RouterLink, VideoAliases, VideoStrangerCard],
  templateUrl: './video-import-page.html',
  styleUrl: './video-import-page.scss',
})
export class VideoImportPage {
  private readonly api = inject(VideoApi);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly title = inject(PageTitle);
  readonly gatheringId = input.required<string>();
  readonly videoImportId = input.required<string>();

  protected readonly tools = TOOLS;
  protected readonly bases = BASES;
  protected readonly knownBy = KNOWN_BY;
  protected readonly lasting = lasting;
  protected readonly clock = clock;
  protected readonly count = count;

  protected readonly file = this.api.one(this.videoImportId);
  protected readonly view = computed(() => (this.file.hasValue() ? this.file.value() : null));
  protected readonly gone = computed(() => ['video-applied', 'not-found'].includes(toProblem(this.file.error()).code));
  protected readonly busy = signal('');
  protected readonly failure = signal<unknown>(null);
  protected readonly halfDays = computed(() => (this.view()?.halfDays ?? []).map((one) => ({ ...one, label: halfWords(one, this.view()?.heldOn ?? null) })));
  /** The planned hours hardly meet those of the meeting: everybody would be absent, and a clock is probably wrong. */
  protected readonly offHours = computed(() => {
    const view = this.view();
    const there = view?.known.some(({ halfDays }) => halfDays.some(({ present }) => present));
    return view?.basis === 'planned' && !there && view.known.length > 1;
  });

  constructor() {
    effect(() => this.title.set('Fichier de la visio'));
  }

  protected changeRule(share: string, basis: string): void {
    const asked = Math.min(100, Math.max(1, Math.round(Number(share)) || 50));
    void this.attempt('Calcul…', () => this.api.rule(this.videoImportId(), { share: asked, basis: basis as VideoBasis }));
  }

  protected identify(participantId: string, personId: string | null, outsider = false): void {
    void this.attempt('Enregistrement…', () => this.api.identify(this.videoImportId(), participantId, { personId, outsider }));
  }

  protected async apply(): Promise<void> {
    const view = this.view();
    if (!view) return;
    const done = await this.attempt('Enregistrement…', () => this.api.apply(view.id, view.version));
    if (done) await this.leave();
  }

  protected async drop(): Promise<void> {
    const sure = await this.confirm.ask({ heading: 'Abandonner ce fichier\u202f?', consequence: 'Ce qu’il dit des personnes est effacé tout de suite. Aucune présence n’est notée.', act: 'Abandonner' });
    if (sure && (await this.attempt('Un instant…', () => this.api.drop(this.videoImportId())))) await this.leave();
  }

  protected leftAside({ unknown }: { unknown: readonly unknown[] }): string {
    return `${count(unknown.length, 'nom sans personne ne sera pas noté', 'noms sans personne ne seront pas notés')}.`;
  }

  protected sorted(known: readonly VideoKnown[]): VideoKnown[] {
    return [...known].sort((a, b) => a.familyName.localeCompare(b.familyName, 'fr') || a.givenName.localeCompare(b.givenName, 'fr'));
  }

  private leave(): Promise<boolean> {
    return this.router.navigate(['/rendez-vous', this.gatheringId()], { queryParams: { vue: 'presences' } });
  }

  private async attempt(words: string, act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(words);
    this.failure.set(null);
    try {
      await act();
      if (words !== 'Un instant…') this.file.reload();
      return true;
    } catch (error) {
      this.failure.set(error);
      if (toProblem(error).status === 412) this.file.reload();
      return false;
    } finally {
      this.busy.set('');
    }
  }
}
