import type { HeldLetters, MessageState } from '../api';
import { count } from '../shared/french';
import type { Fate } from './bounce-notice';

/** The states of an e-mail, and what each means for whoever looks. */
export const MESSAGE_STATES = {
  queued: { label: 'En attente', tone: '', means: 'Il partira dès que possible.' },
  sending: { label: 'En cours d’envoi', tone: '', means: 'Il est en train de partir.' },
  sent: { label: 'Envoyé', tone: 'moss', means: 'Le serveur de messagerie l’a pris en charge.' },
  deferred: { label: 'Retardé', tone: 'sun', means: 'Le serveur a demandé d’attendre\u202f; un nouvel essai est prévu.' },
  failed: { label: 'Refusé', tone: 'brick', means: 'Il n’est pas parti. Vérifiez l’adresse, puis renvoyez-le.' },
  held: { label: 'Retenu', tone: 'sun', means: 'L’équipe le retient\u00a0: il ne part pas tant que personne ne le laisse partir.' },
  uncertain: { label: 'À vérifier', tone: 'brick', means: 'On ignore s’il est arrivé\u00a0: demandez à la personne, puis dites-le ici.' },
} satisfies Record<MessageState, { label: string; tone: string; means: string }>;

/** What holding did, and what it came too late for. */
export function heldWords({ changed, gone }: HeldLetters): string {
  const late = gone ? ` ${count(gone, 'était déjà parti', 'étaient déjà partis')} ou en train de partir.` : '';
  return `${count(changed, 'e-mail retenu', 'e-mails retenus')}\u00a0: rien n’en part tant que personne ne le laisse partir.${late}`;
}

/** Letters that never tried to leave, and why. */
export const WITHHELD = {
  unsubscribed: { label: 'Non envoyé', means: 'La personne ne souhaite plus recevoir ces e-mails. Ce qu’elle doit savoir, dites-le-lui autrement.' },
  undeliverable: { label: 'Non envoyé', means: 'Son adresse ne reçoit pas. Corrigez-la sur sa fiche, ou dites-y qu’elle reçoit, puis renvoyez.' },
} as const;

/** What a notice that came back says of the address, and what to do. */
export const FATES = {
  gone: 'L’avis dit que personne ne reçoit à cette adresse. Notez-le avec «\u00a0Cette adresse ne marche plus\u00a0»\u202f; l’allié·e ou l’équipe du territoire connaît sans doute la nouvelle.',
  full: 'L’avis dit que la boîte est pleine\u00a0: l’adresse est bonne. Prévenez la personne autrement, puis renvoyez.',
  refused: 'L’avis dit que le serveur refuse nos messages\u00a0: l’adresse est peut-être bonne. Demandez à la personne de nous accepter, puis renvoyez.',
  late: 'L’avis dit seulement que l’e-mail est en retard\u00a0: le serveur essaie encore. Rien à faire pour l’instant.',
} satisfies Record<Fate, string>;
