import { french } from '../french';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

/** What was asked between two meetings, and answered. */
const asked = [
  ['barre', 'La secrétaire de mairie de Barre', '2024-05-14', 'telephone', 'Qui paie les repas de la journée du 24 juin ?', '2024-05-15', 'Le parcours. Rien à avancer.'],
  ['gruissan', 'L’office de tourisme de Gruissan', '2024-07-02', 'email', 'Peut-on reprendre les diapositives du webinaire pour nos élus ?', '2024-07-05', 'Oui, en citant le parcours. Lien envoyé.'],
  ['canohes', 'Un élu de Canohès', '2024-09-03', 'in_person', 'Notre projet change de nom, faut-il refaire la note ?', '2024-09-05', 'Non, le titre se change sur la page du projet.'],
  ['sicoval', 'Le service déchets du Sicoval', '2024-11-18', 'email', 'Combien de jours d’appui nous reste-t-il ?', '2024-11-19', 'Le compte est sur la page du projet.'],
  [null, 'La Région, direction des territoires', '2024-12-04', 'telephone', 'Quand aurez-vous les feuilles d’émargement de novembre ?', '2024-12-06', 'Envoyées ce jour.'],
] as const;

/** The hand-kept log of a cohort, all of it answered: the demo wakes no alarm. */
export function questionRows(book: RowBook, slugs: readonly string[], copy: CohortCopy): void {
  const staff = copy.id('person', 'solene');
  asked.forEach(([slug, who, on, way, words, answered_on, answer], index) => {
    if (slug && !slugs.includes(slug)) return;
    book.add('question', {
      id: copy.id('question', String(index)), cohort_id: copy.id('cohort'), participation_id: slug && copy.id('participation', slug), asked_by: french(who), asked_on: copy.on(on), way,
      words: french(words), taker_id: staff, answered_on: copy.on(answered_on), answer: french(answer), answered_by_id: staff, noted_by_id: staff, created_at: copy.at(on, '15:00'),
    });
  });
}
