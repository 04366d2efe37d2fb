import { french } from '../french';
import type { DemoParticipation } from '../demo-cohort';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

const headings = [
  ['editorial', 'Édito'],
  ['theory', 'En théorie'],
  ['practice', 'En pratique'],
  ['territories', 'Les nouvelles des territoires'],
  ['works', 'En chantier'],
  ['coming', 'À suivre'],
  ['inspiration', 'Inspiration'],
] as const;

const editorial =
  'Six mois de chemin, et une chose se confirme : ce qui fait avancer un projet, ce sont d’abord les personnes qui s’en parlent. Dans ce numéro, les territoires racontent ce qu’ils essaient, avec ce qui marche et ce qui résiste.\n\nBonne lecture, et à bientôt dans une salle ou sur un chemin.';
const practice = 'Quarante personnes, quatre tables, une question par table : que puis-je faire, de ma place, que les autres ne peuvent pas ? Les réponses ont surpris tout le monde.';

/** Which pieces of news their authors let be quoted: the first of each territory that they wrote themselves. */
export const mayBeQuoted = (kind: string, index: number, behalf: unknown): boolean => kind === 'news' && index === 0 && !behalf;

/** One number that was sent and is public, and the next one, under way. */
export function newsletterRows(book: RowBook, participations: readonly DemoParticipation[], copy: CohortCopy): void {
  const told = participations.slice(0, 3).flatMap(({ story, territory }) => {
    const [news] = story.news;
    return news ? [{ title: territory.name, body: news.text, url: null, signature: null }] : [];
  });
  const first = number(book, copy, { number: 1, title: 'Ce que l’été a semé', from: '2024-05-07', to: '2024-09-30', made: '2024-10-01' });
  first.item('editorial', 0, { body: editorial });
  first.item('practice', 0, { title: 'Quatre tables, une question', body: practice });
  told.forEach((piece, index) => first.item('territories', index, piece));
  const sections = [
    { kind: 'editorial', heading: 'Édito', items: [{ title: null, body: french(editorial), url: null, signature: null }] },
    { kind: 'practice', heading: 'En pratique', items: [{ title: french('Quatre tables, une question'), body: french(practice), url: null, signature: null }] },
    { kind: 'territories', heading: french('Les nouvelles des territoires'), items: told },
  ];
  book.add('newsletter_issue', {
    id: copy.id('newsletter_issue', 1), cohort_id: copy.id('cohort'), newsletter_id: copy.id('newsletter', 1), number: 1, title: french('Ce que l’été a semé'),
    content: JSON.stringify({ network: 'Fabrique des transitions (démonstration)', cohort: copy.isOriginal ? 'Parcours Occitanie' : `Parcours d’essai ${copy.number}`, number: 1, title: french('Ce que l’été a semé'), on: copy.on('2024-10-10'), sections }),
    audience: JSON.stringify({ rules: [{ kind: 'delegates' }, { kind: 'allies' }, { kind: 'staff' }, { kind: 'partners' }], added: [], removed: [] }),
    recipients: 42, sent_at: copy.at('2024-10-10', '07:30'), sent_by_id: copy.id('person', 'solene'), public_at: copy.at('2024-10-10', '07:30'), public_by_id: copy.id('person', 'solene'), created_at: copy.at('2024-10-10', '07:30'),
  });
  const second = number(book, copy, { number: 2, title: 'Un hiver à plusieurs', from: '2024-10-01', to: '2025-01-21', made: '2025-01-14' });
  second.item('editorial', 0, { body: 'À écrire à quatre mains avec le média : ce que le parcours laisse derrière lui.' });
  second.item('theory', 0, { title: 'Un cap, des pas', body: 'On ne change pas d’échelle d’un bond. Une étoile pour savoir où l’on va, des cailloux blancs pour ne pas se perdre, et la liste de ce qui fait mal au pied.' });
  second.item('practice', 0, { title: 'La réunion du premier lundi', body: 'Une heure, debout, sans ordre du jour : qui a besoin de qui ce mois-ci. Trois communes l’ont gardée après la fin du parcours.' });
  second.item('inspiration', 0, { title: 'Un livre, prêté de main en main', body: 'Il est passé par six mairies et il lui manque une page : qui l’a gardée peut la lire à voix haute à la prochaine journée.' });
}

interface Numbered {
  number: number;
  title: string;
  from: string;
  to: string;
  made: string;
}

function number(book: RowBook, copy: CohortCopy, { number: rank, title, from, to, made }: Numbered) {
  const [cohort_id, newsletter_id, created_at] = [copy.id('cohort'), copy.id('newsletter', rank), copy.at(made)];
  const sent = rank === 1 ? copy.at('2024-10-10', '07:30') : null;
  book.add('newsletter', {
    id: newsletter_id, cohort_id, number: rank, title: french(title), from_on: copy.on(from), to_on: copy.on(to), sent_at: sent, created_by_id: copy.id('person', 'solene'), created_at,
  });
  headings.forEach(([kind, heading], index) => {
    book.add('newsletter_section', { id: copy.id('newsletter_section', rank, kind), cohort_id, newsletter_id, kind, heading: french(heading), position: index + 1, created_at });
  });
  return {
    item(kind: (typeof headings)[number][0], index: number, { title: named = null, body }: { title?: string | null; body: string }) {
      book.add('newsletter_item', {
        id: copy.id('newsletter_item', rank, kind, index), cohort_id, newsletter_id, section_id: copy.id('newsletter_section', rank, kind), position: index + 1,
        title: named && french(named), body: french(body), created_at,
      });
    },
  };
}
