import { Service, signal } from '@angular/core';

/** The session ended while somebody works: asks once to sign in again, over the page, so that nothing typed is lost. */
@Service()
export class SignInAgain {
  private answer: ((signedIn: boolean) => void) | null = null;
  private asked: Promise<boolean> | null = null;

  readonly open = signal(false);

  /** Opens the dialog, or joins the one that is open; true once signed in again. */
  ask(): Promise<boolean> {
    this.asked ??= new Promise<boolean>((resolve) => {
      this.answer = resolve;
      this.open.set(true);
    });
    return this.asked;
  }

  /** Closes the dialog and lets the waiting requests go on, or fail. */
  close(signedIn: boolean): void {
    this.open.set(false);
    this.answer?.(signedIn);
    this.answer = this.asked = null;
  }
}
