import { Component, input, output } from '@angular/core';
import type { CodingInput, PassageView, ThemeView } from '../api';
import { NATURES } from '../shared/labels';

/** A highlighted passage beside the notes: its nature, its theme, its words; what it is about can be changed, its words cannot. */
@Component({
  selector: 'app-passage-card',
  templateUrl: './passage-card.html',
  styleUrl: './passage-card.scss',
})
export class PassageCard {
  readonly passage = input.required<PassageView>();
  readonly themes = input.required<readonly ThemeView[]>();
  readonly locked = input(false);
  readonly coded = output<CodingInput>();
  readonly removed = output();
  readonly shown = output();

  protected readonly natures = Object.entries(NATURES) as [PassageView['polarity'], string][];
  protected readonly NATURES = NATURES;

  protected label(themeId: string): string {
    return this.themes().find(({ id }) => id === themeId)?.label ?? '';
  }

  protected code(change: Partial<CodingInput>): void {
    const { themeId, polarity, form } = this.passage();
    this.coded.emit({ themeId, polarity, form, ...change });
  }
}
