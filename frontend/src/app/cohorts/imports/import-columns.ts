import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { ImportField, ImportKind, ImportMapping, ImportOptions, ImportView } from '../../api';
import { count, enumeration } from '../../shared/french';
import { ACTORS, STAGES } from '../../shared/labels';
import { FIELDS_OF, labelsOf, STATUSES } from './import-words';

/** What each column was taken for, with what it holds; and what holds for lines that do not say it. */
@Component({
  selector: 'app-import-columns',
  templateUrl: './import-columns.html',
  styleUrl: './import-columns.scss',
})
export class ImportColumns {
  readonly list = input.required<ImportView>();
  readonly changed = output<ImportMapping>();

  protected readonly fields = computed(() => labelsOf(this.list().kind));
  protected readonly statuses = Object.entries(STATUSES);
  protected readonly stages = (['approached', 'interested', 'met', 'engaged'] as const).map((key) => [key, STAGES[key]] as const);
  protected readonly choices = computed(() => FIELDS_OF[this.list().kind]);
  protected readonly seats = Object.entries(ACTORS);
  protected readonly used = computed(() => this.list().columns.filter(({ field }) => field));
  protected readonly unused = computed(() => this.list().columns.filter(({ field, samples }) => !field && samples.length));
  protected readonly missing = computed(() => {
    const has = (...wanted: ImportField[]) => this.used().some(({ field }) => field && wanted.includes(field));
    if (this.list().kind === 'leads') return has('territory', 'territoryCode') ? [] : ['le territoire'];
    if (this.list().kind === 'structures') return has('organisation') ? [] : ['le nom de la structure'];
    return [!has('familyName', 'fullName') && 'le nom', !has('givenName', 'fullName') && 'le prénom'].filter((word) => word !== false);
  });
  protected readonly words = computed(() => {
    const read = `${count(this.used().length, 'colonne reconnue', 'colonnes reconnues')}`;
    const [first, ...others] = this.unused().map(({ heading }) => heading && `«\u00a0${heading}\u00a0»`);
    if (first === undefined) return read;
    if (others.length > 2 || !first || others.includes('')) return `${read}, ${count(others.length + 1, 'laissée', 'laissées')} de côté`;
    return `${read}, ${enumeration([first, ...others])} ${others.length ? 'laissées' : 'laissée'} de côté`;
  });
  /** Where remarks stand aside, the two words that are heard all the same. */
  protected readonly remarked = computed(() => this.list().kind === 'people' && this.unused().some(({ heading }) => /remarque|observation|commentaire|note|précision|divers/i.test(heading)));
  protected readonly needs = computed(() => enumeration(this.missing()));
  protected readonly opened = linkedSignal(() => this.missing().length > 0);

  protected setKind(kind: string): void {
    this.send({ kind: kind as ImportKind, fields: null });
  }

  /** A field that another column had goes to this one. */
  protected setField(index: number, field: string): void {
    const fields = this.list().columns.map((column, at) => (at === index ? ((field || null) as ImportField | null) : column.field === field ? null : column.field));
    this.send({ fields });
  }

  protected setHeader(line: number): void {
    if (Number.isInteger(line) && line >= 0) this.send({ headerEnd: line });
  }

  protected setOption(name: keyof ImportOptions, value: string): void {
    if (value || name === 'category') this.send({ options: { ...this.list().options, [name]: value || null } });
  }

  private send(change: Partial<ImportMapping>): void {
    const { kind, headerEnd, columns, options } = this.list();
    this.changed.emit({ kind, headerEnd, fields: columns.map(({ field }) => field), options, ...change });
  }
}
