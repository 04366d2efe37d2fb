import { daysAfter } from '../calendar';
import type { DemoCohort, DemoParticipation } from '../demo-cohort';
import { newsFor } from './behalf-rows';
import { mayBeQuoted } from './newsletter-rows';
import type { CohortCopy } from './cohort-copy';
import { organisationId } from './network-rows';
import type { RowBook } from './row-book';

const answers = { now: 'taken_up', later: 'later', no: 'no' } as const;
const noteDates = { intent: '2024-06-28', framing: '2024-09-30', feasibility: '2024-12-13' } as const;

/** The pilot projects: answers to the diagnostic's points, three notes, days of support by quarters, news. */
export function projectRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  for (const participation of cohort.participations) {
    const { story, project } = participation;
    const place = { cohort_id: copy.id('cohort'), participation_id: copy.id('participation', story.slug) };
    const project_id = copy.id('project', story.slug);
    book.add('pilot_project', {
      ...place,
      id: project_id,
      title: project.title,
      short_title: project.shortTitle,
      theme: project.theme,
      summary: story.project.summary,
      renamed_to: project.renamedTo,
    });
    const author = copy.id('person', writerOf(participation));
    story.findings.forEach(({ taken, because }, index) => {
      book.add('project_answer', {
        ...place,
        id: copy.id('answer', story.slug, index),
        project_id,
        finding_id: copy.id('finding', story.slug, index),
        answer: answers[taken],
        reason: because ?? null,
        answered_by_id: author,
      });
    });
    for (const [kind, body] of Object.entries(story.project.notes)) {
      const { reading } = story.project;
      const held = reading?.note === kind ? reading : { state: 'ready', questions: '' };
      book.add('project_note', {
        ...place,
        id: copy.id('note', story.slug, kind),
        project_id,
        kind,
        state: held.state,
        body,
        questions: held.questions,
        read_by_id: held.state === 'to_read' ? null : copy.id('person', 'solene'),
        created_at: copy.at(noteDates[kind as keyof typeof noteDates]),
      });
    }
    supportRows(book, participation, copy);
    newsRows(book, participation, copy);
  }
}

/** Who writes for the territory: the agent if there is one, as everywhere. */
export function writerOf({ delegates }: DemoParticipation): string {
  const agent = delegates.find(({ category, until }) => category === 'local_agent' && until === null) ?? delegates[0];
  if (!agent) throw new Error('A delegation without anybody cannot write.');
  return agent.person;
}

function supportRows(book: RowBook, { story, project }: DemoParticipation, copy: CohortCopy): void {
  const place = { cohort_id: copy.id('cohort'), participation_id: copy.id('participation', story.slug) };
  for (const { organisation, person } of project.allies) {
    const days = story.days.filter(({ by }) => by === organisation).map(({ on }) => on);
    book.add('support_assignment', {
      ...place,
      id: copy.id('support', story.slug, organisation),
      organisation_id: organisationId(organisation),
      person_id: copy.id('person', person),
      starts_on: copy.on(daysAfter(days[0] as string, -7)),
      ends_on: copy.on('2025-01-21'),
    });
  }
  story.days.forEach(({ on, days, by, what }, index) => {
    const person = copy.id('person', project.allies.find(({ organisation }) => organisation === by)?.person as string);
    book.add('support_day', {
      ...place,
      id: copy.id('support-day', story.slug, index),
      organisation_id: organisationId(by),
      person_id: person,
      on_date: copy.on(on),
      days,
      what_was_done: what,
      entered_by_id: person,
      created_at: copy.at(on, '18:00'),
    });
  });
}

function newsRows(book: RowBook, participation: DemoParticipation, copy: CohortCopy): void {
  const { news, project, slug, days } = participation.story;
  const [place, author_id] = [
    { cohort_id: copy.id('cohort'), participation_id: copy.id('participation', slug) },
    copy.id('person', writerOf(participation)),
  ];
  const add = (kind: string, body: string, on: string, index: number) => {
    const behalf = kind === 'news' ? newsFor(participation, index) : null;
    book.add('news', {
      ...place,
      id: copy.id('news', slug, kind, index),
      kind,
      body,
      told_on: copy.on(on),
      author_id: behalf ? copy.id('person', behalf.by) : author_id,
      entered_for_id: behalf && copy.id('person', behalf.for),
      may_be_quoted: mayBeQuoted(kind, index, behalf),
      confirmed_at: behalf?.confirmed ? copy.at(daysAfter(on, 2), '07:40') : null,
      created_at: copy.at(on, '19:00'),
    });
  };
  news.forEach(({ on, text }, index) => add('news', text, on, index));
  add('star', project.star, '2024-07-01', 0);
  const lately = days.map(({ on }) => on).reverse();
  project.victories.forEach((text, index) => add('pebble', text, daysAfter(lately[index] as string, 2), index));
  project.blocks.forEach((text, index) => add('grain_of_sand', text, daysAfter(lately[index] as string, 3), index));
}
