import names from '../corpus/names.json';
import { daysAfter } from '../calendar';
import type { DemoCohort } from '../demo-cohort';
import { Draw } from '../draw';
import { french } from '../french';
import { essentialOf, themesOf } from '../supports';
import type { DemoGathering, DemoRegistration } from '../model';
import { fromFile } from './afterwards-rows';
import { villageMayor } from './behalf-rows';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

const replacementRole = 'collègue';
const resourceKind = (title: string) =>
  /enregistrement/.test(title)
    ? 'replay'
    : /jeu de l’oie/.test(title)
      ? 'teaching_kit'
      : /changes|Ateliers|suite/.test(title)
        ? 'summary'
        : 'slides';

/** The gatherings with their half-days, who was invited, what they answered and when they were there. */
export function gatheringRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const cohort_id = copy.id('cohort');
  const mayors = new Set(cohort.participations.map(villageMayor));
  for (const gathering of cohort.gatherings) {
    const gathering_id = copy.id('gathering', gathering.key);
    const { date } = gathering;
    book.add('gathering', {
      id: gathering_id,
      cohort_id,
      nature: gathering.nature,
      format: gathering.format,
      title: gathering.title,
      number: Number(/\d+$/.exec(gathering.nature === 'common_day' ? '' : gathering.key)?.[0]) || null,
      held_on: date && copy.on(date),
      from_time: date && gathering.startsAt,
      to_time: date && gathering.endsAt,
      period: gathering.window && copy.isOriginal ? 'entre juillet et septembre 2024' : null,
      place: gathering.place,
      url: gathering.link,
      purpose: purposeOf(gathering),
    });
    for (const half of halvesOf(gathering)) {
      const id = copy.id('half-day', gathering.key, half);
      book.add('gathering_half_day', { id, cohort_id, gathering_id, on_date: date && copy.on(date), half });
    }
    gathering.resources.forEach(({ title, url }, index) => {
      book.add('resource', {
        id: copy.id('resource', gathering.key, index),
        cohort_id,
        gathering_id,
        kind: resourceKind(title),
        title,
        url,
        summary: resourceKind(title) === 'summary' ? essentialOf(title) : null,
        theme_ids: themesOf(title, gathering.title),
      });
    });
    for (const registration of gathering.registrations) {
      // A village's mayor is asked to the common days; the rest of the programme is the team's, and open to them unasked.
      const unasked = gathering.nature !== 'common_day' && mayors.has(registration.person);
      registrationRows(book, copy, gathering, unasked ? { ...registration, answer: null } : registration, !unasked);
    }
    correctionRow(book, copy, gathering);
  }
}

const halvesOf = ({ nature }: DemoGathering) => (nature === 'common_day' ? ['morning', 'afternoon'] : ['afternoon']);

function purposeOf({ purpose, sequences }: DemoGathering): string {
  return sequences.length ? `${purpose} ${french(`Au programme : ${sequences.join(', ')}.`)}` : purpose;
}

function registrationRows(book: RowBook, copy: CohortCopy, gathering: DemoGathering, one: DemoRegistration, asked: boolean): void {
  const [cohort_id, gathering_id] = [copy.id('cohort'), copy.id('gathering', gathering.key)];
  const id = copy.id('registration', gathering.key, one.person);
  const day = gathering.date ?? (gathering.window?.from as string);
  book.add('registration', {
    id,
    cohort_id,
    gathering_id,
    participation_id: one.participation && copy.id('participation', one.participation),
    person_id: copy.id('person', one.person),
    category: one.category,
    invited_at: asked ? copy.at(daysAfter(day, -21)) : null,
    answer: one.answer,
    answered_at: one.answer && copy.at(daysAfter(day, -12), '17:30'),
    answered_by_id: one.answer && copy.id('person', one.person),
    replacement_name: one.answer === 'replaced' ? replacementFor(gathering.key, one.person) : null,
    replacement_role: one.answer === 'replaced' ? replacementRole : null,
  });
  for (const half of one.halfDays) {
    book.add('attendance', {
      id: copy.id('attendance', gathering.key, one.person, half),
      cohort_id,
      gathering_id,
      registration_id: id,
      half_day_id: copy.id('half-day', gathering.key, half),
      ...notedBy(copy, gathering, one.person),
      created_at: copy.at(day, half === 'morning' ? '09:05' : '14:05'),
    });
  }
}

/** Webinars are noted by the team from who was there, the last two from the file of the meeting; on site most sign on their telephone, some at the door, some on paper. */
function notedBy(copy: CohortCopy, { nature, key }: DemoGathering, person: string): { noted_by_id: string; source: string } {
  const source = nature === 'common_day' ? new Draw('presence', key, person).one(['own_sign_in', 'own_sign_in', 'tablet', 'sheet'] as const) : fromFile({ nature, key }) ? 'video' : 'staff';
  return { noted_by_id: copy.id('person', source === 'own_sign_in' ? person : source === 'video' ? 'bilal' : 'solene'), source };
}

/** Somebody who signed for the whole day and left at noon: what was noted stays, with the reason. */
function correctionRow(book: RowBook, copy: CohortCopy, gathering: DemoGathering): void {
  const left = gathering.nature === 'common_day' && gathering.registrations.find(({ halfDays }) => halfDays.join() === 'morning');
  if (!left) return;
  const day = gathering.date as string;
  book.add('attendance_correction', {
    id: copy.id('attendance-correction', gathering.key, left.person),
    cohort_id: copy.id('cohort'),
    gathering_id: copy.id('gathering', gathering.key),
    registration_id: copy.id('registration', gathering.key, left.person),
    half_day_id: copy.id('half-day', gathering.key, 'afternoon'),
    was_present: true,
    was_source: 'sheet',
    was_noted_by_id: copy.id('person', 'solene'),
    was_noted_at: copy.at(daysAfter(day, 1), '08:40'),
    reason: 'La case de l’après-midi n’est pas signée sur la feuille.',
    corrected_by_id: copy.id('person', 'solene'),
    created_at: copy.at(daysAfter(day, 2), '10:15'),
  });
}

function replacementFor(gathering: string, person: string): string {
  const draw = new Draw('replacement', gathering, person);
  return `${draw.one([...names.female, ...names.male])} ${draw.one(names.family)}`;
}
