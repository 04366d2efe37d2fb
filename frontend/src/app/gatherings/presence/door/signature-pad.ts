import { Component, computed, model, signal } from '@angular/core';
import { pad, Strokes } from './strokes';

/** A signature as it is sent: drawn, or a name typed by whoever cannot or will not draw. */
export interface Signature {
  readonly drawn: string | null;
  readonly typedName: string | null;
}

/** Signs with a finger, a mouse or a pen; or by writing one's name, which a keyboard and a screen reader can do. */
@Component({
  selector: 'app-signature-pad',
  template: `
    @if (typing()) {
      <div class="field">
        <label for="typed">Votre nom, qui vaut signature</label>
        <input
          id="typed"
          type="text"
          autocomplete="name"
          maxlength="160"
          [value]="value().typedName ?? ''"
          (input)="type($event)"
        />
      </div>
      <button type="button" class="quiet" (click)="turn(false)">Signer au doigt à la place</button>
    } @else {
      <p class="label" id="sign">Votre signature</p>
      <svg
        [attr.viewBox]="'0 0 ' + size.width + ' ' + size.height"
        role="img"
        [attr.aria-label]="strokes().written ? 'Votre signature' : 'Cadre vide, où signer au doigt'"
        (pointerdown)="begin($event)"
        (pointermove)="draw($event)"
      >
        <line x1="40" [attr.x2]="size.width - 40" y1="170" y2="170" />
        <path [attr.d]="strokes().path" />
      </svg>
      <div class="row">
        <button type="button" class="quiet" [disabled]="!strokes().path" (click)="clear()">Effacer</button>
        <button type="button" class="quiet" (click)="turn(true)">Écrire mon nom à la place</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 1rem;
    }
    svg {
      display: block;
      width: 100%;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: #fff;
      touch-action: none;
      cursor: crosshair;
    }
    line {
      stroke: var(--line);
      stroke-width: 2;
    }
    path {
      fill: none;
      stroke: var(--ink);
      stroke-width: 4;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class SignaturePad {
  readonly value = model<Signature>({ drawn: null, typedName: null });

  protected readonly size = pad;
  protected readonly typing = signal(false);
  protected readonly strokes = signal(new Strokes());
  protected readonly written = computed(() => this.strokes().written);

  protected begin(event: PointerEvent): void {
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.strokes.update((strokes) => strokes.begin(...at(event)));
  }

  protected draw(event: PointerEvent): void {
    if (!event.buttons) return;
    this.strokes.update((strokes) => strokes.draw(...at(event)));
    this.value.set({ drawn: this.strokes().written ? this.strokes().path : null, typedName: null });
  }

  protected clear(): void {
    this.strokes.set(new Strokes());
    this.value.set({ drawn: null, typedName: null });
  }

  protected turn(typing: boolean): void {
    this.clear();
    this.typing.set(typing);
  }

  protected type(event: Event): void {
    const name = (event.target as HTMLInputElement).value.trim();
    this.value.set({ drawn: null, typedName: name.length > 1 ? name : null });
  }
}

function at(event: PointerEvent): [number, number] {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  return [((event.clientX - box.left) / box.width) * pad.width, ((event.clientY - box.top) / box.height) * pad.height];
}
