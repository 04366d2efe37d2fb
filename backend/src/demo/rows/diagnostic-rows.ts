import type { DataKeys } from '../../platform/crypto/data-keys';
import type { Keyring } from '../../platform/crypto/keyring';
import { daysAfter } from '../calendar';
import type { DemoCohort, DemoParticipation } from '../demo-cohort';
import type { DemoInterview } from '../model';
import { writtenNotes } from '../notes';
import type { CohortCopy } from './cohort-copy';
import { InterviewCipher } from './interview-cipher';
import { organisationId, themeId } from './network-rows';
import type { RowBook } from './row-book';

/** The interview that is left open, for the ally who tries the demo: E07 of Canohès. */
const stillOpen = { slug: 'canohes', number: 7 };

/** Everything of the diagnostics: plans, conversations sealed one by one, highlighted passages, points to keep. */
export class DiagnosticRows {
  constructor(
    private readonly keyring: Keyring,
    private readonly dataKeys: DataKeys,
  ) {}

  add(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
    for (const participation of cohort.participations) {
      this.addDiagnostic(book, participation, copy);
      for (const interview of participation.interviews) this.addInterview(book, participation, interview, copy);
    }
  }

  private addDiagnostic(book: RowBook, { story, diagnostic }: DemoParticipation, copy: CohortCopy): void {
    const scope = scopeOf(story.slug, copy);
    book.add('diagnostic', {
      ...scope.place,
      id: scope.diagnostic_id,
      organisation_id: organisationId(story.diagnosticBy),
      state: 'restituted',
      first_reading_on: copy.on(diagnostic.firstReadingOn),
      restituted_on: copy.on(diagnostic.restitutionOn),
      public_restitution_on: diagnostic.publicMeetingOn && copy.on(diagnostic.publicMeetingOn),
    });
    for (const [category, planned] of Object.entries(story.mix)) {
      const id = copy.id('plan', story.slug, category);
      book.add('interview_plan', { ...scope.place, id, diagnostic_id: scope.diagnostic_id, category, planned });
    }
    story.findings.forEach(({ kind, text }, index) => {
      book.add('finding', {
        ...scope.place,
        id: copy.id('finding', story.slug, index),
        diagnostic_id: scope.diagnostic_id,
        position: index + 1,
        kind,
        statement: text,
        shared_at: copy.at(diagnostic.restitutionOn, '18:00'),
      });
    });
  }

  private addInterview(book: RowBook, { story }: DemoParticipation, interview: DemoInterview, copy: CohortCopy): void {
    const { slug } = story;
    const { number, category, consent, interviewee } = interview;
    const { place, diagnostic_id } = scopeOf(slug, copy);
    const { cohort_id } = place;
    const [id, data_key_id] = [copy.id('interview', slug, number), copy.id('data-key', slug, number)];
    const [interviewer_id, created_at] = [copy.id('person', interview.interviewer), copy.at(interview.on, '14:00')];
    const cipher = new InterviewCipher(data_key_id, cohort_id);
    const { text, passages } = writtenNotes(interview);
    const open = copy.isOriginal && slug === stillOpen.slug && number === stillOpen.number;

    book.add('data_key', cipher.keyRow(diagnostic_id, this.keyring, this.dataKeys));
    book.add('interview', {
      ...place,
      id,
      diagnostic_id,
      number,
      category,
      held_on: copy.on(interview.on),
      duration_minutes: interview.minutes,
      state: open ? 'open' : 'closed',
      interviewer_id,
      data_key_id,
      notes: cipher.sealed('interview', 'notes', id, text),
      created_at,
    });
    const interviewee_id = copy.id('interviewee', slug, number);
    book.add('interviewee', {
      id: interviewee_id,
      cohort_id,
      diagnostic_id,
      interview_id: id,
      name: cipher.sealed('interviewee', 'name', interviewee_id, interviewee.name),
      contact: cipher.sealed(
        'interviewee',
        'contact',
        interviewee_id,
        `${interviewee.role} · ${interviewee.email} · ${interviewee.telephone}`,
      ),
      consented_on: copy.on(consent.on),
      consent_means: consent.how,
      consent_covers: consent.attribution ? 'category_quotes' : 'anonymous_quotes',
      keep_until: copy.on(consent.keepUntil),
    });
    passages.forEach(({ start, end, theme, polarity, form, words }, index) => {
      const excerpt = copy.id('excerpt', slug, number, index);
      book.add('excerpt', {
        id: excerpt,
        cohort_id,
        diagnostic_id,
        interview_id: id,
        theme_id: themeId(theme),
        polarity,
        category,
        form,
        passage: cipher.sealed('excerpt', 'passage', excerpt, words),
        offsets: cipher.sealed('excerpt', 'offsets', excerpt, JSON.stringify({ start, end })),
        coded_by_id: interviewer_id,
        created_at: copy.at(daysAfter(interview.on, 2), `10:${String(index).padStart(2, '0')}`),
      });
    });
  }
}

function scopeOf(slug: string, copy: CohortCopy) {
  const place = { cohort_id: copy.id('cohort'), participation_id: copy.id('participation', slug) };
  return { place, diagnostic_id: copy.id('diagnostic', slug) };
}
