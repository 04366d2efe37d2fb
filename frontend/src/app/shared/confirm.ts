import {
  ApplicationRef,
  Component,
  createComponent,
  DOCUMENT,
  EnvironmentInjector,
  inject,
  input,
  output,
  Service,
} from '@angular/core';
import { Dialog } from './dialog';

/** What is asked before something that cannot be undone. */
export interface Question {
  /** « Retirer Nadia de l’équipe ? » */
  readonly heading: string;
  /** What will happen, named. */
  readonly consequence: string;
  /** The act's own word, never « OK »: « Retirer ». */
  readonly act: string;
  /** The word for not doing it, where « Annuler » would not say it. */
  readonly stay?: string;
}

@Component({
  selector: 'app-confirm-dialog',
  imports: [Dialog],
  template: `
    <app-dialog [heading]="question().heading" (closed)="answered.emit(false)">
      <p>{{ question().consequence }}</p>
      <div class="actions">
        <button type="button" (click)="answered.emit(false)">{{ question().stay ?? 'Annuler' }}</button>
        <button type="button" class="danger" (click)="answered.emit(true)">{{ question().act }}</button>
      </div>
    </app-dialog>
  `,
})
export class ConfirmDialog {
  readonly question = input.required<Question>();
  readonly answered = output<boolean>();
}

/** Asks twice before what cannot be undone, with the consequence named: `if (await confirm.ask({ … }))`. */
@Service()
export class Confirm {
  private readonly app = inject(ApplicationRef);
  private readonly environmentInjector = inject(EnvironmentInjector);
  private readonly document = inject(DOCUMENT);

  ask(question: Question): Promise<boolean> {
    return new Promise((resolve) => {
      const dialog = createComponent(ConfirmDialog, { environmentInjector: this.environmentInjector });
      dialog.setInput('question', question);
      dialog.instance.answered.subscribe((answer) => {
        this.app.detachView(dialog.hostView);
        dialog.location.nativeElement.remove();
        dialog.destroy();
        resolve(answer);
      });
      this.document.body.append(dialog.location.nativeElement);
      this.app.attachView(dialog.hostView);
    });
  }
}
