import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pilot project, its answers to the diagnostic's points, its three notes, the days of support, and the news. */
export class Projects1764000700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE pilot_project (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL UNIQUE,
        title            text NOT NULL CHECK (length(title) BETWEEN 3 AND 200),
        short_title      text CHECK (length(short_title) <= 60),
        theme            text CHECK (length(theme) <= 80),
        summary          text NOT NULL DEFAULT '' CHECK (length(summary) <= 4000),
        renamed_to       text CHECK (length(renamed_to) <= 120),
        version          integer NOT NULL DEFAULT 1,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        UNIQUE (id, participation_id, cohort_id)
      );
      CREATE INDEX pilot_project_cohort_id_idx ON pilot_project (cohort_id);

      CREATE TABLE project_answer (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        project_id       uuid NOT NULL,
        finding_id       uuid NOT NULL,
        answer           text NOT NULL CHECK (answer IN ('taken_up', 'later', 'no')),
        reason           text CHECK (length(reason) <= 600),
        answered_by_id   uuid REFERENCES person,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (project_id, participation_id, cohort_id) REFERENCES pilot_project (id, participation_id, cohort_id) ON DELETE CASCADE,
        FOREIGN KEY (finding_id, participation_id, cohort_id) REFERENCES finding (id, participation_id, cohort_id) ON DELETE CASCADE,
        UNIQUE (project_id, finding_id),
        CONSTRAINT project_answer_no_has_a_reason CHECK (answer <> 'no' OR length(trim(reason)) >= 3)
      );
      CREATE INDEX project_answer_finding_id_idx ON project_answer (finding_id);
      CREATE INDEX project_answer_cohort_id_idx ON project_answer (cohort_id);
      CREATE INDEX project_answer_participation_id_idx ON project_answer (participation_id);
      CREATE INDEX project_answer_answered_by_id_idx ON project_answer (answered_by_id);

      CREATE TABLE project_note (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        project_id       uuid NOT NULL,
        kind             text NOT NULL CHECK (kind IN ('intent', 'framing', 'feasibility')),
        state            text NOT NULL DEFAULT 'writing' CHECK (state IN ('writing', 'to_read', 'read_with_questions', 'ready')),
        body             text NOT NULL DEFAULT '' CHECK (length(body) <= 20000),
        questions        text NOT NULL DEFAULT '' CHECK (length(questions) <= 8000),
        read_by_id       uuid REFERENCES person,
        version          integer NOT NULL DEFAULT 1,
        -- Questions are another hand's section: asking one does not cross somebody's writing.
        questions_version integer NOT NULL DEFAULT 1,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (project_id, participation_id, cohort_id) REFERENCES pilot_project (id, participation_id, cohort_id) ON DELETE CASCADE,
        UNIQUE (project_id, kind)
      );
      CREATE INDEX project_note_cohort_id_idx ON project_note (cohort_id);
      CREATE INDEX project_note_participation_id_idx ON project_note (participation_id);
      CREATE INDEX project_note_read_by_id_idx ON project_note (read_by_id);

      CREATE TABLE support_assignment (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        organisation_id  uuid NOT NULL REFERENCES organisation,
        person_id        uuid REFERENCES person,
        starts_on        date NOT NULL,
        ends_on          date,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        CHECK (ends_on IS NULL OR ends_on >= starts_on),
        UNIQUE (participation_id, organisation_id, starts_on)
      );
      CREATE INDEX support_assignment_cohort_id_idx ON support_assignment (cohort_id);
      CREATE INDEX support_assignment_organisation_id_idx ON support_assignment (organisation_id);
      CREATE INDEX support_assignment_person_id_idx ON support_assignment (person_id);

      CREATE TABLE support_day (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        organisation_id  uuid NOT NULL REFERENCES organisation,
        person_id        uuid REFERENCES person,
        on_date          date NOT NULL,
        days             numeric(4, 2) NOT NULL CHECK (days > 0 AND days <= 3 AND days * 4 = trunc(days * 4)),
        what_was_done    text NOT NULL CHECK (length(what_was_done) BETWEEN 3 AND 1000),
        entered_by_id    uuid REFERENCES person,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE
      );
      CREATE INDEX support_day_participation_id_idx ON support_day (participation_id, on_date);
      CREATE INDEX support_day_cohort_id_idx ON support_day (cohort_id);
      CREATE INDEX support_day_organisation_id_idx ON support_day (organisation_id);
      CREATE INDEX support_day_person_id_idx ON support_day (person_id);
      CREATE INDEX support_day_entered_by_id_idx ON support_day (entered_by_id);

      CREATE TABLE news (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        kind             text NOT NULL DEFAULT 'news' CHECK (kind IN ('news', 'star', 'pebble', 'grain_of_sand')),
        body             text NOT NULL CHECK (length(body) BETWEEN 3 AND 2000),
        told_on          date NOT NULL,
        author_id        uuid REFERENCES person,
        entered_for_id   uuid REFERENCES person,
        confirmed_at     timestamptz,
        version          integer NOT NULL DEFAULT 1,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE
      );
      CREATE INDEX news_participation_id_idx ON news (participation_id, told_on DESC, id);
      CREATE INDEX news_cohort_id_idx ON news (cohort_id, told_on DESC, id);
      CREATE INDEX news_author_id_idx ON news (author_id);
      CREATE INDEX news_entered_for_id_idx ON news (entered_for_id);

      SELECT access.protect('pilot_project', 'pilot_project', 'id', 'cohort_id', 'participation_id');
      SELECT access.protect('project_answer', 'project_answer', 'cohort_id', 'participation_id');
      SELECT access.protect('project_note', 'project_note', 'cohort_id', 'participation_id');
      SELECT access.protect('support_assignment', 'support_assignment', 'cohort_id', 'participation_id');
      SELECT access.protect('support_day', 'support_day', 'cohort_id', 'participation_id');
      SELECT access.protect('news', 'news', 'cohort_id', 'participation_id');`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      SELECT access.unprotect(t) FROM unnest('{pilot_project,project_answer,project_note,support_assignment,support_day,news}'::text[]) t;
      DROP TABLE news, support_day, support_assignment, project_note, project_answer, pilot_project;`);
  }
}
