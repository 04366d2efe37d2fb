import type { MessageState } from '../api';

/** The states of an e-mail, and what each means for whoever looks. */
export const MESSAGE_STATES = {
  queued: { label: 'En attente', tone: '', means: 'Il partira dès que possible.' },
  sending: { label: 'En cours d’envoi', tone: '', means: 'Il est en train de partir.' },
  sent: { label: 'Envoyé', tone: 'moss', means: 'Le serveur de messagerie l’a pris en charge.' },
  deferred: { label: 'Retardé', tone: 'sun', means: 'Le serveur a demandé d’attendre\u202f; un nouvel essai est prévu.' },
  failed: { label: 'Refusé', tone: 'brick', means: 'Il n’est pas parti. Vérifiez l’adresse, puis renvoyez-le.' },
  uncertain: { label: 'À vérifier', tone: 'brick', means: 'On ignore s’il est arrivé\u00a0: demandez à la personne, puis dites-le ici.' },
} satisfies Record<MessageState, { label: string; tone: string; means: string }>;

/** Letters that never tried to leave, and why. */
export const WITHHELD = {
  unsubscribed: { label: 'Non envoyé', means: 'La personne ne souhaite plus recevoir ces e-mails. Ce qu’elle doit savoir, dites-le-lui autrement.' },
  undeliverable: { label: 'Non envoyé', means: 'Son adresse ne reçoit pas. Corrigez-la sur sa fiche, ou dites-y qu’elle reçoit, puis renvoyez.' },
} as const;
