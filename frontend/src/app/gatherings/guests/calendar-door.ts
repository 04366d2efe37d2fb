import { Component, signal } from '@angular/core';

/** Where the e-mail of a calendar's address leads: one touch adds it to the device's own calendar. Nothing is asked of the server. */
@Component({
  selector: 'app-root',
  template: `
    <main class="doorstep">
      <p class="brand"><span>Cordée</span></p>
      <h1>Vos rendez-vous dans votre agenda</h1>
      @if (address) {
        <p>Vos rendez-vous s’ajoutent à votre agenda et suivent les changements de date, sans rien refaire.</p>
        <p><a class="btn main wide" [href]="subscribe">Ajouter à l’agenda de cet appareil</a></p>
        <div class="field">
          <label for="address">Ou donnez cette adresse à votre agenda en ligne («&nbsp;ajouter par URL&nbsp;»)</label>
          <input #field id="address" readonly [value]="address" (focus)="field.select()" />
        </div>
        <p><button type="button" (click)="copy()">Copier l’adresse</button></p>
        <p role="status">{{ copied() }}</p>
        <p class="quiet">Cette adresse est à vous seul·e&nbsp;: qui la connaît lit vos rendez-vous. Depuis votre compte, ou en répondant à l’e-mail, vous pouvez la faire fermer.</p>
      } @else {
        <p>Cette adresse n’est pas complète. Ouvrez-la de nouveau, en entier, depuis l’e-mail.</p>
      }
    </main>
  `,
})
export class CalendarDoorPage {
  protected readonly address: string;
  protected readonly subscribe: string;
  protected readonly copied = signal('');

  constructor() {
    const given = location.hash.slice(1);
    const token = given || (sessionStorage.getItem('calendar') ?? '');
    if (given) {
      sessionStorage.setItem('calendar', given);
      history.replaceState(null, '', '/agenda');
    }
    this.address = /^[\w-]{20,100}$/.test(token) ? `${location.origin}/api/calendars/${token}` : '';
    this.subscribe = this.address.replace(/^https?:/, 'webcal:');
    document.title = 'Vos rendez-vous dans votre agenda · Cordée';
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.address);
      this.copied.set('L’adresse est copiée.');
    } catch {
      this.copied.set('Touchez l’adresse et copiez-la\u00a0: votre navigateur ne le fait pas seul.');
    }
  }
}
