import { CATEGORY_WORDS } from '../cohorts/cohort-words.contract';
import type { Column, Sheet } from '../platform/sheets/sheet';
import type { CategoryFigures, GatheringItem, GatheringList, GatheringView, Half } from './gathering.contract';
import type { InvitationAnswer, RegistrationView } from './registration.contract';
import { FORMAT_WORDS, NATURE_WORDS } from './gathering-words';

const sum = (figures: readonly CategoryFigures[] | null, of: 'invited' | 'yes' | 'replaced' | 'no' | 'came' | 'waiting') => figures?.reduce((total, figure) => total + figure[of], 0);
const figure = (label: string, of: Parameters<typeof sum>[1]): Column<GatheringItem> => ({ label, value: ({ figures }) => sum(figures, of) });

/** A cohort's gatherings as a file, with their totals for who may count. */
export const gatheringsSheet: Sheet<GatheringList, GatheringItem> = {
  name: 'Rendez-vous',
  rows: ({ items }) => items,
  columns: [
    { label: 'Rendez-vous', value: ({ title }) => title },
    { label: 'Sorte', value: ({ nature }) => NATURE_WORDS[nature] },
    { label: 'Numéro', value: ({ number }) => number },
    { label: 'Date', value: ({ heldOn }) => heldOn, as: 'day' },
    { label: 'De', value: ({ fromTime }) => fromTime },
    { label: 'À', value: ({ toTime }) => toTime },
    { label: 'Période', value: ({ period }) => period },
    { label: 'Forme', value: ({ format }) => FORMAT_WORDS[format] },
    { label: 'Lieu', value: ({ place }) => place },
    { label: 'Places', value: ({ capacity }) => capacity },
    figure('Invités', 'invited'),
    figure('Viennent', 'yes'),
    figure('Remplacés', 'replaced'),
    figure('Ne peuvent pas', 'no'),
    figure('En attente', 'waiting'),
    figure('Venus', 'came'),
    { label: 'Supports', value: ({ resourceCount }) => resourceCount },
  ],
};

const answers: Record<InvitationAnswer, string> = { yes: 'Vient', replaced: 'Se fait remplacer', no: 'Ne peut pas' };
const halves: Record<Half, string> = { morning: 'matin', afternoon: 'après-midi', evening: 'soir' };

/** Who is on a gathering's list, what they answered and when they were there: one line a person, one column a half-day. */
export const registrationsSheet: Sheet<GatheringView, RegistrationView> = {
  name: 'Inscriptions et présences',
  audited: 'registration',
  rows: ({ registrations }) => registrations,
  columns: ({ halfDays, may }) => [
    { label: 'Nom', value: ({ familyName }) => familyName },
    { label: 'Prénom', value: ({ givenName }) => givenName },
    { label: 'Type d’acteur', value: ({ category }) => category && CATEGORY_WORDS[category] },
    { label: 'Territoire', value: ({ territoryName }) => territoryName },
    { label: 'Fonction', value: ({ roleTitle }) => roleTitle },
    { label: 'Téléphone', value: ({ telephone }) => telephone },
    { label: 'Invitation', value: ({ invitedAt }) => invitedAt, as: 'instant' },
    { label: 'Relance', value: ({ remindedAt }) => remindedAt, as: 'instant' },
    { label: 'Réponse', value: ({ answer, waitingRank }) => (waitingRank === null ? answer && answers[answer] : 'En liste d’attente') },
    { label: 'Participe', value: ({ attends }) => attends && (attends === 'remote' ? 'en visio' : 'sur place') },
    { label: 'Liste d’attente', value: ({ waitingRank }) => waitingRank },
    { label: 'Répondu le', value: ({ answeredAt }) => answeredAt, as: 'instant' },
    { label: 'Répondu par', value: ({ answeredBy }) => answeredBy },
    { label: 'Remplacé·e par', value: ({ replacementName, replacementRole }) => [replacementName, replacementRole].filter((word) => word !== null) },
    // An empty box is an absence only for whoever reads presences.
    ...(may.tick
      ? halfDays.map(({ id, onDate, half }) => ({
          label: `Présence ${onDate ? `${onDate.split('-').reverse().join('/')} ` : ''}${halves[half]}`,
          value: ({ ticks }: RegistrationView) => ticks.includes(id),
        }))
      : []),
  ],
};
