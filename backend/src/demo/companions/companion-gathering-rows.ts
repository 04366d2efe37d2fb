import { daysAfter } from '../calendar';
import { Draw } from '../draw';
import { french } from '../french';
import type { RowBook } from '../rows/row-book';
import { type CompanionCohort, type Meeting, meetings } from './companion';

/** The collective times to come, of today and of lately: programme, who was asked, what they answered and need, who was there. */
export function companionGatheringRows(book: RowBook, cohort: CompanionCohort): void {
  for (const meeting of meetings) {
    gatheringRow(book, cohort, meeting);
    agendaRows(book, cohort, meeting);
    for (const [person, answer] of Object.entries(meeting.answers)) registrationRow(book, cohort, meeting, person, answer);
    attendanceRows(book, cohort, meeting);
  }
}

/** How many days ago the invitations left. */
export const invitedAgo = ({ day }: Meeting): number => (day !== null && day <= 0 ? 21 - day : 12);

/** « replaced:Thérèse Vidalou » and « yes:remote » in their parts. */
const answerOf = (said: string) => {
  const [answer, more = null] = said.split(':') as [string, string?];
  return { answer: answer === 'none' ? null : answer, replacement: answer === 'replaced' ? more : null, remote: more === 'remote' };
};

function gatheringRow(book: RowBook, cohort: CompanionCohort, meeting: Meeting): void {
  const { cohortId: cohort_id } = cohort;
  const id = cohort.id('gathering', meeting.key);
  const held_on = cohort.heldOn(meeting);
  const created_at = cohort.ago(90);
  book.add('gathering', {
    id,
    cohort_id,
    nature: meeting.nature,
    format: meeting.format,
    title: french(meeting.title),
    number: meeting.number ?? null,
    held_on,
    from_time: meeting.from,
    to_time: meeting.to,
    period: meeting.period ?? null,
    place: meeting.place ?? null,
    address: meeting.address ?? null,
    url: meeting.format === 'on_site' ? null : `https://visio.example.org/compagnons/${meeting.key}`,
    purpose: french(meeting.purpose),
    capacity: meeting.capacity ?? null,
    working_group_id: meeting.workingGroup ? cohort.id('working-group') : null,
    signature_required: meeting.signature ?? false,
    presence_closed_at: meeting.closed ? cohort.ago(cohort.heldAgo(meeting) - 2) : null,
    presence_closed_by_id: meeting.closed ? cohort.person('solene') : null,
    cancelled_at: meeting.cancelled ? cohort.ago(1, '10:20') : null,
    cancelled_reason: meeting.cancelled ? french(meeting.cancelled) : null,
    calendar_sequence: meeting.moved || meeting.cancelled ? 1 : 0,
    created_at,
  });
  for (const half of meeting.halves) book.add('gathering_half_day', { id: cohort.id('half-day', meeting.key, half), cohort_id, gathering_id: id, on_date: held_on, half });
}

function agendaRows(book: RowBook, cohort: CompanionCohort, meeting: Meeting): void {
  const place = { cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', meeting.key) };
  for (const [from_time, to_time, kind, title] of meeting.sequences ?? []) {
    book.add('gathering_sequence', { id: cohort.id('sequence', meeting.key, from_time), ...place, day_number: 1, from_time, to_time, kind, title: french(title), details: null });
  }
  for (const [from, people] of Object.entries(meeting.speakers ?? {})) {
    people.forEach((person, index) =>
      book.add('sequence_speaker', { id: cohort.id('speaker', meeting.key, from, person), ...place, sequence_id: cohort.id('sequence', meeting.key, from), person_id: cohort.person(person), name: cohort.nameOf(person), place: index }),
    );
  }
  (meeting.tasks ?? []).forEach(([words, person, done], index) => {
    const person_id = cohort.person(person);
    book.add('gathering_task', { id: cohort.id('task', meeting.key, index), ...place, sequence_id: null, words: french(words), person_id, who: null, done_at: done ? cohort.ago(2) : null, done_by_id: done ? person_id : null });
  });
}

function registrationRow(book: RowBook, cohort: CompanionCohort, meeting: Meeting, person: string, said: string): void {
  const id = cohort.id('registration', meeting.key, person);
  const place = { cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', meeting.key) };
  const { answer, replacement, remote } = answerOf(said);
  const asked = invitedAgo(meeting);
  const person_id = cohort.person(person);
  const answered = new Draw('companions', 'answered', meeting.key, person).between(1, 8);
  book.add('registration', {
    id,
    ...place,
    participation_id: cohort.participation(person),
    person_id,
    category: cohort.category(person),
    invited_at: cohort.ago(asked, '07:30'),
    answer,
    answered_at: answer && cohort.ago(asked - answered, '16:40'),
    // Whoever has no address was called.
    answered_by_id: answer && (cohort.reachable(person) ? person_id : cohort.person('bilal')),
    replacement_name: replacement,
    replacement_role: replacement && french('sa première adjointe'),
    attends: answer === 'yes' && meeting.format === 'hybrid' ? (remote ? 'remote' : 'in_room') : null,
  });
  const need = meeting.needs?.[person];
  if (!need) return;
  const { diets = [], accesses = [], travels = [], access_words = null, travel_words = null } = need;
  book.add('registration_need', { id: cohort.id('need', meeting.key, person), ...place, registration_id: id, person_id, diets, accesses, travels, access_words, travel_words });
}

function attendanceRows(book: RowBook, cohort: CompanionCohort, meeting: Meeting): void {
  const place = { cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', meeting.key) };
  const ago = cohort.heldAgo(meeting);
  for (const [source, people] of Object.entries(meeting.came ?? {})) {
    for (const person of people) {
      const registration_id = cohort.id('registration', meeting.key, person);
      for (const half of meeting.halves) {
        const half_day_id = cohort.id('half-day', meeting.key, half);
        const path = [meeting.key, person, half];
        const created_at = cohort.ago(ago, half === 'morning' ? '07:35' : '12:05');
        const noted_by_id = cohort.person(source === 'own_sign_in' ? person : 'solene');
        if (half === 'afternoon' && meeting.onlyMorning) continue;
        if (half === 'afternoon' && meeting.leftAtNoon?.includes(person)) {
          book.add('attendance_correction', {
            id: cohort.id('correction', ...path), ...place, registration_id, half_day_id, was_present: true, was_source: 'sheet', was_noted_by_id: cohort.person('solene'), was_noted_at: created_at,
            reason: 'Partie avec le train de midi : signée d’avance, par habitude.', corrected_by_id: cohort.person('solene'), created_at: cohort.ago(ago - 1, '09:10'),
          });
          continue;
        }
        book.add('attendance', { id: cohort.id('attendance', ...path), ...place, registration_id, half_day_id, noted_by_id, source, created_at });
        if (meeting.signature && source !== 'sheet') {
          book.add('attendance_signature', { id: cohort.id('signature', ...path), ...place, registration_id, half_day_id, drawn: strokes(new Draw('signature', person)), typed_name: null, by_address: false, created_at });
        }
      }
    }
  }
}

/** A scrawl that is nobody's, in the box of 600 by 200 where fingers sign. */
function strokes(draw: Draw): string {
  let [x, y] = [40, 110];
  let path = `M${x} ${y}`;
  for (let turn = 0; turn < 14; turn++) {
    [x, y] = [x + draw.between(12, 44), 100 + (turn % 2 ? 1 : -1) * draw.between(8, 60)];
    path += `L${x} ${y}`;
  }
  return path;
}

/** The day after which a link to a gathering no longer serves. */
export const linkEnds = (cohort: CompanionCohort, meeting: Meeting): string => daysAfter(cohort.heldOn(meeting) ?? cohort.today, 90);
