import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import type { AvailabilityAnswerValue, AvailabilityAnswerView, AvailabilityRequests, AvailabilityRequestView } from './availability.contract';

type Requests = z.infer<typeof AvailabilityRequests>;

/** The periods that allies were asked about, with the days that were offered. */
export const availabilitySheet: Sheet<Requests, Requests['items'][number]> = {
  name: 'Disponibilités',
  rows: ({ items }) => items,
  columns: [
    { label: 'Du', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Au', value: ({ endsOn }) => endsOn, as: 'day' },
    { label: 'Jours demandés', value: ({ days }) => days },
    { label: 'Personnes', value: ({ asked }) => asked },
    { label: 'Réponses', value: ({ answered }) => answered },
    { label: 'Jours offerts', value: ({ offered }) => offered },
  ],
};

const answers: Record<z.infer<typeof AvailabilityAnswerValue>, string> = { yes: 'Oui', partly: 'En partie', no: 'Non' };

/** Who was asked about one period, and what they answered. */
export const answersSheet: Sheet<z.infer<typeof AvailabilityRequestView>, z.infer<typeof AvailabilityAnswerView>> = {
  name: 'Disponibilités, réponses',
  audited: 'availability_request',
  rows: ({ answers: rows }) => rows,
  columns: [
    { label: 'Nom', value: ({ name }) => name },
    { label: 'Structure', value: ({ organisation }) => organisation },
    { label: 'Réponse', value: ({ answer }) => answer && answers[answer] },
    { label: 'Jours', value: ({ days }) => days },
    { label: 'Un mot', value: ({ word }) => word },
    { label: 'Demandé le', value: ({ askedOn }) => askedOn, as: 'day' },
    { label: 'Relancé le', value: ({ remindedOn }) => remindedOn, as: 'day' },
    { label: 'Répondu le', value: ({ answeredOn }) => answeredOn, as: 'day' },
    { label: 'Noté par', value: ({ enteredBy }) => enteredBy },
  ],
};
