import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { NewsletterItemInput, NewsletterView, PersonPage } from '../api';
import { Autosize } from '../shared/autosize';
import { CrossedTexts } from '../shared/crossed-texts';
import { draft } from '../shared/draft';
import { keepsDraft } from '../shared/leaving';
import { ProblemNotice } from '../shared/problem-notice';
import { NewsletterApi } from './newsletter.api';
import { PictureField, type PictureWish } from './picture-field';

type Section = NewsletterView['sections'][number];
type Item = Section['items'][number];

const blank = { title: '', body: '', url: '', signature: '', quoted: '' };
let last = 0;

/** One piece, written or changed in place. Whoever is quoted is somebody of the directory, so that they can read it again. */
@Component({
  selector: 'app-item-form',
  imports: [Autosize, CrossedTexts, PictureField, ProblemNotice],
  templateUrl: './item-form.html',
})
export class ItemForm {
  private readonly api = inject(NewsletterApi);
  readonly newsletterId = input.required<string>();
  readonly sections = input.required<readonly Section[]>();
  readonly sectionId = input.required<string>();
  /** Null for a new piece. */
  readonly item = input<Item | null>(null);
  readonly saved = output();
  readonly left = output();

  protected readonly id = `piece-${++last}`;
  private readonly start = computed(() => {
    const item = this.item();
    return item
      ? {
          title: item.title ?? '',
          body: item.body,
          url: item.url ?? '',
          signature: item.signature ?? '',
          quoted: item.quoted?.name ?? '',
        }
      : blank;
  });
  protected readonly draft = draft(() => this.start());
  protected readonly section = draft(() => this.sectionId());
  private readonly version = draft(() => this.item()?.version ?? 0);
  protected readonly wish = draft((): PictureWish => {
    const picture = this.item()?.picture;
    return { file: null, off: false, alt: picture?.alt ?? '', caption: picture?.caption ?? '' };
  });
  protected readonly wordless = signal(false);
  /** The piece once it is saved, so that a picture that does not come is tried again without writing the piece twice. */
  private readonly kept = signal<string | null>(null);
  protected readonly typed = signal('');
  private readonly known = httpResource<PersonPage>(() =>
    this.typed().length < 2 ? undefined : { url: '/api/people', params: { search: this.typed(), limit: 8 } },
  );
  protected readonly names = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  protected readonly unknown = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly theirs = signal<{ body: string; version: number } | null>(null);

  constructor() {
    keepsDraft(() => this.wish().file !== null || JSON.stringify(this.draft()) !== JSON.stringify(this.start()));
  }

  protected write(field: keyof typeof blank, value: string): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
    if (field !== 'quoted') return;
    this.typed.set(value);
    this.unknown.set(false);
  }

  /** Puts marks around what is chosen, or around words to replace. */
  protected mark(field: HTMLTextAreaElement, before: string, after: string, words: string): void {
    const { selectionStart: from, selectionEnd: to, value } = field;
    const chosen = value.slice(from, to) || words;
    field.setRangeText(before + chosen + after, from, to);
    field.focus();
    field.setSelectionRange(from + before.length, from + before.length + chosen.length);
    this.write('body', field.value);
  }

  /** Each chosen line becomes a point. */
  protected point(field: HTMLTextAreaElement): void {
    const { selectionStart, selectionEnd, value } = field;
    const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
    const points = value
      .slice(from, selectionEnd)
      .split('\n')
      .map((line) => (line.startsWith('- ') ? line : `- ${line}`));
    field.setRangeText(points.join('\n'), from, selectionEnd, 'end');
    field.focus();
    this.write('body', field.value);
  }

  protected async save(event: Event | null): Promise<void> {
    event?.preventDefault();
    const person = this.person();
    this.unknown.set(person === undefined);
    this.wordless.set(this.illustrated() && this.wish().alt.trim().length < 3);
    if (person === undefined || this.wordless() || this.busy()) return;
    const { title, body, url, signature } = this.draft();
    const piece = {
      sectionId: this.section(),
      title: title.trim() || null,
      body,
      url: url.trim() || null,
      signature: signature.trim() || null,
      quotedPersonId: person,
    };
    this.busy.set(true);
    this.failure.set(null);
    try {
      const id = this.item()?.id ?? this.kept();
      if (!id) {
        const made = await this.api.add(this.newsletterId(), { ...piece, source: null } satisfies NewsletterItemInput);
        this.kept.set(made.id);
        this.version.set(1);
      } else {
        const outcome = await this.api.edit(this.newsletterId(), id, piece, this.version());
        if (outcome.crossed) {
          this.theirs.set(outcome.current);
          return;
        }
        this.version.set(outcome.value.version);
      }
      await this.illustrate((id ?? this.kept()) as string);
      this.saved.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private illustrated(): boolean {
    const { file, off } = this.wish();
    return file !== null || (Boolean(this.item()?.picture) && !off);
  }

  /** The picture after the words, each under the version that the other left. */
  private async illustrate(itemId: string): Promise<void> {
    const { file, off, alt, caption } = this.wish();
    const before = this.item()?.picture;
    const words = { alt: alt.trim(), caption: caption.trim() };
    const at = { newsletterId: this.newsletterId(), itemId, version: this.version() };
    if (file) await this.api.putPicture(at, file, words);
    else if (before && off) await this.api.takeOffPicture(at);
    else if (before && (before.alt !== words.alt || (before.caption ?? '') !== words.caption))
      await this.api.wordPicture(at, words);
  }

  protected keep(body: string, version: number): Promise<void> {
    this.write('body', body);
    this.version.set(version);
    this.theirs.set(null);
    return this.save(null);
  }

  /** Nobody when the field is empty, undefined when the name is nobody's. */
  private person(): string | null | undefined {
    const name = this.draft().quoted.trim();
    if (!name) return null;
    const before = this.item()?.quoted;
    if (before?.name === name) return before.personId;
    return this.names().find(({ givenName, familyName }) => `${givenName} ${familyName}` === name)?.id;
  }
}
