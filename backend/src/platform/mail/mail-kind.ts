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
