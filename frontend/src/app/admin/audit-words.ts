import type { AuditLine } from '../api';

const OBJECTS: Record<string, string> = {
  account: 'un accès', data_request: 'une demande sur des données', attendance: 'une présence', cohort: 'un parcours', cohort_phase: 'une phase', corpus: 'le matériau d’un diagnostic', delegate: 'une équipe de territoire',
  diagnostic: 'un diagnostic', effect: 'un effet', excerpt: 'un passage surligné', finding: 'un constat', gathering: 'un rendez-vous', hat: 'un rôle',
  interview: 'un entretien', interview_plan: 'un plan d’entretiens', interviewee: 'une personne rencontrée', limitation: 'une limite', network: 'les réglages',
  news: 'des nouvelles', organisation: 'une organisation', outbox_message: 'un e-mail', participation: 'un territoire du parcours', participation_stage: 'une étape',
  person: 'une personne', person_contact: 'des coordonnées', personal_link: 'un lien personnel', pilot_project: 'un projet', project_answer: 'une réponse au diagnostic',
  project_note: 'une note', registration: 'une inscription', resource: 'un support', support_assignment: 'un appui', support_day: 'un jour d’appui', territory: 'un territoire',
  territory_page: 'une page de territoire', theme: 'un thème', viewpoint: 'un mot',
};

const ACTS: Record<string, string> = {
  accept: 'a accepté', add: 'a ajouté', agree: 'a donné son accord pour', answer: 'a répondu à', ask: 'a demandé', close: 'a fermé', confirm: 'a confirmé', create: 'a créé',
  delete: 'a supprimé', erase: 'a effacé', hold: 'a retenu', release: 'a laissé partir', export: 'a exporté', import: 'a importé', invite: 'a de nouveau invité', publish: 'a publié', propose: 'a proposé', read: 'a ouvert', remind: 'a relancé',
  remove: 'a retiré', reopen: 'a rouvert', resend: 'a renvoyé', 'reset second factor': 'a retiré la deuxième protection de', search: 'a cherché dans', send: 'a envoyé',
  share: 'a partagé', sign: 'a signé', tick: 'a pointé', 'tick-expected': 'a pointé les attendus de', untick: 'a dépointé', update: 'a modifié', withdraw: 'a retiré', write: 'a écrit',
};

const SENTENCES: Record<string, string> = {
  'changed their password': 'a changé son mot de passe',
  'chose a password': 'a choisi un mot de passe',
  'load-demo network': 'a chargé le réseau de démonstration',
  'signed in by link': 'est entré·e par un lien',
  'signed in by password': 'est entré·e par mot de passe',
};

const WAYS: Record<AuditLine['via'], string> = {
  session: '', link: 'par un lien', job: 'par une tâche', owner: 'par la ligne de commande', anonymous: '',
};

/** What was done, in a few French words; an act that has no words yet is shown as it is kept. */
export function deed({ act, object }: Pick<AuditLine, 'act' | 'object'>): string {
  return SENTENCES[act] ?? SENTENCES[`${act} ${object}`] ?? `${ACTS[act] ?? act} ${OBJECTS[object] ?? object}`;
}

export const way = ({ via }: Pick<AuditLine, 'via'>): string => WAYS[via];

/** The kinds of records that one may look for, by their words. */
export const AUDITED = Object.entries(OBJECTS).sort(([, a], [, b]) => a.localeCompare(b, 'fr'));

const FAULTS: Record<string, string> = {
  'missing block before': 'le bloc précédent manque',
  'chain broken': 'la chaîne est rompue',
  'missing or added entry': 'une ligne manque ou a été ajoutée',
  'altered entry': 'une ligne a été modifiée',
};

export const faultWords = (fault: string): string => FAULTS[fault] ?? (fault.startsWith('late entry') ? 'une ligne est arrivée après coup' : fault);
