import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { VideoImportList } from '../../api';
import { count, longDate } from '../../shared/french';
import { ProblemNotice } from '../../shared/problem-notice';
import { VideoApi } from './video.api';
import { BASES, TOOLS } from './video-words';

type Line = VideoImportList['items'][number];

/** Where the participants' file of the video meeting is dropped, and what became of those dropped before. */
@Component({
  selector: 'app-video-drop',
  imports: [ProblemNotice, RouterLink],
  templateUrl: './video-drop.html',
  styleUrl: './video-drop.scss',
  host: { '(dragover)': 'over($event)', '(dragleave)': 'dragging.set(false)', '(drop)': 'drop($event)' },
})
export class VideoDrop {
  private readonly api = inject(VideoApi);
  private readonly router = inject(Router);
  readonly gatheringId = input.required<string>();
  /** Whether the meeting was held by video: else the file is offered more quietly. */
  readonly expected = input(true);

  private readonly list = this.api.list(this.gatheringId);
  protected readonly files = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  /** Two files of one date are one meeting told twice, or two that follow each other: whoever reads them again should know. */
  protected readonly several = computed(() => {
    const waiting = this.files().filter(({ state }) => state === 'pending').length;
    if (!waiting || this.files().length < 2) return '';
    return waiting < this.files().length ? 'Un autre fichier de ce jour est déjà noté\u00a0: relire celui-ci n’ajoute que ce qui y manquait.' : `${waiting}\u00a0fichiers de ce jour attendent d’être relus\u00a0: si c’est la même réunion, un seul suffit.`;
  });
  protected readonly dragging = signal(false);
  protected readonly reading = signal('');
  protected readonly failure = signal<unknown>(null);

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(false);
    void this.open(event.dataTransfer?.files[0]);
  }

  protected choose(box: HTMLInputElement): void {
    void this.open(box.files?.[0]);
    box.value = '';
  }

  protected words({ tool, sourceName, state, noted, share, basis, by, appliedAt, createdAt }: Line): string {
    if (state === 'pending') return `${TOOLS[tool]}${sourceName ? `, ${sourceName}` : ''}, déposé le ${longDate(createdAt)}${by ? ` par ${by}` : ''}`;
    const written = noted ? count(noted, 'présence notée', 'présences notées') : 'rien de nouveau à noter';
    return `${TOOLS[tool]}\u00a0: ${written} le ${longDate(appliedAt)}${by ? ` par ${by}` : ''}, à partir de ${share}\u00a0% ${BASES[basis]}. Les heures sont effacées.`;
  }

  private async open(file: File | undefined): Promise<void> {
    if (!file || this.reading()) return;
    this.failure.set(null);
    this.reading.set(file.name);
    try {
      const { id } = await this.api.open(this.gatheringId(), file);
      await this.router.navigate(['/rendez-vous', this.gatheringId(), 'visio', id]);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.reading.set('');
    }
  }
}
