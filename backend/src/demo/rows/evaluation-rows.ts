import facts from '../facts/occitanie.json';
import type { DemoCohort } from '../demo-cohort';
import type { CohortCopy } from './cohort-copy';
import { writerOf } from './project-rows';
import type { RowBook } from './row-book';

const toldOn = facts.cohort.lastDatedAct;
const minute = (rank: number) => `10:${String(rank).padStart(2, '0')}`;

/** Effects and limits in the order of the report, and both viewpoints where both exist. */
export function evaluationRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  for (const participation of cohort.participations) {
    const { story, effects, limits, project, saidBy } = participation;
    const place = { cohort_id: copy.id('cohort'), participation_id: copy.id('participation', story.slug) };
    const author_id = copy.id('person', writerOf(participation));
    const told = (rank: number) => ({
      told_on: copy.on(toldOn),
      author_id,
      confirmed_at: copy.at(toldOn, '16:30'),
      created_at: copy.at(toldOn, minute(rank)),
    });
    effects.forEach(({ text, labels, expected, evidence, seenBy }, rank) => {
      const id = copy.id('effect', story.slug, rank);
      book.add('effect', { ...place, id, statement: text, labels, expected, evidence, seen_by: seenBy, ...told(rank) });
    });
    limits.forEach((statement, rank) =>
      book.add('limitation', { ...place, id: copy.id('limit', story.slug, rank), statement, ...told(rank) }),
    );

    const accepted = { collected_on: copy.on(toldOn), accepted_at: copy.at(toldOn, '17:00') };
    const { ally, territory } = story.viewpoints;
    if (ally) {
      const author = copy.id('person', project.allies[0]?.person as string);
      book.add('viewpoint', {
        ...place,
        id: copy.id('viewpoint', story.slug, 'ally'),
        side: 'ally',
        body: ally,
        said_by: saidBy.ally as string,
        author_id: author,
        ...accepted,
      });
    }
    book.add('viewpoint', {
      ...place,
      id: copy.id('viewpoint', story.slug, 'territory'),
      side: 'territory',
      body: territory,
      said_by: saidBy.territory,
      author_id,
      ...accepted,
    });
  }
}
