import type { DemoCohort } from '../demo-cohort';
import { french } from '../french';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

/** The hours are invented; what is done in them is told by the report, in its order. */
const hours = [
  ['09:30', '11:00', 'workshop'],
  ['11:15', '12:30', 'peer_exchange'],
  ['14:00', '16:30', 'workshop'],
] as const;
const around = [
  ['09:00', '09:30', 'welcome', 'Accueil, café'],
  ['11:00', '11:15', 'break', 'Pause'],
  ['12:30', '14:00', 'break', 'Déjeuner'],
  ['16:30', '17:00', 'closing', 'Ce que chacun emporte'],
] as const;
const tasks = ['Imprimer le plateau du jeu de l’oie', 'Réserver quatre salles pour les échanges entre pairs', 'Prévoir les repas'];

/** The agenda of the day whose sequences the report tells, and a chantier of allies. */
export function planningRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const cohort_id = copy.id('cohort');
  for (const { key, sequences } of cohort.gatherings) {
    if (sequences.length !== hours.length) continue;
    const gathering_id = copy.id('gathering', key);
    const told = sequences.map((title, index) => [...(hours[index] ?? hours[0]), title.charAt(0).toUpperCase() + title.slice(1)] as const);
    for (const [from_time, to_time, kind, title] of [...told, ...around]) {
      book.add('gathering_sequence', { id: copy.id('sequence', key, from_time), cohort_id, gathering_id, day_number: 1, from_time, to_time, kind, title: french(title), details: null });
    }
    const sequence_id = copy.id('sequence', key, around[0][0]);
    book.add('sequence_speaker', { id: copy.id('speaker', key), cohort_id, gathering_id, sequence_id, person_id: copy.id('person', 'solene'), name: nameOf(cohort, 'solene'), place: 0 });
    tasks.forEach((words, index) => {
      const done_at = copy.at('2024-06-20');
      const done_by_id = copy.id('person', 'solene');
      book.add('gathering_task', { id: copy.id('task', key, index), cohort_id, gathering_id, sequence_id: null, words, person_id: done_by_id, who: null, done_at, done_by_id });
    });
  }

  const allies = cohort.people.filter(({ ally }) => ally).slice(0, 6);
  const id = copy.id('working-group', 'eau');
  book.add('working_group', {
    id,
    cohort_id,
    name: 'Eau et sobriété',
    purpose: french('Mettre en commun ce que les territoires essaient pour partager l’eau, et en tirer une fiche que chacun peut reprendre.'),
    animator_id: allies[0] ? copy.id('person', allies[0].key) : null,
    starts_on: copy.on('2024-09-02'),
    ends_on: null,
  });
  for (const { key } of allies) {
    book.add('working_group_member', { id: copy.id('group-member', key), cohort_id, working_group_id: id, person_id: copy.id('person', key), starts_on: copy.on('2024-09-02'), ends_on: null });
  }
}

function nameOf({ people }: DemoCohort, key: string): string {
  const person = people.find((one) => one.key === key);
  return person ? `${person.given} ${person.family}` : '';
}
