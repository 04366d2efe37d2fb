import type { WordsOfLetter } from '../platform/mail/mail-words';
import { hour, longDate } from '../platform/mail/typography';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const variables: WordsOfLetter['variables'] = {
  'rendez-vous': ({ title }) => text(title),
  date: ({ heldOn, period }, zone) => (heldOn ? longDate(text(heldOn), zone) : text(period)),
  heure: ({ fromTime }, zone) => (fromTime ? hour(text(fromTime), zone) : ''),
  lieu: ({ place, address }) => [place, address].filter(Boolean).join(', '),
  territoire: ({ territoryName }) => text(territoryName),
};
const sample = {
  title: 'Deuxième journée commune', nature: 'Journée commune', format: 'sur place', heldOn: '2025-03-18', fromTime: '09:30', toTime: '16:30', place: 'Salle des fêtes', address: 'Mende',
  territoryName: 'Barre-des-Cévennes', why: 'Vous faites partie de l’équipe de Barre-des-Cévennes : ce rendez-vous est aussi le vôtre.', message: null, purpose: null,
};

/** What staff may say otherwise in the letters of a gathering; its facts, its button and its calendar stay. */
export const gatheringLetters: readonly WordsOfLetter[] = [
  {
    template: 'gathering-invitation',
    label: 'Invitation à un rendez-vous',
    when: 'Quand vous invitez. Le rendez-vous, le bouton pour répondre et l’agenda suivent votre texte.',
    byCohort: true,
    original: { subject: '{{date}} : {{rendez-vous}}', greeting: 'Bonjour {{prénom}},', body: '{{pourquoi}}', signature: '' },
    variables: { ...variables, pourquoi: ({ why }) => text(why) },
    sample,
  },
  {
    template: 'gathering-reminder',
    label: 'Relance de qui n’a pas répondu',
    when: 'Quand vous relancez, ou au jour que vous avez choisi.',
    byCohort: true,
    original: {
      subject: 'Venez-vous ? {{rendez-vous}}, {{date}}',
      greeting: 'Bonjour {{prénom}},',
      body: 'Nous préparons ce rendez-vous et nous aimerions savoir si nous vous y verrons.',
      signature: '',
    },
    variables,
    sample,
  },
];
