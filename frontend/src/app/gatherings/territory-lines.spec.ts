import type { RegistrationView } from '../api';
import { recount } from './recount';
import { byTerritory } from './territory-lines';

let last = 0;
const line = (over: Partial<RegistrationView>): RegistrationView => ({
  id: `line-${++last}`,
  personId: `person-${last}`,
  givenName: 'Maya',
  familyName: `Essai ${last}`,
  roleTitle: null,
  telephone: null,
  category: 'elected_official',
  participationId: 'canohes',
  territoryName: 'Canohès',
  invitedAt: '2024-06-01T08:00:00Z',
  remindedAt: null,
  answer: null,
  answeredAt: null,
  answeredBy: null,
  replacementName: null,
  replacementRole: null,
  attends: null,
  waitingRank: null,
  seatGivenAt: null,
  replacesId: null,
  ticks: [],
  ...over,
});
const halfDays = [{ id: 'morning', onDate: '2024-06-24', half: 'morning' as const }];

describe('a list by territory', () => {
  it('puts territories in order, those of none last, and each team in the quartet’s order', () => {
    const registrations = [
      line({ participationId: null, territoryName: null, category: null }),
      line({ participationId: 'vigan', territoryName: 'Le Vigan' }),
      line({ category: 'state_agent' }),
      line({ category: 'elected_official' }),
    ];
    const groups = byTerritory({ registrations, halfDays });
    expect(groups.map(({ name }) => name)).toEqual(['Canohès', 'Le Vigan', 'Autres personnes']);
    expect(groups[0]?.lines.map(({ category }) => category)).toEqual(['elected_official', 'state_agent']);
  });

  it('shows in the quartet who comes, then, once presence was noted, who came', () => {
    const coming = [line({ answer: 'yes' }), line({ category: 'local_agent' }), line({ category: 'state_agent', answer: 'no' })];
    expect(byTerritory({ registrations: coming, halfDays })[0]).toMatchObject({
      seats: [
        { agreed: 1, foreseen: 0 },
        { agreed: 0, foreseen: 1 },
        { agreed: 0, foreseen: 0 },
        { agreed: 0, foreseen: 0 },
      ],
      coming: 1,
      silent: 1,
      came: 0,
    });
    const came = [line({ answer: 'yes' }), line({ category: 'local_agent', ticks: ['morning'] })];
    expect(byTerritory({ registrations: came, halfDays })[0]?.seats).toEqual([
      { agreed: 0 },
      { agreed: 1 },
      { agreed: 0 },
      { agreed: 0 },
    ]);
  });

  it('counts as coming only who has a place, and a replacement with whoever they replace', () => {
    const registrations = [
      line({ id: 'seat', answer: 'replaced' }),
      line({ answer: 'yes', invitedAt: null, replacesId: 'seat' }),
      line({ answer: 'yes', waitingRank: 1 }),
      line({ answer: 'replaced', waitingRank: 2 }),
    ];
    const [group] = byTerritory({ registrations, halfDays });
    expect(group).toMatchObject({ of: 3, coming: 1, waiting: 2, silent: 0 });
    const [head] = recount(registrations);
    expect([group?.coming, group?.waiting, group?.of]).toEqual([(head?.yes ?? 0) + (head?.replaced ?? 0), head?.waiting, head?.invited]);
  });

  it('is counted on the page as the server counts it: a person once, however many half-days', () => {
    const registrations = [
      line({ answer: 'yes', ticks: ['morning', 'afternoon'] }),
      line({ answer: 'replaced' }),
      line({ category: null, invitedAt: null, ticks: ['morning'] }),
    ];
    expect(recount(registrations)).toEqual([
      { category: 'elected_official', invited: 2, yes: 1, replaced: 1, no: 0, came: 1, waiting: 0 },
      { category: 'other', invited: 0, yes: 0, replaced: 0, no: 0, came: 1, waiting: 0 },
    ]);
  });
});
