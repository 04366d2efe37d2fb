import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrganisationKind } from '../api';
import { PageTitle } from '../core/page-title';
import { Dialog } from '../shared/dialog';
import { HistoryButton } from '../shared/history/history-button';
import { ListTools } from '../shared/list-tools';
import { ProblemNotice } from '../shared/problem-notice';
import { ORGANISATION_KINDS } from '../shared/organisation-labels';
import { MergeDone } from './merge-done';
import { PeopleApi } from './people.api';
import { spanWords } from './person-words';

/** One organisation: who acts for it today, who did, in which cohorts and territories it works; its names, changed by staff. */
@Component({
  selector: 'app-organisation-page',
  imports: [Dialog, HistoryButton, ListTools, MergeDone, ProblemNotice, RouterLink],
  templateUrl: './organisation-page.html',
})
export class OrganisationPage {
  private readonly api = inject(PeopleApi);
  readonly organisationId = input.required<string>();
  protected readonly resource = this.api.organisation(this.organisationId);
  protected readonly places = this.api.organisationPlaces(this.organisationId);
  protected readonly organisation = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly current = computed(() => this.organisation()?.members.filter(({ former }) => !former) ?? []);
  protected readonly former = computed(() => this.organisation()?.members.filter(({ former }) => former) ?? []);
  protected readonly kinds = ORGANISATION_KINDS;
  protected readonly allKinds = Object.entries(ORGANISATION_KINDS);
  protected readonly span = spanWords;
  protected readonly editing = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const [title, router] = [inject(PageTitle), inject(Router)];
    effect(() => {
      const organisation = this.organisation();
      if (!organisation) return;
      title.set(organisation.name);
      if (organisation.id !== this.organisationId()) void router.navigate(['/annuaire/structures', organisation.id], { replaceUrl: true });
    });
  }

  /** Nine digits by three; an address without what browsers put before it. */
  protected readonly byThree = (number: string) => number.replace(/(\d{3})(?=\d)/g, '$1\u202f');
  protected readonly page = (address: string) => address.replace(/^https?:\/\/(www\.)?|\/$/g, '');

  protected async save(event: Event, { name, kind, aliases, siren, town, website }: Record<'name' | 'kind' | 'aliases' | 'siren' | 'town' | 'website', string>): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      const others = aliases.split('\n').map((one) => one.trim()).filter(Boolean);
      await this.api.changeOrganisation(this.organisationId(), { name: name.trim(), kind: kind as OrganisationKind, aliases: others, siren: siren.replace(/\s/g, '') || null, town: town.trim() || null, website: website.trim() || null });
      this.editing.set(false);
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
