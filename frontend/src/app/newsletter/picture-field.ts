import type { ElementRef } from '@angular/core';
import { Component, computed, input, model, signal, viewChild } from '@angular/core';
import type { NewsletterPicture } from '../api';

/** What somebody wants of the picture of a piece: another file, none any more, or other words. */
export interface PictureWish {
  readonly file: File | null;
  readonly off: boolean;
  readonly alt: string;
  readonly caption: string;
}

const LARGEST = 10 * 1024 * 1024;

/** The picture of a piece, chosen and put into words. What a reader cannot see is said to them, so the words are asked for. */
@Component({
  selector: 'app-picture-field',
  template: `
    <fieldset>
      <legend>Image <small>(facultatif)</small></legend>
      @if (shown(); as address) {
        <img [src]="address" alt="" />
      }
      <p class="row">
        <label class="btn small" [for]="id()">{{ present() ? 'Changer d’image' : 'Choisir une image' }}</label>
        <input
          #box
          class="visually-hidden"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          [id]="id()"
          [attr.aria-describedby]="id() + '-hint'"
          (change)="choose(box)"
        />
        @if (present()) {
          <button type="button" class="quiet small" (click)="takeOff()">Retirer l’image</button>
        }
      </p>
      @if (tooLarge()) {
        <p class="error" role="alert">
          Cette image dépasse 10 Mo&nbsp;: réduisez-la, ou envoyez-la vous d’abord en taille moyenne.
        </p>
      }
      <div class="field">
        <p class="hint" [id]="id() + '-hint'">
          JPEG, PNG ou WebP. Elle est allégée, et perd le lieu, l’heure et l’appareil qui y étaient écrits. Les personnes que l’on
          reconnaît sont-elles d’accord&#8239;?
        </p>
      </div>
      @if (present()) {
        <div class="fields">
          <div class="field">
            <label [for]="id() + '-alt'">Ce que l’on voit</label>
            <input
              #alt
              maxlength="300"
              autocomplete="off"
              [id]="id() + '-alt'"
              [value]="wish().alt"
              [attr.aria-invalid]="wordless() || null"
              [attr.aria-describedby]="id() + '-alt-hint'"
              (input)="write({ alt: alt.value })"
            />
            <p [class.error]="wordless()" [class.hint]="!wordless()" [id]="id() + '-alt-hint'">
              Une phrase, lue à qui ne voit pas l’image, et affichée quand elle ne vient pas.
            </p>
          </div>
          <div class="field">
            <label [for]="id() + '-caption'">Légende <small>(facultatif)</small></label>
            <input
              #caption
              maxlength="200"
              autocomplete="off"
              [id]="id() + '-caption'"
              [value]="wish().caption"
              (input)="write({ caption: caption.value })"
            />
          </div>
        </div>
      }
    </fieldset>
  `,
  styles: `
    img {
      display: block;
      max-height: 14rem;
      margin-bottom: 0.6rem;
      border-radius: var(--radius);
    }
    fieldset:has(input[type='file']:focus-visible) label.btn {
      outline: 3px solid var(--lake);
      outline-offset: 2px;
    }
  `,
})
export class PictureField {
  readonly id = input.required<string>();
  /** The one that is there, and where it is read. */
  readonly picture = input<NewsletterPicture | null>(null);
  readonly address = input('');
  readonly wish = model.required<PictureWish>();
  /** It was to be saved without words. */
  readonly wordless = model(false);

  protected readonly tooLarge = signal(false);
  private readonly fresh = signal('');
  private readonly words = viewChild<ElementRef<HTMLInputElement>>('alt');
  protected readonly present = computed(() => this.wish().file !== null || (this.picture() !== null && !this.wish().off));
  protected readonly shown = computed(() => (this.wish().file ? this.fresh() : this.present() ? this.address() : ''));

  protected choose(box: HTMLInputElement): void {
    const file = box.files?.[0];
    box.value = '';
    if (!file) return;
    this.tooLarge.set(file.size > LARGEST);
    if (this.tooLarge()) return;
    this.write({ file, off: false, alt: this.picture() && !this.wish().file ? '' : this.wish().alt });
    const reader = new FileReader();
    reader.onload = () => this.fresh.set(String(reader.result));
    reader.readAsDataURL(file);
    setTimeout(() => this.words()?.nativeElement.focus());
  }

  protected takeOff(): void {
    this.write({ file: null, off: true });
  }

  protected write(change: Partial<PictureWish>): void {
    this.wish.update((wish) => ({ ...wish, ...change }));
    this.wordless.set(false);
  }
}
