import { Component, computed, type ElementRef, input, linkedSignal, output, viewChildren } from '@angular/core';
import type { PassageView } from '../api';
import { type Section, sectionsOf, startsOf, textOf } from './notes-text';
import { piecesOf } from './passage-places';

/** A selection in the notes, in the units of the whole text. */
export interface Selected {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/**
 * The notes as questions with a text area each. Highlights are laid under the text as `mark` elements: what was typed is
 * never read as markup.
 */
@Component({
  selector: 'app-notes-editor',
  templateUrl: './notes-editor.html',
  styleUrl: './notes-editor.scss',
})
export class NotesEditor {
  /** The text as the server or a choice between two versions gives it; typing is told by `written`. */
  readonly opened = input.required<string>();
  readonly passages = input.required<readonly PassageView[]>();
  readonly locked = input(false);
  readonly written = output<string>();
  /** Keys 1 to 5 on a selection: the rank of a nature. */
  readonly highlighted = output<number>();

  private readonly areas = viewChildren<ElementRef<HTMLTextAreaElement>>('area');
  private lastArea = -1;
  protected readonly sections = linkedSignal<readonly Section[]>(() => sectionsOf(this.opened()));
  private readonly starts = computed(() => startsOf(this.sections()));
  protected readonly pieces = computed(() =>
    this.sections().map(({ body }, order) => piecesOf(body, this.starts()[order] ?? 0, this.passages())),
  );

  /** What is selected now, or null. Reading it does not need the focus: a touch on a button keeps the selection. */
  selected(): Selected | null {
    const area = this.areas()[this.lastArea]?.nativeElement;
    if (!area || area.selectionStart === area.selectionEnd) return null;
    const from = this.starts()[this.lastArea] ?? 0;
    const words = area.value.slice(area.selectionStart, area.selectionEnd);
    return words.trim() ? { start: from + area.selectionStart, end: from + area.selectionEnd, words } : null;
  }

  /** Puts the caret after what was just highlighted, so that writing goes on. */
  settle(): void {
    const area = this.areas()[this.lastArea]?.nativeElement;
    area?.setSelectionRange(area.selectionEnd, area.selectionEnd);
  }

  /** Shows where a passage lies. */
  show({ start, end }: PassageView): void {
    if (start === null || end === null) return;
    const order = this.starts().findLastIndex((from) => from <= start);
    const area = this.areas()[order]?.nativeElement;
    const from = this.starts()[order] ?? 0;
    if (!area) return;
    area.focus();
    area.setSelectionRange(start - from, end - from);
    this.lastArea = order;
  }

  /** Goes on writing below the last question. */
  focusLast(): void {
    this.areas().at(-1)?.nativeElement.focus();
  }

  protected write(order: number, body: string): void {
    this.sections.update((sections) => sections.map((section, at) => (at === order ? { ...section, body } : section)));
    this.written.emit(textOf(this.sections()));
  }

  protected remember(order: number): void {
    this.lastArea = order;
  }

  protected press(event: KeyboardEvent): void {
    const rank = '12345'.indexOf(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || rank < 0 || event.key.length !== 1 || !this.selected()) return;
    event.preventDefault();
    this.highlighted.emit(rank);
  }
}
