import type { DemoCohort } from '../demo-cohort';
import { french } from '../french';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

type Category = 'elected_official' | 'local_agent' | 'socio_economic_actor' | 'state_agent';
type Card = readonly [kind: string, words: string, towards?: Category];

/** What each group let out of its room that day; invented, like everybody who says it. */
const shared: Record<Category, readonly Card[]> = {
  elected_official: [
    ['stake', 'Tenir le cap quand les équipes changent après une élection.'],
    ['obstacle', 'Chaque service demande son tableau ; personne ne lit celui de l’autre.'],
    ['power', 'Mettre le sujet à l’ordre du jour, et dire pourquoi.'],
    ['expectation', 'Se parler entre communes avant le conseil, pas après.', 'elected_official'],
    ['expectation', 'Nous dire tôt ce qui bloque, même quand c’est notre décision.', 'local_agent'],
    ['expectation', 'Venir aux réunions avec leurs chiffres et leurs contraintes.', 'socio_economic_actor'],
    ['expectation', 'Un interlocuteur unique, que l’on puisse appeler.', 'state_agent'],
  ],
  local_agent: [
    ['lever', 'Un collègue d’à côté qui a déjà essayé.'],
    ['expectation', 'Arbitrer, puis s’y tenir six mois.', 'elected_official'],
    ['expectation', 'Partager nos modèles de cahiers des charges.', 'local_agent'],
    ['expectation', 'Nous dire leurs délais avant les nôtres.', 'socio_economic_actor'],
    ['expectation', 'Nous prévenir avant de changer de règlement.', 'state_agent'],
    ['commitment', 'Écrire une page par réunion, lisible par tous.'],
  ],
  socio_economic_actor: [
    ['stake', 'Garder des commerces ouverts l’hiver.'],
    ['expectation', 'Des réunions le soir, et qui finissent à l’heure.', 'elected_official'],
    ['expectation', 'Un seul dossier pour une même idée.', 'local_agent'],
    ['expectation', 'Se grouper pour répondre, au lieu de se faire concurrence.', 'socio_economic_actor'],
    ['expectation', 'Dire tout de suite quand c’est non.', 'state_agent'],
    ['message', 'Nous voulons être là au début, pas au compte rendu.'],
  ],
  state_agent: [
    ['power', 'Dire ce qui est possible avant l’instruction.'],
    ['expectation', 'Nous associer quand l’idée naît.', 'elected_official'],
    ['expectation', 'Un calendrier partagé des dossiers.', 'local_agent'],
    ['expectation', 'Poser la question avant d’acheter.', 'socio_economic_actor'],
    ['expectation', 'Parler d’une voix entre services.', 'state_agent'],
  ],
};

/** The boards of the day on which the kinds of actors spoke among themselves, with what they chose to share. */
export function peerRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const day = cohort.gatherings.find(({ date, sequences }) => date && sequences.some((sequence) => /entre pairs/i.test(sequence)));
  if (!day?.date) return;
  const place = { cohort_id: copy.id('cohort'), gathering_id: copy.id('gathering', day.key) };
  for (const [category, cards] of Object.entries(shared)) {
    const board_id = copy.id('peer-board', day.key, category);
    book.add('peer_board', { id: board_id, ...place, category });
    cards.forEach(([kind, words, towards], index) =>
      book.add('peer_card', {
        id: copy.id('peer-card', day.key, category, index),
        ...place,
        board_id,
        category,
        kind,
        towards: towards ?? null,
        words: french(words),
        shared_at: copy.at(day.date as string, '16:30'),
        created_at: copy.at(day.date as string, `15:${String(10 + index)}`),
      }),
    );
  }
}
