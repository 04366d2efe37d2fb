import { tokenHash, type Keyring } from '../../platform/crypto/keyring';
import { daysAfter } from '../calendar';
import type { DemoCohort } from '../demo-cohort';
import { fictiveTelephone } from '../people';
import { Draw } from '../draw';
import type { CohortCopy } from './cohort-copy';
import { reception } from './mail-rows';
import { organisationId } from './network-rows';
import type { RowBook, Value } from './row-book';

/** The territory that shows all that a delegation may be. */
const slug = 'montpellier-mediterranee-metropole';

/** Invented, and in nobody's roster: one who stands in, two inhabitants, a newcomer. */
const beside = {
  substitute: { given: 'Jeanne', family: 'Sauvaire', role: 'conseillère métropolitaine', organisation: 'Montpellier Méditerranée Métropole' },
  bricoleur: { given: 'Karim', family: 'Ouali', role: 'bricoleur, atelier partagé de quartier', organisation: null },
  neighbour: { given: 'Hélène', family: 'Maffre', role: 'habitante, conseil citoyen', organisation: null },
  newcomer: { given: 'Lucie', family: 'Tondut', role: 'architecte', organisation: 'Atelier des Garrigues' },
} as const;
type Beside = keyof typeof beside;

/** A second team with its theme, inhabitants, a project's group, a substitute, and a place passed on to a newcomer who got the story. */
export function teamRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy, keyring: Keyring): void {
  const home = cohort.participations.find(({ story }) => story.slug === slug);
  if (!home) return;
  const [cohort_id, participation_id] = [copy.id('cohort'), copy.id('participation', slug)];
  const at = { cohort_id, participation_id };
  const draw = new Draw(0, 'beside');
  for (const [key, one] of Object.entries(beside)) {
    const id = copy.id('person', 'beside', key);
    book.add('person', { id, given_name: one.given, family_name: one.family });
    book.add('person_role', {
      id: copy.id('role', 'beside', key), person_id: id, organisation_id: one.organisation && organisationId(one.organisation), title: one.role, acts_as_ally: false, starts_on: null, ends_on: null,
    });
    book.add('person_contact', { person_id: id, email: `${key}.copie${copy.number}@essai.example.org`, telephone: fictiveTelephone(draw), ...reception(key, copy) });
  }
  const delegation = (key: string, kind: string, name: string, rank: number | null, from: string) => {
    book.add('delegation', { ...at, id: copy.id('delegation', slug, key), kind, name, rank, starts_on: copy.on(from) });
    return copy.id('delegation', slug, key);
  };
  const purchase = delegation('purchase', 'quartet', 'Commande publique', 2, '2024-09-17');
  const residents = delegation('residents', 'residents', 'Ateliers de quartier', null, '2024-09-17');
  const group = delegation('group', 'project_group', 'La clause de réemploi', null, '2024-10-01');

  const member = (index: number) => home.delegates[index]?.person as string;
  const stay = (key: string, values: { delegation_id: string | null; person_id: string; category: string; starts_on: string } & Record<string, Value>) =>
    book.add('delegate', {
      ...at, id: copy.id('delegate', slug, 'beside', key), status: 'agreed', role_title: null, head_of_executive: false, ends_on: null, substitute: false, substitute_for_id: null,
      ...values, starts_on: copy.on(values.starts_on),
    });
  const known = (index: number) => copy.id('person', member(index));
  const other = (key: Beside) => copy.id('person', 'beside', key);
  stay('buyer', { delegation_id: purchase, person_id: known(4), category: 'local_agent', starts_on: '2024-09-17' });
  stay('mayor', { delegation_id: purchase, person_id: known(1), category: 'elected_official', starts_on: '2024-09-17' });
  stay('builder', { delegation_id: purchase, person_id: known(5), category: 'socio_economic_actor', status: 'foreseen', starts_on: '2024-10-15' });
  stay('neighbour', { delegation_id: residents, person_id: other('neighbour'), category: 'resident', starts_on: '2024-09-17' });
  stay('bricoleur', { delegation_id: residents, person_id: other('bricoleur'), category: 'resident', starts_on: '2024-10-08' });
  stay('group-agent', { delegation_id: group, person_id: known(3), category: 'local_agent', starts_on: '2024-10-01' });
  stay('group-firm', { delegation_id: group, person_id: known(6), category: 'socio_economic_actor', starts_on: '2024-10-01' });
  stay('group-state', { delegation_id: group, person_id: known(8), category: 'state_agent', starts_on: '2024-10-01' });
  stay('substitute', { delegation_id: null, person_id: other('substitute'), category: 'elected_official', starts_on: '2024-06-24', substitute: true, substitute_for_id: copy.id('delegate', member(0)) });
  const [newcomer, handover, link, on] = [copy.id('delegate', slug, 'beside', 'newcomer'), copy.id('handover', slug), copy.id('story-link', slug), '2024-11-06'];
  stay('newcomer', { delegation_id: null, person_id: other('newcomer'), category: 'socio_economic_actor', starts_on: on });

  const staff = copy.id('person', 'solene');
  book.add('handover', { ...at, id: handover, delegate_id: copy.id('delegate', member(7)), newcomer_id: newcomer, done_by_id: staff });
  const taken = { ...at, handover_id: handover, record_id: null, fate: 'taken', taker_id: other('newcomer') };
  book.add('handover_item', { ...taken, id: copy.id('handover-item', slug, 'note'), kind: 'note', words: 'feasibility' });
  book.add('handover_item', { ...taken, id: copy.id('handover-item', slug, 'step'), kind: 'next_step', words: 'Relire la clause de réemploi avec les acheteurs' });
  book.add('personal_link', {
    ...at, id: link, person_id: other('newcomer'), purpose: 'own_cohort_page', record_ids: [newcomer], token_hash: tokenHash(keyring.token('personal', link)),
    expires_at: copy.at(daysAfter(on, 183)), created_by_id: staff, created_at: copy.at(on, '10:00'),
  });
  book.add('seat_offer', {
    ...at, id: copy.id('seat-offer', slug), delegation_id: purchase, category: 'state_agent', recipient_words: 'la préfecture, service des marchés, au téléphone',
    offered_on: copy.on('2024-11-20'), ask_again_on: copy.on('2024-12-04'), outcome: 'waiting', made_by_id: staff,
  });
}
