import type { CategoryFigures, RegistrationView } from '../api';

const KINDS: readonly CategoryFigures['category'][] = [
  'elected_official',
  'local_agent',
  'socio_economic_actor',
  'state_agent',
  'resident',
  'other',
];

/** The figures of a list that is at hand, so that a tick counts at once, before the server is asked again. */
export function recount(registrations: readonly RegistrationView[]): CategoryFigures[] {
  return KINDS.flatMap((category) => {
    const lines = registrations.filter((line) => (line.category ?? 'other') === category);
    if (lines.length === 0) return [];
    // Whoever waits for a seat is counted apart, and a replacement with whoever they replace.
    const answered = (answer: string) => lines.filter((line) => line.answer === answer && line.waitingRank === null && line.replacesId === null).length;
    return [
      {
        category,
        invited: lines.filter(({ invitedAt }) => invitedAt !== null).length,
        yes: answered('yes'),
        replaced: answered('replaced'),
        no: answered('no'),
        waiting: lines.filter(({ waitingRank }) => waitingRank !== null).length,
        came: lines.filter(({ ticks }) => ticks.length > 0).length,
      },
    ];
  });
}
