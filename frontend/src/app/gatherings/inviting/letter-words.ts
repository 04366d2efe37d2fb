import type { AudienceRule, HeldLetters, MomentView, SendingKind, SendingView } from '../../api';
import { count, hour } from '../../shared/french';
import { ACTORS } from '../../shared/labels';
import { momentWords } from '../moment-words';

export const SENDINGS = {
  invitation: 'Invitation',
  chase: 'Relance',
  reminder: 'Rappel',
  change: 'Changement annoncé',
  cancellation: 'Annulation annoncée',
  restoration: 'Rétablissement annoncé',
  feedback: 'Demande de retours',
  supports: 'Annonce des supports',
} satisfies Record<SendingKind, string>;

/** What became of a letter, in the words of the outbox. */
export const LETTERS = {
  queued: 'En attente',
  sending: 'En attente',
  sent: 'Envoyé',
  deferred: 'Retardé',
  failed: 'Refusé',
  uncertain: 'À vérifier',
  held: 'Retenu',
  none: 'Pas d’e-mail',
} satisfies Record<SendingView['recipients'][number]['state'], string>;

/** What holding back, or letting go, did; and what it came too late for. */
export function holdWords({ changed, gone }: HeldLetters, held: boolean): string {
  if (!held) return `${count(changed, 'e-mail repart', 'e-mails repartent')}, chacun à son tour.`;
  const late = gone ? ` ${count(gone, 'était déjà parti', 'étaient déjà partis')} ou en train de partir.` : '';
  return `${count(changed, 'e-mail retenu', 'e-mails retenus')}.${late}`;
}

/** « 7 jours avant », « la veille », « le jour même », « le lendemain », « 3 jours après ». */
export function beforeWords(days: number): string {
  if (days < 0) return days === -1 ? 'le lendemain' : `${-days}\u00a0jours après`;
  if (days === 0) return 'le jour même';
  return days === 1 ? 'la veille' : `${days}\u00a0jours avant`;
}

/** « Part le 12 mars 2097 à 9 h, à 34 personnes. » */
export function fateWords({ kind, state, leavesAt, people, daysBefore, atTime, sendingId }: MomentView): string {
  const when = leavesAt ? momentWords(leavesAt) : `${beforeWords(daysBefore)}, à ${hour(atTime)}`;
  if (kind === 'feedback' && state === 'waiting') {
    const noted = people ? `${count(people, 'personne')} pour l’instant` : 'personne pour l’instant';
    if (leavesAt && Date.parse(leavesAt) > Date.now()) return `Part le ${when}, à qui sera noté présent\u00a0: ${noted}.`;
    return sendingId ? 'Parti. Qui sera encore noté présent dans les quinze jours le recevra aussi.' : `Part dès que des présences sont notées\u00a0: ${noted}.`;
  }
  switch (state) {
    case 'waiting':
      return `Part le ${when}, à ${count(people, 'personne')} si rien ne change.`;
    case 'left':
      return `Parti le ${when}, à ${count(people, 'personne')}.`;
    case 'stopped':
      return `Arrêté\u00a0: rien ne partira le ${when}.`;
    case 'missed':
      return `N’est pas parti\u00a0: le ${when} était déjà passé.`;
    case 'off':
      return leavesAt ? `Ne part pas le ${when}.` : `Partira ${when}, dès que le jour sera connu.`;
  }
}

/** One part of an audience, as staff chose it. */
export function ruleWords(rule: AudienceRule, names: Record<string, string>): string {
  const places = 'participationIds' in rule && rule.participationIds ? rule.participationIds.map((id) => names[id] ?? 'un territoire').join(', ') : '';
  switch (rule.kind) {
    case 'delegates': {
      const who = rule.categories?.map((category) => ACTORS[category]).join(', ') ?? 'Toutes les catégories';
      const also = [rule.foreseen ? 'personnes pressenties comprises' : '', rule.beside ? 'suppléant·es et groupes projet compris' : ''];
      return [`${who} des équipes`, places && `de ${places}`, ...also].filter(Boolean).join(', ');
    }
    case 'allies':
      return places ? `Les allié·es de ${places}` : 'Les allié·es des territoires';
    case 'staff':
      return 'L’équipe du parcours';
    case 'partners':
      return 'Les financeurs et partenaires';
    case 'working_group':
      return `Le chantier «\u00a0${names[rule.workingGroupId] ?? ''}\u00a0»`;
    case 'everybody':
      return 'Tout le monde dans le parcours';
    case 'gathering': {
      const which = { came: 'sont venues à', absent: 'ne sont pas venues à', silent: 'n’ont pas répondu pour' }[rule.which];
      return `Les personnes qui ${which} «\u00a0${names[rule.gatheringId] ?? 'un rendez-vous'}\u00a0»`;
    }
  }
}
