import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { NetworkSettings } from '../api';
import { fieldProblem } from '../shared/problem-text';
import { ProblemNotice } from '../shared/problem-notice';
import { valueOf } from './address-filters';
import { AdminApi } from './admin.api';

const USUAL = ['Europe/Paris', 'America/Cayenne', 'America/Guadeloupe', 'America/Martinique', 'America/Miquelon', 'Indian/Mayotte', 'Indian/Reunion', 'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Wallis'];

/** What is decided once for the whole network. */
@Component({
  selector: 'app-settings-page',
  imports: [ProblemNotice],
  templateUrl: './settings-page.html',
})
export class SettingsPage {
  private readonly api = inject(AdminApi);

  protected readonly value = valueOf;
  protected readonly network = this.api.network();
  protected readonly organisation = this.api.organisationSignIn();
  protected readonly draft = linkedSignal<NetworkSettings | null>(() => (this.network.hasValue() ? this.network.value() : null));
  protected readonly zones = computed(() => [...new Set([...USUAL, this.draft()?.timeZone ?? 'Europe/Paris'])]);
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected write(change: Partial<NetworkSettings>): void {
    this.saved.set(false);
    this.draft.update((draft) => draft && { ...draft, ...change });
  }

  protected wrong(field: string): string {
    return this.failure() ? fieldProblem(this.failure(), field) : '';
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    if (!draft) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { name, timeZone, quoteThreshold, mailsPerMinute } = draft;
      await this.api.saveNetwork({ name, timeZone, quoteThreshold, mailsPerMinute });
      this.saved.set(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
