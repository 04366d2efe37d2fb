import corpus from '../corpus/companions.json';
import { type Keyring, tokenHash } from '../../platform/crypto/keyring';
import { ofPlace } from '../../platform/mail/place-names';
import { briefDate, longDate } from '../../platform/mail/typography';
import { letterData, recipientInFrench } from '../../gatherings/gathering-words';
import { durationInFrench } from '../../gatherings/inviting/gathering-calendar';
import type { GatheringNature } from '../../gatherings/gathering.contract';
import { french } from '../french';
import type { RowBook } from '../rows/row-book';
import { type CompanionCohort, companions, type Meeting, meetings } from './companion';
import { invitedAgo, linkEnds } from './companion-gathering-rows';

type Kind = 'invitation' | 'chase' | 'change' | 'cancellation';
const templates: Record<Kind, string> = { invitation: 'gathering-invitation', chase: 'gathering-reminder', change: 'gathering-changed', cancellation: 'gathering-cancelled' };

/** Nobody knows whether this one arrived: staff decide whether it goes again. */
const uncertain = { meeting: 'voyage', person: 'aicha' };
const zone = 'Europe/Paris';

/** What left, to whom and with what outcome; what leaves by itself; the cohort's own words, and who wants no newsletter. */
export function companionMailRows(book: RowBook, cohort: CompanionCohort, keyring: Keyring): void {
  for (const meeting of meetings) {
    const people = Object.keys(meeting.answers);
    if (!people.length) continue;
    for (const person of people) linkRow(book, cohort, meeting, person, keyring);
    send(book, cohort, meeting, 'invitation', people, invitedAgo(meeting));
    if ((meeting.day ?? 0) > 0 && !meeting.cancelled) for (const days_before of [7, 1]) momentRow(book, cohort, meeting, days_before);
    if (meeting.moved) {
      send(book, cohort, meeting, 'change', people.filter((person) => meeting.answers[person] !== 'no'), 5);
      send(book, cohort, meeting, 'chase', people.filter((person) => meeting.answers[person] === 'none'), 2);
    }
    if (meeting.cancelled) send(book, cohort, meeting, 'cancellation', people.filter((person) => meeting.answers[person] !== 'no'), 1);
  }
  scribeRow(book, cohort, keyring);
  const { template, subject, greeting, body, signature } = corpus.text;
  book.add('mail_text', { id: cohort.id('mail-text', template), network_id: null, cohort_id: cohort.cohortId, template, subject, greeting, body: french(body), signature, updated_by_id: cohort.person('solene') });
  book.add('mail_refusal', { id: cohort.id('mail-refusal', 'milo'), person_id: cohort.person('milo'), kind: 'newsletter', entered_by_id: null });
}

function linkRow(book: RowBook, cohort: CompanionCohort, meeting: Meeting, person: string, keyring: Keyring): void {
  const id = cohort.id('invitation-link', meeting.key, person);
  book.add('personal_link', {
    id, cohort_id: cohort.cohortId, participation_id: cohort.participation(person), person_id: cohort.person(person), purpose: 'answer_invitation',
    record_ids: [cohort.id('registration', meeting.key, person), cohort.id('gathering', meeting.key)], token_hash: tokenHash(keyring.token('personal', id)),
    expires_at: linkEnds(cohort, meeting), created_by_id: cohort.person('solene'), created_at: cohort.ago(invitedAgo(meeting), '07:30'),
  });
}

/** This morning's letter to whoever keeps the agents' board: it opens that board alone. */
function scribeRow(book: RowBook, cohort: CompanionCohort, keyring: Keyring): void {
  const [id, person, gatheringId, at] = [cohort.id('board-link'), cohort.person('karim'), cohort.id('gathering', 'pairs'), cohort.ago(0, '06:40')];
  book.add('personal_link', {
    id, cohort_id: cohort.cohortId, participation_id: null, person_id: person, purpose: 'peer_exchange', record_ids: [cohort.id('peer-board', 'local_agent'), gatheringId],
    token_hash: tokenHash(keyring.token('personal', id)), expires_at: cohort.on(15), created_by_id: cohort.person('solene'), created_at: at,
  });
  book.add('outbox_message', {
    id: cohort.id('message', 'board'), cohort_id: cohort.cohortId, template: 'peer-exchange', sensitivity: 'collective', kind: null, recipient_id: person, recipient_kind: recipientInFrench('local_agent', null), link_id: id,
    data: JSON.stringify({ gatheringId, title: 'Ce que chacun attend des autres', heldOn: cohort.today, group: 'entre agents de collectivité', keeps: true }),
    reply_to_id: cohort.person('solene'), created_by_id: cohort.person('solene'), created_at: at, attempts: 1, takes: 1, taken_at: at, updated_at: at, state: 'sent', sent_at: at, answer: '250 accepté', withheld: null,
  });
}

function momentRow(book: RowBook, cohort: CompanionCohort, meeting: Meeting, days_before: number): void {
  book.add('gathering_moment', { id: cohort.id('moment', meeting.key, days_before), cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', meeting.key), kind: 'reminder', days_before, at_time: '09:00', created_at: cohort.ago(invitedAgo(meeting), '07:30') });
}

function send(book: RowBook, cohort: CompanionCohort, meeting: Meeting, kind: Kind, people: string[], daysAgo: number): void {
  const place = { cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', meeting.key) };
  const [sending_id, staff, created_at] = [cohort.id('sending', meeting.key, kind), cohort.person('solene'), cohort.ago(daysAgo, '07:30')];
  const [first] = people;
  if (!first) return;
  const guests = people.filter((person) => cohort.participation(person) === null).map((person) => cohort.person(person));
  const rules = meeting.workingGroup ? [{ kind: 'working_group', workingGroupId: cohort.id('working-group') }] : [{ kind: 'delegates', foreseen: false, beside: false }];
  book.add('gathering_sending', {
    id: sending_id, ...place, kind, audience: JSON.stringify(kind === 'invitation' ? { rules, added: meeting.workingGroup ? [] : guests, removed: [] } : {}),
    subject: subjectOf(cohort, meeting, kind), letter: letterOf(cohort, meeting, kind, first), reply_to_id: staff, created_by_id: staff, created_at,
  });
  for (const person of people) {
    const message_id = cohort.reachable(person) ? cohort.id('message', meeting.key, kind, person) : null;
    book.add('gathering_recipient', { id: cohort.id('recipient', meeting.key, kind, person), ...place, sending_id, person_id: cohort.person(person), why: whyOf(cohort, person), message_id, created_at });
    if (!message_id) continue;
    book.add('outbox_message', {
      id: message_id, cohort_id: cohort.cohortId, template: templates[kind], sensitivity: 'collective', kind: kind === 'invitation' || kind === 'chase' ? 'invitation' : null,
      recipient_id: cohort.person(person), recipient_kind: recipientInFrench(cohort.category(person), placeOf(person)), link_id: cohort.id('invitation-link', meeting.key, person),
      data: JSON.stringify(dataOf(cohort, meeting, kind, person)), reply_to_id: staff, created_by_id: staff, created_at, ...outcomeOf(cohort, meeting, kind, person, daysAgo),
    });
  }
}

/** Sent, for nearly all; one nobody knows, and one address that refused the first time and was not tried again. */
function outcomeOf(cohort: CompanionCohort, meeting: Meeting, kind: Kind, person: string, daysAgo: number) {
  const at = cohort.ago(daysAgo, '07:31');
  const taken = { attempts: 1, takes: 1, taken_at: at, updated_at: at };
  const refused = companions.find(({ key }) => key === person)?.undeliverable;
  if (refused && daysAgo > 12) return { ...taken, state: 'sent', sent_at: at, answer: '250 accepté', withheld: null };
  if (refused && daysAgo === 12) return { ...taken, state: 'failed', sent_at: null, answer: refused, withheld: null };
  if (refused) return { attempts: 0, takes: 0, taken_at: null, updated_at: at, state: 'failed', sent_at: null, answer: 'Adresse qui ne reçoit pas', withheld: 'undeliverable' };
  if (kind === 'invitation' && meeting.key === uncertain.meeting && person === uncertain.person) return { ...taken, state: 'uncertain', sent_at: null, answer: 'L’envoi a été interrompu', withheld: null };
  return { ...taken, state: 'sent', sent_at: at, answer: '250 accepté', withheld: null };
}

const placeOf = (person: string) => french(corpus.territories.find(({ key }) => key === companions.find((one) => one.key === person)?.at)?.name ?? '') || null;

function whyOf(cohort: CompanionCohort, person: string): string {
  const territory = placeOf(person);
  if (territory) return french(`Vous faites partie de l'équipe ${ofPlace(territory)} : ce rendez-vous est aussi le vôtre.`);
  return cohort.category(person) === null && person.startsWith('delegate:') ? 'L’équipe du parcours vous y invite.' : 'Vous accompagnez un territoire du parcours : ce rendez-vous est aussi le vôtre.';
}

function factsOf(cohort: CompanionCohort, meeting: Meeting) {
  const heldOn = cohort.heldOn(meeting);
  return {
    id: cohort.id('gathering', meeting.key), title: french(meeting.title), nature: meeting.nature as GatheringNature, format: meeting.format, heldOn, fromTime: meeting.from, toTime: meeting.to,
    period: meeting.period ?? null, place: meeting.place ?? null, address: meeting.address ?? null, url: null, purpose: french(meeting.purpose),
    halfDays: meeting.halves.map((half) => ({ onDate: heldOn, half })),
  };
}

function dataOf(cohort: CompanionCohort, meeting: Meeting, kind: Kind, person: string) {
  const facts = factsOf(cohort, meeting);
  return {
    ...letterData(facts), remote: meeting.format !== 'on_site', duration: durationInFrench(facts), message: meeting.word && kind === 'invitation' ? french(meeting.word) : null,
    territoryName: placeOf(person), why: whyOf(cohort, person), ...(meeting.cancelled && { reason: french(meeting.cancelled) }),
  };
}

function subjectOf(cohort: CompanionCohort, meeting: Meeting, kind: Kind): string {
  const [title, day] = [french(meeting.title), briefDate(cohort.heldOn(meeting) as string, zone)];
  if (kind === 'chase') return french(`Venez-vous ${day} ? ${title}`);
  return french(kind === 'cancellation' ? `Annulé : ${day}, ${title}` : kind === 'change' ? `Changement : ${day}, ${title}` : `${day.slice(0, 1).toUpperCase()}${day.slice(1)} : ${title}`);
}

/** What the first of them read, as it is kept beside the sending. */
function letterOf(cohort: CompanionCohort, meeting: Meeting, kind: Kind, person: string): string {
  const lines = [`Bonjour ${cohort.nameOf(person).split(' ')[0]},`, whyOf(cohort, person), french(meeting.title), `Quand : ${longDate(cohort.heldOn(meeting) as string, zone)}, de ${meeting.from} à ${meeting.to}`];
  if (meeting.place) lines.push(`Où : ${[meeting.place, meeting.address].filter(Boolean).join(', ')}`);
  if (kind === 'cancellation') lines.push(french(meeting.cancelled ?? ''));
  else lines.push(french(meeting.purpose), ...(meeting.word && kind === 'invitation' ? [french(meeting.word)] : []), 'Je viens, je ne peux pas, on me remplace : [votre lien personnel]');
  return [...lines, corpus.text.signature].join('\n\n');
}
