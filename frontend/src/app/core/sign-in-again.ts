import { Service, signal } from '@angular/core';

/** What is missing: the session ended, or the second factor's code is asked for today. */
export type Missing = 'session' | 'code';

/** Asks once, over the page being worked on, for what the server misses, so that nothing typed is lost. */
@Service()
export class SignInAgain {
  private answer: ((signedIn: boolean) => void) | null = null;
  private asked: Promise<boolean> | null = null;

  readonly missing = signal<Missing | null>(null);

  /** Opens the dialog, or joins the one that is open; true once it was given. */
  ask(missing: Missing): Promise<boolean> {
    this.asked ??= new Promise<boolean>((resolve) => {
      this.answer = resolve;
      this.missing.set(missing);
    });
    return this.asked;
  }

  /** Closes the dialog and lets the waiting requests go on, or fail. */
  close(signedIn: boolean): void {
    this.missing.set(null);
    this.answer?.(signedIn);
    this.answer = this.asked = null;
  }
}
