import { Component, computed, input } from '@angular/core';
import type { StoryView } from '../../api';
import { count, enumeration, hour, longDate } from '../../shared/french';
import { ResourceList } from '../../gatherings/resource-list';
import { ACTORS, STAGES } from '../../shared/labels';

const PHASES: Readonly<Record<string, string>> = {
  common_core: 'les journées et webinaires',
  diagnostic: 'les diagnostics',
  peer_exchange: 'les échanges entre pairs',
  pilot_project: 'les projets',
  storytelling: 'les récits',
  evaluation: 'l’évaluation',
};
const REACHED: Readonly<Record<string, string>> = {
  engaged: 'Le territoire s’engage dans le parcours',
  paused: 'Le parcours se met en pause ici',
  completed: 'Le parcours se termine ici',
  stopped: 'Le parcours s’arrête ici',
};
const COMPANIONS: Readonly<Record<string, string>> = {
  cohort_manager: 'équipe du parcours',
  pivot_ally: 'allié pivot du parcours',
  project_ally: 'accompagne le projet',
  diagnostic_lead: 'a conduit le diagnostic',
};
const NOTES: Readonly<Record<string, string>> = { intent: 'L’idée', framing: 'Le cadre', feasibility: 'Est-ce faisable\u202f?' };
const STATES: Readonly<Record<string, string>> = { writing: 'en écriture', to_read: 'à relire', read_with_questions: 'relue, avec questions', ready: 'prête' };
const NEWS: Readonly<Record<string, string>> = { news: '', star: 'Notre cap', pebble: 'Petite victoire', grain_of_sand: 'Ce qui bloque' };
const TAKEN: Readonly<Record<string, (words: string) => string>> = {
  note: (words) => `la note «\u202f${NOTES[words] ?? words}\u202f»`,
  ask: (words) => ({ write_news: 'donner des nouvelles du projet', tell_effect: 'dire ce que ça a changé', write_viewpoint: 'donner le mot du territoire' })[words] ?? words,
  invitation: (words) => `le rendez-vous «\u202f${words}\u202f»`,
  confirmation: (words) => `confirmer «\u202f${words}\u202f»`,
  next_step: (words) => words,
};
const GROUPS: Readonly<Record<string, string>> = { residents: 'groupe d’habitant·es', project_group: 'groupe projet', quartet: 'seconde équipe' };

/** « Reprendre le fil » itself: one page, read in five minutes on a telephone or on paper. It loads nothing that a link's page does not need. */
@Component({
  selector: 'app-story',
  imports: [ResourceList],
  templateUrl: './story.html',
  styleUrl: './story.scss',
})
export class Story {
  readonly story = input.required<StoryView>();

  protected readonly long = longDate;
  protected readonly hour = hour;
  protected readonly count = count;
  protected readonly stages: Readonly<Record<string, string>> = STAGES;
  protected readonly notes = NOTES;
  protected readonly states = STATES;
  protected readonly newsKinds = NEWS;
  protected readonly answerWords: Readonly<Record<string, string>> = { taken_up: 'repris dans le projet', later: 'plus tard', no: 'non' };

  protected readonly where = computed(() => {
    const { stage, phases, cohort, on } = this.story();
    const now = enumeration(phases.map(({ phase }) => PHASES[phase] ?? phase));
    return [
      stage ? `${cohort.name}\u00a0: ${STAGES[stage.stage].toLowerCase()} depuis le ${longDate(stage.reachedOn)}.` : `${cohort.name}\u00a0: depuis le ${longDate(cohort.startsOn)}.`,
      now ? `En ce moment (${longDate(on)})\u00a0: ${now}.` : '',
    ].filter(Boolean);
  });
  protected readonly lived = computed(() =>
    this.story().lived.map(({ on, kind, words, place }) => ({
      on,
      text: kind === 'stage' ? (REACHED[words] ?? words) : kind === 'restitution' ? 'Restitution du diagnostic' : words,
      place,
    })),
  );
  /** Once each, with all the places that they hold. */
  protected readonly people = computed(() => {
    const known = new Map<string, StoryView['team'][number] & { places: string[] }>();
    for (const member of this.story().team) {
      const place = [ACTORS[member.category], member.status === 'foreseen' ? 'pressenti·e' : '', member.substitute ? 'suppléance' : '', GROUPS[member.group] ?? member.group];
      const one = known.get(member.name) ?? { ...member, places: [] };
      const [actor, ...rest] = place.filter(Boolean);
      one.places.push(one.places.length ? rest.join(', ') || actor! : [actor, ...rest].join(', '));
      known.set(member.name, one);
    }
    return [...known.values()].map((one) => ({ ...one, place: one.places.join('\u00a0; ') }));
  });
  protected readonly companions = computed(() => {
    const known = new Map<string, { name: string; organisation: string | null; roles: string[] }>();
    for (const { name, organisation, role } of this.story().companions) {
      const one = known.get(name) ?? { name, organisation, roles: [] };
      one.roles.push(COMPANIONS[role] ?? role);
      known.set(name, one);
    }
    return [...known.values()];
  });
  protected readonly readingsOf = computed(() => {
    const known = new Map<string, { gathering: string; heldOn: string | null; items: StoryView['readings'] }>();
    for (const item of this.story().readings) {
      const one = known.get(item.gathering) ?? { gathering: item.gathering, heldOn: item.heldOn, items: [] };
      one.items.push(item);
      known.set(item.gathering, one);
    }
    return [...known.values()];
  });
  protected readonly taken = computed(() => this.story().taken.map(({ kind, words, from }) => ({ text: TAKEN[kind]?.(words) ?? words, from })));
  protected readonly answered = computed(() => {
    const { takenUp, later, no, shared } = this.story().diagnostic ?? { takenUp: 0, later: 0, no: 0, shared: 0 };
    const parts = [takenUp ? `${takenUp} repris dans le projet` : '', later ? `${later} pour plus tard` : '', no ? `${count(no, 'écarté')}, avec la raison` : ''].filter(Boolean);
    const left = shared - takenUp - later - no;
    return enumeration([...parts, ...(left > 0 ? [`${left} sans réponse`] : [])]);
  });
}
