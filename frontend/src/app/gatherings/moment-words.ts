import { hour, longDate } from '../shared/french';

/** « 12 mars 2097 à 9 h », day and hour on the clock of Paris wherever it is read: that of what was announced. */
export function momentWords(at: string | null): string {
  if (!at) return '';
  const day = new Date(at).toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
  const clock = new Date(at).toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' });
  return `${longDate(day)} à ${hour(clock)}`;
}
