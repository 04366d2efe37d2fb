import fc from 'fast-check';
import { Client } from 'pg';
import { reach } from './platform/auth/actor';
import { useApp } from './platform/testing/use-app';
import { rights } from './rights';

/** What passes over row security, with the reason why it may. A view, a function or a table that is not here fails. */
const definers = {
  // Say who bears the token, and in which scopes; the ground of every policy.
  ground: ['bearer', 'bearer_person', 'live_hats', 'ids', 'enter', 'today', 'clock', 'companions', 'engaged_participations'],
  // Act before anybody is known, for whoever proves to be the application.
  proven: [
    'files_of_nobody',
    'proven', 'credentials', 'credentials_of', 'open_sign_in', 'open_account_link', 'set_password', 'set_second_factor', 'pass_second_factor',
    'set_recovery_codes', 'use_recovery_code', 'open_job', 'audit_sign_in', 'post_account_mail', 'take_mail', 'begin_mail_text', 'settle_mail', 'due_moments', 'due_feedback', 'mail_choice', 'choose_mail', 'reset_second_factor',
    'open_oidc_attempt', 'use_oidc_attempt', 'keep_oidc_proof', 'take_oidc_proof', 'person_of_subject', 'join_subject', 'keep_id_token',
    'gathering_door', 'ask_to_come', 'forget_answers', 'send_calendar',
    'take_due_pack', 'check_pack', 'follow_calendar', 'door_of', 'doors_today', 'sign_presence', 'forget_imports', 'person_of_address', 'open_own_data_link', 'confirm_data_request', 'tell_refused_quote', 'take_due_mail', 'forget_video_imports', 'forget_peer_cards',
  ],
  // Act on the row whose own token is shown.
  token: ['open_shared_page', 'open_shared_file', 'end_sign_in', 'use_account_link', 'open_outsider_page', 'calendar_of', 'id_token_of', 'calendar_lives'],
  // Shows what staff made public, and what every letter says of the network, to anybody.
  published: ['open_newsletter', 'open_newsletter_picture', 'calendar_head'],
  // Write or read what no policy lets through, and check the right themselves.
  checked: [
    'give_feedback', 'own_feedback', 'missed_gatherings', 'missed_commitments',
    'audit', 'seal_audit', 'sweep', 'audit_faults', 'audit_digest', 'count_try',
    'interview_numbers', 'interview_total', 'interview_totals', 'diagnostic_candidates', 'finding_readers',
    'may_be_answered', 'reply_to_of', 'mail_pause', 'why_withheld', 'words_of_letter',
    'own_data', 'own_data_whole', 'own_data_waits', 'hidden_lead', 'hidden_leads', 'ever_reached', 'correct_own_name', 'erasure_preview', 'erase_person', 'withdraw_data_request',
    'interviews_held', 'people_present', 'programme_figures',
    'attendance_figures', 'invited_territories', 'own_peer_boards', 'peer_board_readers', 'peer_board_group', 'peer_entries', 'answer_peer_entry', 'peer_board_numbers', 'hat_scopes', 'story_of', 'find_official', 'move_participations', 'cohorts_with_both',
    'own_invitations', 'own_peer_places', 'peer_door', 'quotable_news', 'announced_gatherings', 'agreement_of', 'answer_rereading', 'picture_to_reread',
    'entered_by', 'answer_statement', 'recall_statement', 'asked_acts', 'preview_outsider_page',
    'seats_taken', 'gathering_letter', 'tell_seat', 'give_seats', 'waiting_rank', 'room_of', 'coming_companions', 'coming_requests', 'welcome_guest', 'replaced_name',
    'find', 'find_start', 'matching_people',
    'gathering_collisions',
    'certificate_lines', 'presence_rules', 'own_agreements',
      'import_obstacles', 'undo_import',
    'merge_people', 'merge_organisations', 'likely_people', 'possible_duplicates', 'callable_people', 'ally_load', 'role_hats',
  ],
  triggers: ['begin_peer_board', 'follow_peer_address', 'follow_peer_merge', 'follow_seat_merge', 'forget_id_token', 'keep_seat', 'free_seat', 'follow_room', 'write_letter', 'drop_unheld_file', 'check_resource_places', 'forget_resource_theme', 'forget_shown_gathering', 'keep_correction', 'check_lead_confirmation', 'refuse_observer_in_diagnostic', 'end_closed_account', 'follow_moved_address', 'derive_role', 'follow_line', 'withdraw_confided_hats', 'note_change', 'keep_account_address', 'name_who_answers', 'find_who_answers', 'follow_stays', 'hats_follow_stays', 'hats_follow_account', 'follow_confirmation', 'forget_statement', 'let_go_of_address'],
};

describe('row security', () => {
  const app = useApp();

  async function asApplication<T>(token: string | null, task: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: app.database.appUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT access.enter($1)', [token]);
      return await task(client);
    } finally {
      await client.end();
    }
  }

  const unguarded = `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'migrations'
      AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity
        OR NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'owner_maintenance')
        OR (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) < 5)`;
  const views = `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'access') AND (c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce(c.reloptions::text ILIKE '%security_invoker=true%', false))`;
  const open = `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('public', 'access') AND p.prosecdef
      AND NOT (p.proname = ANY ($1) OR p.proname LIKE 'scopes\\_of\\_%')`;
  const unfixed = `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('public', 'access') AND p.prosecdef AND NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) setting WHERE setting LIKE 'search_path=%pg_temp')`;
  const known = [Object.values(definers).flat()];

  it('stands before every table, forced, with a policy an act and one for the owner', async () => {
    expect(await app.rows(unguarded)).toEqual([]);
  });

  it('is passed over by no view, and by no function but those that are listed with their reason', async () => {
    expect(await app.rows(views)).toEqual([]);
    expect(await app.rows(open, known)).toEqual([]);
    expect(await app.rows(unfixed)).toEqual([]);
  });

  it('catches a table without a policy, a view and a function that somebody adds', async () => {
    await app.rows('CREATE TABLE forgotten (id int)');
    await app.rows('CREATE VIEW peephole AS SELECT * FROM person_contact');
    await app.rows(`CREATE FUNCTION access.peephole() RETURNS SETOF person_contact LANGUAGE sql SECURITY DEFINER AS 'SELECT * FROM public.person_contact'`);
    expect(await app.rows(unguarded)).toEqual([{ name: 'forgotten' }]);
    expect(await app.rows(views)).toEqual([{ name: 'peephole' }]);
    expect(await app.rows(open, known)).toEqual([{ name: 'peephole' }]);
    expect(await app.rows(unfixed)).toEqual([{ name: 'peephole' }]);
    await app.rows('DROP VIEW peephole');
    await app.rows('DROP FUNCTION access.peephole');
    await app.rows('DROP TABLE forgotten');
  });

  it('shows nothing to a stolen application password', async () => {
    await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    const tables = await app.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`);
    const seen = await asApplication(null, async (client) => {
      const counts: Record<string, number> = {};
      for (const { name } of tables) {
        await client.query('SAVEPOINT s');
        const { rows } = await client.query(`SELECT count(*)::int AS n FROM ${name}`).catch(async () => {
          await client.query('ROLLBACK TO s');
          return { rows: [{ n: 0 }] };
        });
        if (rows[0].n > 0) counts[name] = rows[0].n;
      }
      return counts;
    });
    expect(seen).toEqual({});
  });

  it.each([
    ['the credentials of somebody', `SELECT * FROM access.credentials('0000', 'maya@example.org')`],
    ['a session for somebody', `SELECT access.open_sign_in('0000', gen_random_uuid(), '\\x00', '', '1 hour', '1 hour', true)`],
    ['a job', `SELECT access.open_job('0000', gen_random_uuid(), 'mail', '{}', '\\x00', '1 hour')`],
    ['the table of secrets', 'SELECT * FROM access.secret'],
    ['the table of rights', `INSERT INTO access.permission VALUES ('person', 'person_contact', 'read', 'network')`],
    ['an entry of the audit', `INSERT INTO audit_entry (via, act, object) VALUES ('session', 'x', 'y')`],
    ['a sign-in', `INSERT INTO sign_in (person_id, token_hash, idle_limit, expires_at) SELECT gen_random_uuid(), '\\x00', '1 hour', now()`],
    ['the hash of a password', 'SELECT password_hash FROM account'],
  ])('does not give a stolen application password %s', async (_what, statement) => {
    await expect(asApplication(null, (client) => client.query(statement))).rejects.toMatchObject({ code: '42501' });
  });

  it('lets staff who hold the application password too neither take back a withdrawal nor send a letter to somebody else', async () => {
    const participation = await app.make.participation();
    const hatId = await app.wear('interviewer', await app.make.person(), { diagnosticId: await app.make.diagnostic(participation) });
    await app.rows('UPDATE hat SET withdrawn_at = now() WHERE id = $1', [hatId]);
    const { token, personId } = await app.as('cohort_manager', participation);
    await expect(asApplication(token, (client) => client.query('UPDATE hat SET withdrawn_at = NULL WHERE id = $1', [hatId]))).rejects.toMatchObject({ code: '42501' });
    await expect(asApplication(token, (client) => client.query('UPDATE outbox_message SET recipient_id = $1', [personId]))).rejects.toMatchObject({ code: '42501' });
    expect(await asApplication(token, async (client) => (await client.query(`UPDATE outbox_message SET state = 'queued'`)).rowCount)).toBe(0);
  });

  it('reads the table of rights as the guards do, for any hats', async () => {
    const participation = await app.make.participation();
    const diagnosticId = await app.make.diagnostic(participation);
    const pairs = [...new Map(rights.map(({ object, act }) => [`${object} ${act}`, { object, act }])).values()];
    const hats = ['network_admin', 'cohort_manager', 'pivot_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller'] as const;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...hats), { maxLength: 4 }), async (worn) => {
        const { token, personId } = await app.as('person');
        for (const hat of worn) await app.wear(hat, personId, { diagnosticId });
        await asApplication(token, async (client) => {
          const { rows } = await client.query('SELECT actor FROM access.enter($1)', [token]);
          for (const { object, act } of pairs) {
            const { rows: told } = await client.query('SELECT access.ids($1, $2) AS ids', [object, act]);
            expect([object, act, [...new Set(told[0].ids as string[])].sort()]).toEqual([object, act, reach(rights, rows[0].actor, object, act).sort()]);
          }
        });
      }),
      { numRuns: 12 },
    );
  });
});
