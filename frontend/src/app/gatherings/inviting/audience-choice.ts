import { httpResource } from '@angular/common/http';
import { Component, computed, input, linkedSignal, model, type OnInit, signal } from '@angular/core';
import type { ActorCategory, AudienceRule, GatheringList, Invitee, PersonPage, WorkingGroupList } from '../../api';
import { ACTORS } from '../../shared/labels';
import { longDate } from '../../shared/french';

type Which = Extract<AudienceRule, { kind: 'gathering' }>['which'];
type Seen = Pick<Invitee, 'personId' | 'participationId' | 'territoryName'>;
type Group = 'allies' | 'staff' | 'partners';

/** Whom to invite, stated as a rule: teams by kind and territory, other circles, who came elsewhere, and names of the directory. */
@Component({
  selector: 'app-audience-choice',
  templateUrl: './audience-choice.html',
  styleUrl: './audience-choice.scss',
})
export class AudienceChoice implements OnInit {
  readonly cohortId = input.required<string>();
  /** None for what is no gathering. */
  readonly gatheringId = input('');
  /** Whom the rule means now: the territories that one may choose are theirs. */
  readonly people = input.required<readonly Seen[]>();
  readonly rules = model.required<readonly AudienceRule[]>();
  readonly added = model.required<string[]>();

  protected readonly kinds = Object.entries(ACTORS) as [ActorCategory, string][];
  protected readonly groups: readonly [Group, string][] = [
    ['allies', 'Les allié·es des territoires'],
    ['staff', 'L’équipe du parcours'],
    ['partners', 'Financeurs, évaluation, média'],
  ];
  protected readonly whiches: readonly [Which, string][] = [
    ['came', 'qui sont venus'],
    ['absent', 'qui ne sont pas venus'],
    ['silent', 'qui n’ont pas répondu'],
  ];

  protected readonly teams = linkedSignal(() => this.rules().some(({ kind }) => kind === 'delegates'));
  protected readonly categories = signal<readonly ActorCategory[]>([]);
  protected readonly participations = signal<readonly string[]>([]);
  protected readonly foreseen = signal(false);
  protected readonly beside = linkedSignal(() => this.rules().some((rule) => rule.kind === 'delegates' && rule.beside === true));
  protected readonly circles = linkedSignal<readonly Group[]>(() =>
    this.rules().flatMap(({ kind }) => (kind === 'allies' || kind === 'staff' || kind === 'partners' ? [kind] : [])),
  );
  protected readonly elsewhere = signal<{ gatheringId: string; which: Which }>({ gatheringId: '', which: 'came' });
  protected readonly looksElsewhere = signal(false);
  protected readonly search = signal('');

  protected readonly others = httpResource<GatheringList>(() =>
    this.looksElsewhere() ? { url: `/api/cohorts/${this.cohortId()}/gatherings`, params: { limit: 50 } } : undefined,
  );
  private readonly groupsRead = httpResource<WorkingGroupList>(() => (this.looksElsewhere() ? `/api/cohorts/${this.cohortId()}/working-groups` : undefined));
  protected readonly workingGroups = computed(() => (this.groupsRead.hasValue() ? this.groupsRead.value().items : []));
  protected readonly workingGroup = signal('');
  protected readonly otherGatherings = computed(() =>
    (this.others.hasValue() ? this.others.value().items : [])
      .filter(({ id }) => id !== this.gatheringId())
      .map(({ id, title, heldOn }) => ({ id, label: heldOn ? `${title}, ${longDate(heldOn)}` : title })),
  );
  protected readonly found = httpResource<PersonPage>(() =>
    this.search().trim().length > 1 ? { url: '/api/people', params: { search: this.search().trim(), limit: 8 } } : undefined,
  );
  protected readonly directory = computed(() => {
    const there = new Set(this.people().map(({ personId }) => personId));
    return this.found.hasValue() ? this.found.value().items.map((one) => ({ ...one, there: there.has(one.id) })) : [];
  });

  private readonly addable = computed(() => this.directory().filter(({ there }) => !there));
  private readonly at = linkedSignal({ source: () => this.addable(), computation: () => 0 });
  /** Whom the Enter key adds. */
  protected readonly picked = computed(() => this.addable()[this.at()] ?? null);

  /** Every territory ever seen stays to be chosen, also once another choice hides its people. */
  protected readonly territories = linkedSignal<readonly Seen[], readonly { id: string; name: string }[]>({
    source: () => this.people(),
    computation: (people, before) => {
      const known = new Map((before?.value ?? []).map(({ id, name }) => [id, name]));
      for (const { participationId, territoryName } of people) if (participationId && territoryName) known.set(participationId, territoryName);
      return [...known].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'fr'));
    },
  });

  /** What the rule says at first is what the boxes show. */
  ngOnInit(): void {
    this.teams.set(this.rules().some(({ kind }) => kind === 'delegates'));
    for (const rule of this.rules()) {
      if (rule.kind !== 'working_group') continue;
      this.workingGroup.set(rule.workingGroupId);
      this.looksElsewhere.set(true);
    }
  }

  protected toggle<T>(chosen: ReturnType<typeof signal<readonly T[]>>, value: T): void {
    chosen.update((values) => (values.includes(value) ? values.filter((one) => one !== value) : [...values, value]));
    this.tell();
  }

  protected turn(choice: ReturnType<typeof signal<boolean>>): void {
    choice.update((value) => !value);
    this.tell();
  }

  protected follow(change: Partial<{ gatheringId: string; which: string }>): void {
    this.elsewhere.update((value) => ({ ...value, ...change }) as ReturnType<typeof this.elsewhere>);
    this.tell();
  }

  protected meet(workingGroupId: string): void {
    this.workingGroup.set(workingGroupId);
    this.tell();
  }

  protected add(personId: string): void {
    this.added.update((ids) => [...ids, personId]);
    this.search.set('');
  }

  protected move(event: Event, by: 1 | -1): void {
    event.preventDefault();
    const { length } = this.addable();
    if (length) this.at.update((at) => (at + by + length) % length);
  }

  protected choose(event: Event): void {
    event.preventDefault();
    const picked = this.picked();
    if (picked) this.add(picked.id);
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  private tell(): void {
    const { gatheringId, which } = this.elsewhere();
    this.rules.set([
      ...(this.teams()
        ? [
            {
              kind: 'delegates' as const,
              foreseen: this.foreseen(),
              beside: this.beside(),
              ...(this.categories().length && { categories: [...this.categories()] }),
              ...(this.participations().length && { participationIds: [...this.participations()] }),
            },
          ]
        : []),
      ...this.circles().map((kind) => ({
        kind,
        ...(kind === 'allies' && this.participations().length && { participationIds: [...this.participations()] }),
      })),
      ...(this.workingGroup() ? [{ kind: 'working_group' as const, workingGroupId: this.workingGroup() }] : []),
      ...(gatheringId ? [{ kind: 'gathering' as const, gatheringId, which }] : []),
    ]);
  }
}
