export type Value = string | number | boolean | null | Buffer | readonly string[];
export type Row = Record<string, Value>;

/** The tables of the demo, each after those it points to. */
export const tableOrder = [
  'organisation',
  'person',
  'person_contact',
  'person_role',
  'ally_profile',
  'ally_training',
  'call_agreement',
  'account',
  'territory',
  'theme',
  'cohort',
  'cohort_phase',
  'cohort_partner',
  'availability_request',
  'availability_answer',
  'participation',
  'participation_stage',
  'presentation',
  'presentation_territory',
  'executive_fact',
  'programme_target',
  'target_reading',
  'delegation',
  'busy_period',
  'institution_item',
  'delegate',
  'working_group',
  'working_group_member',
  'gathering',
  'gathering_half_day',
  'gathering_sequence',
  'sequence_speaker',
  'gathering_task',
  'registration',
  'registration_need',
  'coming_request',
  'attendance',
  'attendance_correction',
  'attendance_signature',
  'video_import',
  'video_participant',
  'video_alias',
  'resource',
  'feedback_form',
  'feedback',
  'peer_board',
  'peer_card',
  'funding_agreement',
  'certificate_signatory',
  'proof_pack',
  'diagnostic',
  'hat',
  'data_key',
  'interview_plan',
  'interview',
  'interviewee',
  'excerpt',
  'finding',
  'pilot_project',
  'project_answer',
  'project_note',
  'support_assignment',
  'support_day',
  'news',
  'effect',
  'limitation',
  'viewpoint',
  'personal_link',
  'mail_text',
  'mail_refusal',
  'outbox_message',
  'gathering_moment',
  'gathering_sending',
  'gathering_recipient',
  'confirmation',
  'outsider_page',
  'handover',
  'handover_item',
  'seat_offer',
  'question',
  'newsletter',
  'newsletter_section',
  'newsletter_item',
  'newsletter_issue',
] as const;

export type Table = (typeof tableOrder)[number];

/** Rows waiting to be written, by table. */
export class RowBook {
  private readonly rows = new Map<Table, Row[]>();

  add(table: Table, ...rows: Row[]): void {
    const known = this.rows.get(table);
    if (known) known.push(...rows);
    else this.rows.set(table, rows);
  }

  of(table: Table): readonly Row[] {
    return this.rows.get(table) ?? [];
  }
}
