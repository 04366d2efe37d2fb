import type { z } from 'zod';
import type { Sheet } from '../platform/sheets/sheet';
import type { AccountLine, AccountPage } from './accounts/account.contract';
import type { AuditLine, AuditPage } from './audit/audit.contract';
import type { HatLine, HatPage } from './hats/hat.contract';
import type { MessageLine, MessagePage } from './outbox/outbox.contract';

/** Who has a way in, as a file. */
export const accountsSheet: Sheet<z.infer<typeof AccountPage>, AccountLine> = {
  name: 'Accès',
  audited: 'account',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: [
    { label: 'Nom', value: ({ familyName }) => familyName },
    { label: 'Prénom', value: ({ givenName }) => givenName },
    { label: 'Structure', value: ({ organisation }) => organisation },
    { label: 'E-mail', value: ({ email }) => email },
    { label: 'Rôles', value: ({ hats }) => hats },
    { label: 'Deuxième protection', value: ({ secondFactor }) => secondFactor },
    { label: 'Accès fermé', value: ({ closed }) => closed },
    { label: 'Depuis', value: ({ createdAt }) => createdAt, as: 'instant' },
  ],
};

const hatStates: Record<HatLine['state'], string> = { live: 'En cours', coming: 'À venir', awaiting: 'À confirmer', over: 'Terminé', withdrawn: 'Retiré' };

/** Who wears what, as a file. */
export const hatsSheet: Sheet<z.infer<typeof HatPage>, HatLine> = {
  name: 'Rôles',
  audited: 'hat',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: [
    { label: 'Personne', value: ({ person }) => person.name },
    { label: 'Rôle', value: ({ label }) => label },
    { label: 'Parcours', value: ({ cohort }) => cohort?.name },
    { label: 'Territoire', value: ({ territoryName }) => territoryName },
    { label: 'Du', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Au', value: ({ endsOn }) => endsOn, as: 'day' },
    { label: 'État', value: ({ state }) => hatStates[state] },
    { label: 'Donné par', value: ({ grantedBy }) => grantedBy },
    { label: 'Confirmé par', value: ({ confirmedBy }) => confirmedBy },
  ],
};

const ways: Record<AuditLine['via'], string> = { session: 'en session', link: 'par un lien', job: 'par une tâche', owner: 'par la ligne de commande', anonymous: 'avant connexion' };

/** The audit as a file, with the words as they are kept. */
export const auditSheet: Sheet<z.infer<typeof AuditPage>, AuditLine> = {
  name: 'Journal',
  audited: 'audit_entry',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: [
    { label: 'Numéro', value: ({ id }) => id },
    { label: 'Quand', value: ({ at }) => at, as: 'instant' },
    { label: 'Qui', value: ({ person }) => person?.name },
    { label: 'Comment', value: ({ via }) => ways[via] },
    { label: 'Acte', value: ({ act }) => act },
    { label: 'Objet', value: ({ object }) => object },
    { label: 'Fiche', value: ({ recordId }) => recordId },
    { label: 'Pour le compte de', value: ({ forPerson }) => forPerson },
    { label: 'Parcours', value: ({ cohortName }) => cohortName },
    { label: 'Scellé', value: ({ sealed }) => sealed },
  ],
};

const messageStates: Record<MessageLine['state'], string> = {
  queued: 'En attente', sending: 'En cours d’envoi', sent: 'Envoyé', deferred: 'Retardé', failed: 'Refusé', uncertain: 'À vérifier', held: 'Retenu',
};

/** The e-mails as their screen shows them: to whom, the state, never an address nor a link. */
export const outboxSheet: Sheet<z.infer<typeof MessagePage>, MessageLine> = {
  name: 'E-mails',
  perPage: 1000,
  rows: ({ items }) => items,
  columns: [
    { label: 'Écrit le', value: ({ createdAt }) => createdAt, as: 'instant' },
    { label: 'Parcours', value: ({ cohort }) => cohort?.name },
    { label: 'À', value: ({ recipient }) => recipient?.name },
    { label: 'En tant que', value: ({ recipientKind }) => recipientKind },
    { label: 'Objet', value: ({ subject }) => subject },
    { label: 'État', value: ({ state }) => messageStates[state] },
    { label: 'Retenu le', value: ({ heldAt }) => heldAt, as: 'instant' },
    { label: 'Retenu par', value: ({ heldBy }) => heldBy },
    { label: 'Essais', value: ({ attempts }) => attempts },
    { label: 'Réponse du serveur', value: ({ answer }) => answer },
    { label: 'Envoyé le', value: ({ sentAt }) => sentAt, as: 'instant' },
  ],
};
