import { Component, computed, effect, HostListener, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CodingInput, InterviewView, PassageView } from '../api';
import { PageTitle } from '../core/page-title';
import { toProblem } from '../core/problem';
import { Confirm } from '../shared/confirm';
import { CrossedTexts } from '../shared/crossed-texts';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { count, enumeration, longDate } from '../shared/french';
import { ACTOR, ACTORS, NATURES } from '../shared/labels';
import { ProblemNotice } from '../shared/problem-notice';
import { ConsentDialog } from './consent-dialog';
import { DetailsDialog } from './details-dialog';
import { CONSENT_COVERS } from './diagnostic-labels';
import { InterviewApi } from './interview.api';
import { NotesDraft } from './notes-draft';
import { NotesEditor } from './notes-editor';
import { withQuestion } from './notes-text';
import { PassageCard } from './passage-card';

/** The notebook of an interview: notes that leave by themselves, passages highlighted by hand or by keys 1 to 5, who can read. */
@Component({
  selector: 'app-interview-page',
  imports: [ConsentDialog, CrossedTexts, DetailsDialog, FocusWhenShown, NotesEditor, PassageCard, ProblemNotice, RouterLink],
  providers: [NotesDraft],
  templateUrl: './interview-page.html',
  styleUrl: './interview-page.scss',
})
export class InterviewPage {
  private readonly api = inject(InterviewApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly title = inject(PageTitle);
  private readonly editor = viewChild(NotesEditor);
  private openedId = '';
  protected readonly draft = inject(NotesDraft);

  readonly interviewId = input.required<string>();
  protected readonly interview = this.api.interview(this.interviewId);
  protected readonly view = computed(() => (this.interview.hasValue() ? this.interview.value() : null));
  protected readonly opened = signal('');
  protected readonly themeId = signal('');
  protected readonly failure = signal<unknown>(null);
  protected readonly said = signal('');
  protected readonly dialog = signal<'consent' | 'details' | null>(null);
  protected readonly asking = signal(false);
  protected readonly comparingLater = signal(false);

  protected readonly natures = Object.entries(NATURES) as [PassageView['polarity'], string][];
  protected readonly ACTOR = ACTOR;
  protected readonly CONSENT_COVERS = CONSENT_COVERS;
  protected readonly longDate = longDate;
  protected readonly locked = computed(() => !this.view()?.mayWrite || this.view()?.state === 'closed');
  protected readonly heading = computed(() => headingOf(this.view()));
  protected readonly passageCount = computed(() => count(this.draft.passages().length, 'passage'));
  protected readonly held = computed(() => heldOf(this.view()));
  protected readonly readers = computed(() => enumeration(this.view()?.readers ?? []));
  protected readonly mayQuote = computed(() => quoting(this.view()));

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) untracked(() => this.start(view));
    });
  }

  /** Leaving waits for what is unsent; if it cannot leave, asks. Nothing typed is left on this device. */
  async mayLeave(): Promise<boolean> {
    if (!this.draft.unsent() || (await this.draft.flush())) return true;
    return this.confirm.ask({
      heading: 'Des notes ne sont pas encore envoyées',
      consequence:
        'Elles ne sont gardées que sur cette page\u00a0: si vous la quittez maintenant, ce qui n’est pas parti sera perdu.',
      act: 'Quitter quand même',
    });
  }

  @HostListener('window:beforeunload', ['$event'])
  protected warn(event: BeforeUnloadEvent): void {
    if (this.draft.unsent()) event.preventDefault();
  }

  protected async highlight(rank: number): Promise<void> {
    const selected = this.editor()?.selected();
    const [polarity, name] = this.natures[rank]!;
    if (!selected) return this.said.set('Sélectionnez d’abord des mots dans les notes.');
    const themeId = this.themeId();
    if (!themeId) return this.said.set('Choisissez d’abord un thème, puis la nature.');
    await this.attempt(async () => {
      if (!(await this.draft.flush())) return;
      const { start, end, words } = selected;
      const { id } = await this.api.highlight(this.interviewId(), this.draft.version(), { start, end, themeId, polarity });
      this.draft.setPassages((passages) => inOrder([...passages, cut({ id, start, end, words, themeId, polarity })]));
      this.editor()?.settle();
      this.said.set(`${name}\u00a0: passage surligné.`);
    });
  }

  protected recode(passage: PassageView, coding: CodingInput): Promise<void> {
    return this.attempt(async () => {
      await this.api.recode(this.interviewId(), passage.id, coding);
      this.draft.setPassages((passages) => passages.map((one) => (one.id === passage.id ? { ...one, ...coding } : one)));
    });
  }

  protected async remove(passage: PassageView): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Enlever ce surlignage\u202f?',
      consequence: 'Les mots restent dans les notes\u202f; le passage ne sera plus compté dans «\u00a0Qui parle de quoi\u00a0».',
      act: 'Enlever',
    });
    if (!sure) return;
    await this.attempt(async () => {
      await this.api.removePassage(this.interviewId(), passage.id);
      this.draft.setPassages((passages) => passages.filter(({ id }) => id !== passage.id));
    });
  }

  protected show(passage: PassageView): void {
    this.editor()?.show(passage);
  }

  protected addQuestion(question: string): void {
    this.asking.set(false);
    if (!question.trim()) return;
    const notes = withQuestion(this.draft.notes(), question.trim());
    this.opened.set(notes);
    this.draft.write(notes);
    setTimeout(() => this.editor()?.focusLast());
  }

  protected async finish(): Promise<void> {
    const view = this.view();
    if (!view) return;
    await this.attempt(async () => {
      if (!(await this.draft.flush())) return;
      await this.api.setState(view.id, view.state === 'open' ? 'closed' : 'open');
      if (view.state === 'open') await this.router.navigate(['/diagnostics', view.diagnosticId]);
      else this.interview.set({ ...view, state: 'open' });
    });
  }

  protected async erase(): Promise<void> {
    const view = this.view();
    const sure = await this.confirm.ask({
      heading: `Effacer les paroles de ${view?.pseudonym}\u202f?`,
      consequence:
        'La clé qui permet de lire cet entretien est détruite\u00a0: notes, passages, nom et accord deviennent illisibles pour tout le monde, sauvegardes comprises. Seuls restent la date et le type d’acteur. Rien ne pourra revenir.',
      act: 'Effacer pour toujours',
    });
    if (!sure || !view) return;
    await this.attempt(async () => {
      await this.api.erase(view.id);
      this.draft.open({ id: view.id, notes: '', version: 0, passages: [] });
      await this.router.navigate(['/diagnostics', view.diagnosticId]);
    });
  }

  protected changed(change: Partial<InterviewView>): void {
    const view = this.view();
    if (view) this.interview.set({ ...view, ...change });
    this.dialog.set(null);
  }

  /** What was erased or is not one's own does not come back by asking again. */
  protected mayRetry(error: unknown): boolean {
    const { status } = toProblem(error);
    return status === 0 || status >= 500;
  }

  protected async keep(notes: string): Promise<void> {
    await this.attempt(() => this.draft.keep(notes));
    this.comparingLater.set(false);
    this.opened.set(this.draft.notes());
  }

  private start(view: InterviewView): void {
    // What is being written stays when the rest of the page is refreshed.
    if (this.openedId === view.id) return;
    this.openedId = view.id;
    this.title.set(`${view.pseudonym} · ${view.territoryName}`);
    this.draft.open(view);
    this.opened.set(view.notes);
  }

  private async attempt(act: () => Promise<unknown>): Promise<void> {
    this.failure.set(null);
    this.said.set('');
    try {
      await act();
    } catch (error) {
      this.failure.set(error);
    }
  }
}

/** « E07 · acteur·rice local·e · 12 juin 2024, 1 h 10 ». */
function headingOf(view: InterviewView | null): string {
  if (!view) return 'Entretien';
  const minutes = view.durationMinutes;
  const length = minutes
    ? `, ${[minutes >= 60 ? `${Math.floor(minutes / 60)}\u00a0h` : '', minutes % 60 ? `${minutes % 60}${minutes < 60 ? '\u00a0min' : ''}` : ''].filter(Boolean).join('\u00a0')}`
    : '';
  return `${view.pseudonym} · ${ACTOR[view.category]} · ${longDate(view.heldOn)}${length}`;
}

/** « 12 entretiens sur 20 ». */
function heldOf(view: InterviewView | null): string {
  return view ? `${count(view.held, 'entretien')}${view.planned ? ` sur ${view.planned}` : ''}` : '';
}

/** Whether a quotation by kind of actor could leave the team one day: enough people met, and their consent. */
function quoting(view: InterviewView | null): string {
  if (!view) return '';
  const met = `${ACTORS[view.category]}\u00a0: ${count(view.metInCategory, 'personne rencontrée', 'personnes rencontrées')}`;
  if (view.consents.some(({ covers }) => covers !== 'category_quotes'))
    return `${met}\u202f; l’accord donné ne permet pas de citer avec le type d’acteur.`;
  return view.metInCategory >= view.quoteThreshold
    ? `${met}\u202f; une citation avec le type d’acteur reste possible.`
    : `${met}\u202f; en dessous de ${view.quoteThreshold}, une citation avec le type d’acteur désignerait quelqu’un.`;
}

/** The passage as the server keeps it: without the blanks around. */
function cut({
  id,
  start,
  end,
  words,
  themeId,
  polarity,
}: Pick<PassageView, 'id' | 'themeId' | 'polarity'> & { start: number; end: number; words: string }): PassageView {
  const from = start + (words.length - words.trimStart().length);
  const passage = words.trim();
  return {
    id,
    start: from,
    end: Math.min(end, from + passage.length),
    passage,
    themeId,
    polarity,
    form: /^[«"“].*[»"”]$/s.test(passage) ? 'verbatim' : 'paraphrase',
  };
}

function inOrder(passages: PassageView[]): PassageView[] {
  return passages.sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity));
}
