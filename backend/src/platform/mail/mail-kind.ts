/** The kinds of collective letters, each of which a person may refuse. A letter without a kind is owed to one person by name. */
export const mailKinds = ['invitation', 'newsletter', 'request', 'resource'] as const;
export type MailKind = (typeof mailKinds)[number];

/** What a kind is called, at the foot of its letters and on the page where one refuses it. */
export const mailKindLabels: Record<MailKind, string> = {
  invitation: 'les invitations et les rappels de rendez-vous',
  newsletter: 'l’infolettre',
  request: 'les demandes de nouvelles, de retours et de disponibilités',
  resource: 'les supports et les comptes rendus',
};

const always = 'ce que vous demandez vous-même (un lien de connexion, vos données) et ce qu’une personne vous écrit en son nom';

/** What whoever refuses a kind goes on receiving: letters owed to them by name, and the other kinds, each of which is refused by itself. */
export const mailKindStays: Record<MailKind, string> = {
  invitation: `les changements et les annulations des rendez-vous où vous venez, ${always}`,
  newsletter: always,
  request: always,
  resource: always,
};
