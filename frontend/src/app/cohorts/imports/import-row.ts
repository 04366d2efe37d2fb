import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AlikeOrganisation, AlikePerson, ImportColumn, ImportField, ImportKind, ImportRowView, RowMending } from '../../api';
import { Actor } from '../../core/actor';
import { ProblemNotice } from '../../shared/problem-notice';
import { ImportTerritory } from './import-territory';
import { CHOICES, DONE, FIELDS_OF, labelsOf, OUTCOMES, shown } from './import-words';

const WHY = { email: 'même adresse', name: 'même nom', near: 'nom presque pareil' } satisfies Record<AlikePerson['because'], string>;
const ALIKE_STRUCTURE = { town: 'même commune', near: 'nom presque pareil', name: 'même nom', alias: 'même sigle ou autre nom', siren: 'même SIREN' } satisfies Record<AlikeOrganisation['because'], string>;
const COMPARED = ['email', 'telephone', 'organisation', 'roleTitle'] as const;
const STRUCTURE = ['nature', 'aliases', 'siren', 'town', 'website'] as const;
/** What a line says under its subject, in a list of each kind. */
const TOLD: Record<ImportKind, ImportField[]> = {
  people: ['roleTitle', 'organisation', 'category', 'status', 'email', 'telephone', 'skills', 'startsOn'],
  leads: ['stage', 'reachedOn', 'leadOrigin', 'nextStep'],
  structures: ['nature', 'aliases', 'siren', 'town', 'website'],
};
/** What is mended on a line may hold for those that say the same. */
const REPEATED: readonly ImportField[] = ['territory', 'category', 'organisation', 'skills', 'nature', 'town'];
/** Out of what something was deduced, where it is not the function. */
const GUESSED: Partial<Record<ImportField, string>> = { nature: ' (d’après le nom)', status: ' (d’après les remarques)' };
const CHIPS: Record<string, string> = { fault: 'brick', ask: 'sun', create: 'moss', recognise: '' };

/** One line: what it says and becomes; its faults mended in place, the people it may be side by side with it. */
@Component({
  selector: 'app-import-row',
  imports: [ImportTerritory, ProblemNotice, RouterLink],
  templateUrl: './import-row.html',
  styleUrl: './import-row.scss',
})
export class ImportRow {
  protected readonly actor = inject(Actor);
  readonly row = input.required<ImportRowView>();
  readonly kind = input.required<ImportKind>();
  readonly columns = input.required<readonly ImportColumn[]>();
  /** Whether the list can still be mended. */
  readonly open = input(false);
  readonly failure = input<unknown>(null);
  readonly mended = output<Partial<RowMending>>();

  protected readonly labels = computed(() => labelsOf(this.kind()));
  protected readonly choices = CHOICES;
  protected readonly why = WHY;
  protected readonly whyStructure = ALIKE_STRUCTURE;
  protected readonly compared = COMPARED;
  protected readonly comparedStructure = STRUCTURE;
  protected readonly editing = linkedSignal({ source: () => this.row().id, computation: () => false });
  protected readonly alike = signal(false);
  protected readonly chip = computed(() => CHIPS[this.row().outcome] ?? 'plain');
  protected readonly outcome = computed(() => (this.open() ? undefined : DONE[this.row().outcome]) ?? OUTCOMES[this.row().outcome]);
  protected readonly subject = computed(() => {
    const { values, cells, texts, outcome } = this.row();
    if (outcome === 'heading' || outcome === 'aside') return cells.filter(Boolean).slice(0, 8).join(' · ').slice(0, 120);
    if (this.kind() === 'structures') return (values.organisation ?? texts.organisation ?? cells.filter(Boolean)[0] ?? 'Ligne vide').slice(0, 120);
    if (this.kind() === 'leads') return this.row().place ?? values.territory ?? texts.territory ?? cells.filter(Boolean)[0] ?? '';
    const name = [values.givenName ?? texts.givenName, values.familyName ?? texts.familyName].filter(Boolean).join(' ');
    return (name || cells.filter(Boolean).slice(0, 3).join(' · ') || 'Ligne vide').slice(0, 120);
  });
  protected readonly details = computed(() => {
    const { values, place, guessed, outcome } = this.row();
    if (outcome === 'heading' || outcome === 'aside') return '';
    const told: ImportField[] = TOLD[this.kind()];
    const where = this.kind() === 'people' ? [place ?? values.territory] : [];
    const contact = this.kind() === 'structures' ? [[values.givenName, values.familyName].filter(Boolean).join(' '), values.roleTitle, values.email, values.telephone] : [];
    // What no word of the name tells is not worth saying.
    const said = told.filter((field) => !(field === 'nature' && values.nature === 'other' && guessed.includes('nature')));
    return [...where, ...said.map((field) => (field === 'startsOn' && values[field] ? 'depuis le ' : '') + shown(field, values[field]) + (guessed.includes(field) ? (GUESSED[field] ?? ' (d’après la fonction)') : '')), ...contact].filter(Boolean).join(' · ');
  });
  /** What is asked: the faulty fields first, all of them when one edits. */
  protected readonly asked = computed<readonly ImportField[]>(() => {
    const faulty = this.row().faults.map(({ field }) => field);
    const all = FIELDS_OF[this.kind()].filter((field) => field !== 'fullName' && field !== 'territoryCode');
    return this.editing() ? all : all.filter((field) => faulty.includes(field));
  });
  private readonly repeated = computed(() => this.asked().filter((field) => REPEATED.includes(field)));
  protected readonly repeatable = computed(() => this.repeated().length > 0);
  /** An empty cell says the same as another empty one, and it is told so. */
  protected readonly repeatWords = computed(() => {
    const silent = this.repeated().filter((field) => !this.text(field)).length;
    if (!silent) return 'Pour toutes les lignes qui disent la même chose';
    return silent === this.repeated().length ? 'Pour toutes les lignes qui ne le disent pas non plus' : 'Pour toutes les lignes qui disent la même chose, ou ne le disent pas non plus';
  });

  protected fault(field: ImportField): string {
    return this.row().faults.find((fault) => fault.field === field)?.detail ?? '';
  }

  protected text(field: ImportField): string {
    const { values, texts } = this.row();
    const value = values[field] ?? texts[field] ?? '';
    if (field === 'startsOn' || field === 'reachedOn') return /^\d{4}-\d\d-\d\d$/.test(value) ? value : '';
    return value;
  }

  /** « 06 … / 02 … », « a@… ; b@… »: each of them, to keep one in a touch. */
  protected several(field: ImportField): string[] {
    if ((field !== 'telephone' && field !== 'email') || !this.fault(field)) return [];
    const parts = this.text(field).split(/\s*(?:[/;,]|\sou\s)\s*/).filter((part) => (field === 'email' ? part.includes('@') : part.replace(/\D/g, '').length >= 8));
    return parts.length > 1 ? parts : [];
  }

  protected keep(field: ImportField, value: string): void {
    this.mended.emit({ values: { [field]: value } as RowMending['values'] });
  }

  protected type(field: ImportField): string {
    return field === 'startsOn' || field === 'reachedOn' ? 'date' : field === 'email' ? 'email' : field === 'telephone' ? 'tel' : 'text';
  }

  protected own(field: ImportField): string {
    return this.row().values[field] ?? '';
  }

  /** The same of the structure of the line and of one that is known, as people read it. */
  protected ownStructure(field: (typeof STRUCTURE)[number]): string {
    return shown(field, this.row().values[field]);
  }

  protected knownStructure({ known }: AlikeOrganisation, field: (typeof STRUCTURE)[number]): string {
    if (!known) return '';
    return field === 'aliases' ? known.aliases.join('; ') : field === 'nature' ? shown('nature', known.kind) : (known[field] ?? '');
  }

  /** Sends what was changed; a field left as it was says nothing. */
  protected save(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const values: Record<string, string> = {};
    for (const field of this.asked()) {
      const control = form.elements.namedItem(field);
      if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) continue;
      if (control.value.trim() !== this.text(field) || this.fault(field)) values[field] = control.value.trim();
    }
    this.mended.emit({ values: values as RowMending['values'], alike: this.alike(), ...(this.row().outcome === 'skip' && { decision: null }) });
    this.editing.set(false);
  }

  protected choosePlace(choice: string): void {
    this.mended.emit({ values: { territory: choice }, alike: true });
  }

  /** Which organisation the line means, for every line that names it the same way. */
  protected chooseStructure(name: string): void {
    this.mended.emit({ values: { organisation: name }, alike: true });
  }

  protected decide(decision: RowMending['decision'], personId: string | null = null): void {
    this.mended.emit({ decision, personId });
  }
}
