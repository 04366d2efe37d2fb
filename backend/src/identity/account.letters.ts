import type { FixedLetter, WordsOfLetter } from '../platform/mail/mail-words';

/** What administrators may say otherwise in the letters of accounts. */
export const accountLetters: readonly WordsOfLetter[] = [
  {
    template: 'account-invitation',
    label: 'Invitation à ouvrir un accès',
    when: 'Quand vous donnez un accès à quelqu’un.',
    byCohort: false,
    original: {
      subject: 'Votre accès à {{réseau}}',
      greeting: 'Bonjour {{prénom}},',
      body: 'Un accès à {{réseau}} vient d’être ouvert pour vous. Vous y retrouverez ce qui vous attend, les rendez-vous et les personnes avec qui vous avancez.',
      signature: '{{signataire}}',
    },
    sample: {},
  },
  {
    template: 'account-sign-in',
    label: 'Lien de connexion',
    when: 'Quand quelqu’un demande à se connecter.',
    byCohort: false,
    original: {
      subject: 'Votre lien pour vous connecter',
      greeting: 'Bonjour {{prénom}},',
      body: 'Voici le lien que vous avez demandé. Il vous connecte à {{réseau}}, une seule fois, pendant 15 minutes.',
      signature: '{{signataire}}',
    },
    sample: {},
  },
];

/** Letters that keep our words, and why. Of those above, the link, how long it lasts and what to do when one asked for nothing stay too. */
export const fixedAccountLetters: readonly FixedLetter[] = [
  { template: 'account-reset', label: 'Nouveau mot de passe', why: 'protège un accès : il se reconnaît à ses mots' },
  { template: 'own-data-link', label: 'Vos données', why: 'répond à un droit que donne la loi' },
  { template: 'own-data-asked', label: 'Demande sur ses données, notée', why: 'dit ce que la loi promet : un mois pour répondre' },
  { template: 'own-data-withdrawn', label: 'Demande sur ses données, retirée', why: 'confirme à la personne ce qui a été fait en son nom' },
];
