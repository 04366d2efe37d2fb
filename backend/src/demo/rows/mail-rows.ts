import { ofPlace } from '../../platform/mail/place-names';
import { briefDate, longDate } from '../../platform/mail/typography';
import { letterData, recipientInFrench } from '../../gatherings/gathering-words';
import { daysAfter } from '../calendar';
import type { DemoCohort } from '../demo-cohort';
import { french } from '../french';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

/** Whose mailbox is gone since; one whose letter may or may not have arrived. */
export const gone = 'delegate:ca-du-sicoval:2';
const unknown = 'delegate:gruissan:1';
const refusal = '550 5.1.1 boîte inconnue';

/** The invitation to the last day, as it left three weeks before: one letter a person, with what became of each. */
export function mailRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const day = cohort.gatherings.findLast(({ nature, date }) => nature === 'common_day' && date);
  if (!day?.date) return;
  const place = { cohort_id: copy.id('cohort'), gathering_id: copy.id('gathering', day.key) };
  const names = new Map(cohort.participations.map(({ story, territory }) => [story.slug, copy.isOriginal ? territory.name : null]));
  const asked = daysAfter(day.date, -21);
  const [sending_id, staff, created_at, heldOn] = [copy.id('sending', day.key), copy.id('person', 'solene'), copy.at(asked, '07:30'), copy.on(day.date)];
  const subject = `${capital(briefDate(heldOn, 'Europe/Paris'))}\u00a0: ${day.title}`;
  const letter = ['Bonjour,', day.title, `Quand : ${longDate(heldOn, 'Europe/Paris')}, de 9 h à 17 h`, `Où : ${day.place ?? ''}`, day.purpose, 'Je viens, je ne peux pas, on me remplace : [votre lien personnel]', 'Solène Marchetti'].join('\n\n');
  book.add('gathering_sending', { id: sending_id, ...place, kind: 'invitation', audience: JSON.stringify({ rules: [{ kind: 'everybody' }], added: [], removed: [] }), subject, letter, reply_to_id: staff, created_by_id: staff, created_at });
  for (const { person, participation, category } of day.registrations) {
    const territoryName = participation && (names.get(participation) ?? null);
    const why = territoryName ? french(`Vous faites partie de l'équipe ${ofPlace(territoryName)} : ce rendez-vous est aussi le vôtre.`) : 'Vous accompagnez un territoire du parcours : ce rendez-vous est aussi le vôtre.';
    const [message_id, person_id] = [copy.id('message', day.key, person), copy.id('person', person)];
    const facts = { id: place.gathering_id, title: day.title, nature: day.nature, format: day.format, heldOn, fromTime: day.startsAt, toTime: day.endsAt, period: null, place: day.place, address: null, url: null, purpose: day.purpose };
    book.add('outbox_message', {
      id: message_id, cohort_id: place.cohort_id, template: 'gathering-invitation', sensitivity: 'collective', kind: 'invitation', recipient_id: person_id, recipient_kind: recipientInFrench(category, territoryName),
      data: JSON.stringify({ ...letterData(facts), territoryName, why, message: null }), reply_to_id: staff, created_by_id: staff, attempts: 1, takes: 1, created_at, updated_at: created_at, ...outcomeOf(person, created_at),
    });
    book.add('gathering_recipient', { id: copy.id('recipient', day.key, person), ...place, sending_id, person_id, why, message_id, created_at });
  }
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function outcomeOf(person: string, sent_at: string) {
  if (person === gone) return { state: 'failed', sent_at: null, answer: refusal };
  if (person === unknown) return { state: 'uncertain', sent_at: null, answer: 'L’envoi a été interrompu' };
  return { state: 'sent', sent_at, answer: '250 accepté' };
}

/** What a contact says of the address: nothing, but for the one where nothing arrives. */
export const reception = (person: string, copy: CohortCopy) => ({
  undeliverable_at: person === gone ? copy.at('2024-12-31', '07:31') : null,
  undeliverable_answer: person === gone ? refusal : null,
});
