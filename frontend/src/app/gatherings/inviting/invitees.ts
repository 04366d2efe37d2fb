import type { Invitee } from '../../api';
import { count } from '../../shared/french';

/** What was chosen by hand beside the rule. */
export interface ByHand {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Whether somebody gets the letter. The mayor of a village who was asked enough is chosen by hand, never presumed. */
export const ticked = ({ invited, personId, askedEnough }: Invitee, { added, removed }: ByHand): boolean =>
  !invited && (askedEnough === null || added.includes(personId)) && !removed.includes(personId);

/** Those whom an e-mail reaches. */
export const mailed = (chosen: readonly Invitee[]): number =>
  chosen.filter(({ hasEmail, unsubscribed, undeliverable }) => hasEmail && !unsubscribed && !undeliverable).length;

/** « 12 personnes à inviter · 2 sans e-mail · 3 déjà invitées ». */
export function summaryWords(all: readonly Invitee[], chosen: readonly Invitee[]): string {
  const without = chosen.length - mailed(chosen);
  const already = all.filter(({ invited }) => invited).length;
  return [
    count(chosen.length, 'personne à inviter', 'personnes à inviter'),
    without ? `${without} sans e-mail` : '',
    already ? `${already} déjà invitée${already > 1 ? 's' : ''}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What staff should know of somebody before they write. `dates`: to how many of several they would be invited. */
export function inviteeNotes(one: Invitee, dates?: { of: number; theirs: number }): string[] {
  const { invited, hasEmail, unsubscribed, status, telephone, beside, askedEnough, namesake, undeliverable, reasons } = one;
  if (invited) return [dates && dates.of > 1 ? 'déjà invité·e à toutes' : 'déjà invité·e'];
  return [
    dates && dates.theirs < dates.of ? `${count(dates.theirs, 'date', 'dates')} sur ${dates.of}` : '',
    askedEnough === null ? '' : `déjà ${askedEnough} demandes en 18 mois\u00a0: pensez à quelqu’un d’autre de son équipe`,
    hasEmail ? '' : `pas d’e-mail, à appeler${telephone ? `\u00a0: ${telephone}` : ''}`,
    undeliverable ? 'adresse e-mail qui ne reçoit pas, à appeler' : '',
    unsubscribed ? 'ne veut plus de nos e-mails collectifs, à appeler' : '',
    namesake ? 'même nom que quelqu’un d’autre de la liste\u00a0: un doublon\u202f?' : '',
    status === 'foreseen' ? 'pressenti·e, pas encore d’accord' : '',
    beside ? 'suppléant·e ou groupe projet' : '',
    reasons.includes(-1) ? 'ajouté·e à la main' : '',
    reasons.length > 1 ? 'à plus d’un titre, un seul e-mail' : '',
  ].filter(Boolean);
}
