import type { FixedLetter, WordsOfLetter } from '../platform/mail/mail-words';
import { namedPlace } from '../platform/mail/place-names';
import { briefDate, hour, longDate } from '../platform/mail/typography';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const variables: WordsOfLetter['variables'] = {
  'rendez-vous': ({ title }) => text(title),
  date: ({ heldOn, period }, zone) => (heldOn ? longDate(text(heldOn), zone) : text(period)),
  jour: ({ heldOn }, zone) => (heldOn ? briefDate(text(heldOn), zone) : ''),
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
    original: { subject: '{{jour}} : {{rendez-vous}}', greeting: 'Bonjour {{prénom}},', body: '{{pourquoi}}', signature: '{{signataire}}' },
    variables: { ...variables, pourquoi: ({ why }) => text(why) },
    sample,
  },
  {
    template: 'gathering-series',
    label: 'Invitation à plusieurs dates',
    when: 'Quand vous invitez à plusieurs rendez-vous d’un coup. Les dates et le bouton pour répondre suivent votre texte.',
    byCohort: true,
    original: { subject: '{{dates}} : venez-vous ?', greeting: 'Bonjour {{prénom}},', body: '{{pourquoi}}', signature: '{{signataire}}' },
    variables: { dates: ({ heading }) => text(heading), territoire: ({ territoryName }) => text(territoryName), pourquoi: ({ why }) => text(why) },
    sample: {
      heading: '2\u00a0webinaires, du 11\u00a0mars au 8\u00a0avril\u00a02025',
      dates: [
        { title: 'Webinaire 1', heldOn: '2025-03-11', fromTime: '12:30', toTime: '14:00' },
        { title: 'Webinaire 2', heldOn: '2025-04-08', fromTime: '12:30', toTime: '14:00' },
      ],
      place: 'en visio', duration: '1\u00a0h\u00a030', remote: true, message: null, purpose: null, territoryName: 'Barre-des-Cévennes',
      why: 'Vous faites partie de l’équipe de Barre-des-Cévennes\u00a0: ces rendez-vous sont aussi les vôtres.',
    },
  },
  {
    template: 'gathering-reminder',
    label: 'Relance de qui n’a pas répondu',
    when: 'Quand vous relancez, ou au jour que vous avez choisi.',
    byCohort: true,
    original: {
      subject: 'Venez-vous {{jour}} ? {{rendez-vous}}',
      greeting: 'Bonjour {{prénom}},',
      body: 'Nous préparons ce rendez-vous et nous aimerions savoir si nous vous y verrons{{pour}}.',
      signature: '{{signataire}}',
    },
    variables: { ...variables, pour: ({ territoryName }) => (territoryName ? `, pour ${namedPlace(text(territoryName))}` : '') },
    sample,
  },
  {
    template: 'gathering-soon',
    label: 'Rappel avant un rendez-vous',
    when: 'Quelques jours avant, à qui vient et à qui n’a pas encore répondu. Le rendez-vous, le lien de la visio et le bouton suivent votre texte.',
    byCohort: true,
    original: { subject: '{{échéance}} : {{rendez-vous}}', greeting: 'Bonjour {{prénom}},', body: '{{rappel}}', signature: '{{signataire}}' },
    variables: {
      ...variables,
      échéance: ({ soon }) => text(soon),
      rappel: ({ answer, why, replacementName }) =>
        answer ? `${text(why)}${replacementName ? ' Transmettez-lui ce message.' : ' À bientôt !'}` : 'Vous ne nous avez pas encore dit si vous venez : il est encore temps.',
    },
    sample: { ...sample, soon: 'Dans une semaine', answer: 'yes', why: 'Vous venez.', replacementName: null },
  },
  {
    template: 'gathering-changed',
    label: 'Changement de date, de lieu ou d’heure',
    when: 'Quand vous changez un rendez-vous déjà annoncé. Ce qui change, avant et après, suit votre texte.',
    byCohort: true,
    original: { subject: 'Changement : {{jour}}, {{rendez-vous}}', greeting: 'Bonjour {{prénom}},', body: 'Ce rendez-vous change.', signature: '{{signataire}}' },
    variables,
    sample: { ...sample, changes: [{ label: 'Date', before: 'mardi 11 mars 2025', after: 'mardi 18 mars 2025' }], asksAgain: true },
  },
  {
    template: 'gathering-cancelled',
    label: 'Annulation',
    when: 'Quand vous annulez un rendez-vous déjà annoncé. « N’aura pas lieu » et l’agenda restent.',
    byCohort: true,
    original: { subject: 'Annulé : {{jour}}, {{rendez-vous}}', greeting: 'Bonjour {{prénom}},', body: 'Vous n’avez rien à faire.', signature: '{{signataire}}' },
    variables,
    sample,
  },
  {
    template: 'gathering-seat',
    label: 'Une place se libère',
    when: 'Quand quelqu’un en liste d’attente obtient une place.',
    byCohort: true,
    original: { subject: 'Une place pour vous : {{jour}}, {{rendez-vous}}', greeting: 'Bonjour {{prénom}},', body: 'Bonne nouvelle : une place s’est libérée, elle est à vous.', signature: '{{signataire}}' },
    variables,
    sample,
  },
  {
    template: 'gathering-welcome',
    label: 'Demande à venir acceptée',
    when: 'Quand vous acceptez quelqu’un qui demandait à venir.',
    byCohort: true,
    original: { subject: '{{issue}} : {{jour}}, {{rendez-vous}}', greeting: 'Bonjour {{prénom}},', body: '{{réponse}}', signature: '{{signataire}}' },
    variables: {
      ...variables,
      issue: ({ waiting }) => (waiting ? 'En liste d’attente' : 'Votre place est prête'),
      réponse: ({ waiting }) =>
        waiting
          ? 'Votre demande est acceptée. Toutes les places sont prises pour l’instant : vous êtes en liste d’attente, et un e-mail vous dira quand une place se libère.'
          : 'Votre demande est acceptée : votre place est prête.',
    },
    sample: { ...sample, waiting: false },
  },
  {
    template: 'gathering-declined',
    label: 'Demande à venir refusée',
    when: 'Quand vous ne pouvez pas accueillir quelqu’un qui demandait à venir.',
    byCohort: true,
    original: {
      subject: 'Votre demande à venir : {{jour}}, {{rendez-vous}}',
      greeting: 'Bonjour {{prénom}},',
      body: 'Nous ne pouvons pas vous accueillir cette fois-ci, et nous le regrettons. Merci d’avoir demandé.',
      signature: '{{signataire}}',
    },
    variables,
    sample,
  },
];

/** Letters of a gathering that keep our words, and why. */
export const fixedGatheringLetters: readonly FixedLetter[] = [
  { template: 'gathering-request', label: 'Demande à venir, à confirmer', why: 'répond à quelqu’un que l’équipe ne connaît pas, et dit quand son adresse est effacée' },
  { template: 'gathering-replacement', label: 'Proposition de remplacer quelqu’un', why: 'part au nom d’un participant, et dit quand une adresse est effacée' },
  { template: 'gathering-handed-on', label: 'Remplacement réglé', why: 'dit à qui est remplacé que son agenda retire ce rendez-vous' },
  { template: 'gathering-listed', label: 'Adresse déjà sur la liste', why: 'prévient que quelqu’un s’est servi d’une adresse' },
  { template: 'gathering-restored', label: 'Rendez-vous qui a lieu finalement', why: 'rappelle à chacun la réponse qu’il avait donnée' },
  { template: 'calendar-address', label: 'Adresse d’agenda', why: 'porte une adresse personnelle, avec ses précautions' },
  { template: 'peer-exchange', label: 'Tableau d’un échange entre pairs', why: 'promet que rien ne sort de la salle sans l’accord du groupe' },
];
