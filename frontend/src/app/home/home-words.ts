import type { HomeLine } from '../api';
import { ago, count, longDate, number, weekdayDate } from '../shared/french';

/** A line worded, with where it leads. */
export interface Worded {
  readonly text: string;
  readonly detail: string;
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
}

const NOTES: Readonly<Record<string, string>> = { intent: 'L’idée', framing: 'Le cadre', feasibility: 'Est-ce faisable\u202f?' };
/** Whose word a viewpoint is. */
export const WORDS_OF: Readonly<Record<string, string>> = { ally: 'le mot de l’allié·e', territory: 'le mot du territoire' };

/** « L’idée », « Le cadre »: a note of the project by its kind. */
export const note = (kind: string | null) => `«\u00a0${NOTES[kind ?? ''] ?? 'la note'}\u00a0»`;

/** What a line of « À faire » says, and the page that it opens. */
export function worded(line: HomeLine): Worded {
  const { subject, on, count: many, of } = line;
  const record = line.recordId ?? '';
  const place = line.participationId ?? '';
  switch (line.kind) {
    case 'answer_invitation':
      return { text: `Répondre à l’invitation\u00a0: ${subject}`, detail: weekdayDate(on), path: ['/rendez-vous', record] };
    case 'peer_board': {
      const text = many ? `Tenir le tableau entre pairs\u00a0: ${subject}` : `Parler entre pairs\u00a0: ${subject}`;
      return { text, detail: [on ? weekdayDate(on) : '', many ? 'Vous écrivez ce que dit le groupe' : 'Lu par votre groupe seul'].filter(Boolean).join(' · '), path: ['/rendez-vous', record, 'pairs'] };
    }
    case 'prepare_task':
      return { text: `Préparer\u00a0: ${subject}`, detail: on ? `Pour le rendez-vous du ${weekdayDate(on)}, ${ago(on)}` : 'Pour un rendez-vous sans date', path: ['/rendez-vous', record] };
    case 'next_gathering': {
      const announced = many === 0 ? (of ? ' · pas encore d’invitations' : ' · invitation à venir') : '';
      return { text: subject ?? '', detail: `${weekdayDate(on)}, ${ago(on)}${announced}`, path: ['/rendez-vous', record] };
    }
    case 'find_resources':
      return { text: `Retrouver les supports\u00a0: ${subject}`, detail: longDate(on), path: ['/rendez-vous', record] };
    case 'write_note':
      return { text: `Écrire ${note(subject)}`, detail: 'Quelques lignes suffisent pour commencer', path: ['/projets', place, 'notes'] };
    case 'note_read':
      return { text: `${note(subject)} a été relue, avec des questions`, detail: longDate(on), path: ['/projets', place, 'notes'] };
    case 'answer_findings':
      return {
        text: `Dire ce que le projet fait de ${count(many ?? 0, 'point')} du diagnostic`,
        detail: 'Repris, plus tard, ou non',
        path: ['/projets', place],
      };
    case 'findings_shared':
      return { text: `${count(many ?? 0, 'point')} du diagnostic à découvrir`, detail: longDate(on), path: ['/projets', place] };
    case 'tell_news':
      return {
        text: 'Des nouvelles\u202f?',
        detail: on ? `Une phrase suffit. Les dernières datent du ${longDate(on)}` : 'Une phrase suffit',
        path: ['/projets', place],
      };
    case 'tell_effect':
      return { text: 'Dire ce que ça a changé', detail: 'Une phrase suffit, on précisera ensuite', path: ['/effets', place] };
    case 'support_days':
      return { text: `Jours d’appui\u00a0: ${number(many)} sur ${number(of)}`, detail: 'Ce qui est fait, ce qui reste', path: ['/projets', place, 'appui'] };
    case 'give_viewpoint':
      return {
        text: `Donner ${WORDS_OF[subject ?? ''] ?? 'son mot'}`,
        detail: 'Pas encore recueilli, pour la page du bilan',
        path: ['/effets', place],
      };
    case 'page_published':
      return { text: 'La page du bilan est visible', detail: longDate(on), path: ['/bilan', place] };
    case 'hold_interviews':
      return { text: `Entretiens\u00a0: ${number(many)} sur ${number(of)}`, detail: 'Ceux qui restent à mener', path: ['/diagnostics', record] };
    case 'close_interviews':
      return { text: `${count(many ?? 0, 'entretien')} à relire et à terminer`, detail: 'Les vôtres', path: ['/diagnostics', record] };
    case 'prepare_first_reading':
      return { text: 'Préparer la première lecture', detail: 'Avec le maire ou la présidente', path: ['/diagnostics', record] };
    case 'first_reading':
      return { text: 'Première lecture', detail: `${weekdayDate(on)}, ${ago(on)}`, path: ['/diagnostics', record] };
    case 'restitution':
      return { text: 'Restitution du diagnostic', detail: `${weekdayDate(on)}, ${ago(on)}`, path: ['/diagnostics', record] };
  }
}
