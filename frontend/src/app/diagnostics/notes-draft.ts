import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import type { InterviewView, PassageView } from '../api';
import { type Problem, toProblem } from '../core/problem';
import { InterviewApi } from './interview.api';
import { followed } from './passage-places';

const PAUSE = 900;
const AGAIN = 5000;

/** Somebody else saved these notes meanwhile: their text and its version. */
export interface Crossed {
  readonly version: number;
  readonly notes: string;
}

/**
 * The notes being written: kept in memory alone, sent when the hand rests, sent again when the network comes back.
 * Nothing of them is ever written to the device.
 */
@Service({ autoProvided: false })
export class NotesDraft {
  private readonly api = inject(InterviewApi);
  private readonly sent = signal({ notes: '', version: 0, passages: [] as readonly PassageView[] });
  private readonly underway = signal(false);
  private id = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<boolean> | null = null;

  readonly notes = signal('');
  readonly failure = signal<Problem | null>(null);
  readonly crossed = signal<Crossed | null>(null);
  readonly unsent = computed(() => this.notes() !== this.sent().notes);
  readonly version = computed(() => this.sent().version);
  /** Passages at their place in the text as it stands now. */
  readonly passages = computed(() => followed(this.sent().notes, this.notes(), this.sent().passages));
  readonly state = computed(() => {
    if (!this.unsent()) return 'sent';
    if (this.failure()) return 'kept';
    return this.underway() ? 'leaving' : 'unsent';
  });

  constructor() {
    const online = () => void this.flush();
    addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', online);
      clearTimeout(this.timer);
    });
  }

  open({ id, notes, version, passages }: Pick<InterviewView, 'id' | 'notes' | 'version' | 'passages'>): void {
    this.id = id;
    this.sent.set({ notes, version, passages });
    this.notes.set(notes);
  }

  write(notes: string): void {
    this.notes.set(notes);
    this.later(PAUSE);
  }

  /** Sends what is unsent; true once everything left. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.unsent() && !this.crossed()) {
      this.saving ??= this.save().finally(() => (this.saving = null));
      if (!(await this.saving)) return false;
    }
    return !this.unsent();
  }

  /** Passages as the server has them; only for a text that left. */
  setPassages(change: (passages: readonly PassageView[]) => readonly PassageView[]): void {
    this.sent.update((sent) => ({ ...sent, passages: change(sent.passages) }));
  }

  /** Keeps a text chosen between two versions, over the newer one. */
  async keep(notes: string): Promise<void> {
    const current = await this.api.read(this.id);
    this.sent.set({ notes: current.notes, version: current.version, passages: current.passages });
    this.crossed.set(null);
    this.notes.set(notes);
    await this.flush();
  }

  private async save(): Promise<boolean> {
    const notes = this.notes();
    this.underway.set(true);
    try {
      const { version, passages } = await this.api.saveNotes(this.id, this.version(), notes);
      this.sent.set({ notes, version, passages });
      this.failure.set(null);
      return true;
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status === 412) this.crossed.set(problem.current as Crossed);
      else {
        this.failure.set(problem);
        if (problem.status === 0 || problem.status >= 500) this.later(AGAIN);
      }
      return false;
    } finally {
      this.underway.set(false);
    }
  }

  private later(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pause);
  }
}
