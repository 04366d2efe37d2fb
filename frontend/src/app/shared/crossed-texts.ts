import { Component, input, linkedSignal, output } from '@angular/core';
import { Autosize } from './autosize';
import { Dialog } from './dialog';

/** Two people wrote the same text at once: both versions side by side, and a text to keep that starts from one's own. */
@Component({
  selector: 'app-crossed-texts',
  imports: [Autosize, Dialog],
  templateUrl: './crossed-texts.html',
})
export class CrossedTexts {
  readonly mine = input.required<string>();
  readonly theirs = input.required<string>();
  /** The text to keep, to be saved with the new ETag. */
  readonly kept = output<string>();
  readonly closed = output();
  protected readonly text = linkedSignal(() => this.mine());
}
