import type { LikenessReason, MergeOutcome, PersonRoleView } from '../api';
import { count, longDate } from '../shared/french';

/** « Maire, Commune de Canohès ». */
export function roleWords({ title, organisation }: Pick<PersonRoleView, 'title' | 'organisation'>): string {
  return [title, organisation?.name].filter(Boolean).join(', ');
}

/** « depuis le 1er mars 2024 », « du 1er mars 2020 au 30 juin 2022 », « jusqu’au 30 juin 2022 »; nothing when no date is known. */
export function spanWords({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }, today = new Date().toLocaleDateString('sv')): string {
  if (startsOn && endsOn) return `du ${longDate(startsOn)} au ${longDate(endsOn)}`;
  if (startsOn) return startsOn > today ? `à partir du ${longDate(startsOn)}` : `depuis le ${longDate(startsOn)}`;
  return endsOn ? `jusqu’au ${longDate(endsOn)}` : '';
}

const REASONS = {
  email: 'même e-mail',
  telephone: 'même téléphone',
  name: 'nom très proche',
  near: 'même nom, prénom proche',
  alias: 'autre nom connu',
} satisfies Record<LikenessReason, string>;

/** « même téléphone, nom très proche ». */
export const reasonWords = (reasons: readonly LikenessReason[]): string => reasons.map((reason) => REASONS[reason]).join(', ');

/** What stands in each table, in the words of the screens. */
const TABLES: Record<string, readonly [one: string, many: string]> = {
  person_role: ['fonction', 'fonctions'],
  registration: ['inscription à un rendez-vous', 'inscriptions à des rendez-vous'],
  attendance: ['présence pointée', 'présences pointées'],
  delegate: ['place dans une équipe', 'places dans des équipes'],
  support_assignment: ['accompagnement', 'accompagnements'],
  support_day: ['journée d’appui', 'journées d’appui'],
  availability_answer: ['réponse sur ses disponibilités', 'réponses sur ses disponibilités'],
  ally_training: ['formation', 'formations'],
  call_agreement: ['accord pour être appelé·e', 'accords pour être appelé·e'],
  hat: ['accès à un parcours ou un territoire', 'accès à un parcours ou un territoire'],
  personal_link: ['lien reçu par e-mail', 'liens reçus par e-mail'],
  outbox_message: ['e-mail', 'e-mails'],
  interview: ['entretien mené', 'entretiens menés'],
  news: ['nouvelle', 'nouvelles'],
  effect: ['effet raconté', 'effets racontés'],
  diagnostic: ['diagnostic', 'diagnostics'],
  cohort_partner: ['place de partenaire d’un parcours', 'places de partenaire d’un parcours'],
  person: ['personne', 'personnes'],
};

const rows = (numbers: Record<string, number>) => {
  let others = 0;
  const known = Object.entries(numbers).flatMap(([table, number]) => {
    const words = TABLES[table];
    if (words) return [count(number, ...words)];
    others += number;
    return [];
  });
  return others ? [...known, count(others, 'autre ligne', 'autres lignes')] : known;
};

/** What a merge does, one sentence a line; never what a person wrote, only how many. */
export function outcomeLines({ moved, folded, trimmed, withdrawn }: MergeOutcome): { readonly text: string; readonly careful: boolean }[] {
  const lines = [
    { text: 'Rattaché à la fiche gardée\u00a0: ', of: rows(moved), careful: false },
    { text: 'En double, réuni en une seule fois\u00a0: ', of: rows(folded), careful: false },
    { text: 'Aux mêmes dates, gardé pour les jours qui ne se recouvrent pas\u00a0: ', of: rows(trimmed), careful: false },
    { text: 'Ne passe pas d’une fiche à l’autre, à redonner si besoin\u00a0: ', of: rows(withdrawn), careful: true },
  ];
  return lines.filter(({ of }) => of.length).map(({ text, of, careful }) => ({ text: `${text}${of.join(', ')}.`, careful }));
}
