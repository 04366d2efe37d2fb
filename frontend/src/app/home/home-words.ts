import type { HomeLine, WatchLine } from '../api';
import { ago, count, enumeration, longDate, number, weekdayDate } from '../shared/french';
import { ACTORS, QUARTET } from '../shared/labels';

/** A line worded, with where it leads. */
export interface Worded {
  readonly text: string;
  readonly detail: string;
  readonly path: readonly string[];
}

const NOTES: Readonly<Record<string, string>> = { intent: 'L’idée', framing: 'Le cadre', feasibility: 'Est-ce faisable\u202f?' };
const WORDS_OF: Readonly<Record<string, string>> = { ally: 'le mot de l’allié·e', territory: 'le mot du territoire' };

const note = (kind: string | null) => `«\u00a0${NOTES[kind ?? ''] ?? 'la note'}\u00a0»`;

/** What a line of « À faire » says, and the page that it opens. */
export function worded(line: HomeLine): Worded {
  const { subject, on, count: many, of } = line;
  const record = line.recordId ?? '';
  const place = line.participationId ?? '';
  switch (line.kind) {
    case 'answer_invitation':
      return { text: `Répondre à l’invitation\u00a0: ${subject}`, detail: weekdayDate(on), path: ['/rendez-vous', record] };
    case 'next_gathering':
      return { text: subject ?? '', detail: `${weekdayDate(on)}, ${ago(on)}`, path: ['/rendez-vous', record] };
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

/** What staff may want to look at, worded as an offer. */
export function offered(line: WatchLine): Worded & { readonly act: string } {
  const { subject, on, count: many, of } = line;
  const territory = line.territoryName ?? '';
  const record = line.recordId ?? '';
  const place = line.participationId ?? '';
  switch (line.kind) {
    case 'seats_to_fill':
      return {
        text: `${territory}\u00a0: ${count(many ?? 0, 'place')} à pourvoir`,
        detail: missing(line),
        path: ['/territoires', place],
        act: 'Composer',
      };
    case 'invitations_unanswered':
      return {
        text: `${subject}\u00a0: ${count(many ?? 0, 'réponse attendue', 'réponses attendues')}`,
        detail: `${weekdayDate(on)} · ${count(of ?? 0, 'invitation')}`,
        path: ['/rendez-vous', record],
        act: 'Voir',
      };
    case 'note_to_read':
      return {
        text: `${territory}\u00a0: ${note(subject)} à relire`,
        detail: `Envoyée ${ago(on)}`,
        path: ['/projets', place, 'notes'],
        act: 'Relire',
      };
    case 'diagnostic_late':
      return {
        text: `${territory}\u00a0: un diagnostic à accompagner`,
        detail: `Le temps des diagnostics s’est achevé le ${longDate(on)}`,
        path: ['/diagnostics', record],
        act: 'Voir',
      };
    case 'support_nearly_used':
      return {
        text: `${territory}\u00a0: ${number(many)} jours d’appui sur ${number(of)}`,
        detail: 'Parler de la suite avec l’allié·e',
        path: ['/projets', place, 'appui'],
        act: 'Voir',
      };
    case 'no_news':
      return {
        text: `${territory}\u00a0: des nouvelles\u202f?`,
        detail: on ? `Les dernières\u00a0: ${ago(on)}` : 'Pas encore de nouvelles',
        path: ['/projets', place],
        act: 'Demander',
      };
    case 'viewpoint_missing':
      return {
        text: `${territory}\u00a0: ${WORDS_OF[subject ?? ''] ?? 'un mot'}`,
        detail: 'Pas encore recueilli',
        path: ['/effets', place],
        act: 'Recueillir',
      };
    case 'page_to_publish':
      return {
        text: `${count(many ?? 0, 'page du bilan prête', 'pages du bilan prêtes')} à rendre ${(many ?? 0) < 2 ? 'visible' : 'visibles'}`,
        detail: subject ?? '',
        path: ['/bilan'],
        act: 'Relire',
      };
  }
}

function missing({ seats }: WatchLine): string {
  const kinds = QUARTET.filter((category) => !seats?.[category].agreed);
  const foreseen = kinds.filter((category) => seats?.[category].foreseen);
  const list = enumeration(kinds.map((category) => ACTORS[category]));
  return foreseen.length ? `${list} · ${count(foreseen.length, 'personne pressentie', 'personnes pressenties')}` : list;
}
