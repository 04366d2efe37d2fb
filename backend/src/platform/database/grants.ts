import type { Client } from 'pg';

/**
 * What the application's role may do, table by table. Everything else is refused by PostgreSQL itself.
 * Tables not named here: select, insert, update, delete, all of it under forced row security.
 */
const narrower: Record<string, string[]> = {
  network: ['SELECT', 'UPDATE (name, time_zone, quote_threshold, mails_per_minute, updated_at)'],
  // Hashes and secrets are read by functions that demand the application's proof.
  account: ['SELECT (person_id, network_id, totp_enrolled_at, closed_at, created_at, updated_at)', 'INSERT (person_id, network_id)', 'UPDATE (closed_at, updated_at)'],
  recovery_code: [],
  sign_in: ['SELECT (id, person_id, device, last_seen_at, expires_at, ended_at, created_at)', 'UPDATE (ended_at)'],
  account_link: ['SELECT (id, person_id, purpose, expires_at, used_at, created_at)'],
  oidc_attempt: [],
  oidc_identity: ['SELECT (id, person_id, issuer, created_at)', 'DELETE'],
  oidc_session: ['SELECT (id, person_id, created_at)'],
  job_token: [],
  rate_counter: [],
  // Entries are written by a function that says who signs; nothing changes them.
  audit_entry: ['SELECT'],
  audit_block: ['SELECT'],
  // Written by a trigger alone.
  record_change: ['SELECT'],
  // Kept by a trigger; a signature is given at the door, through a function.
  attendance_correction: ['SELECT'],
  attendance_signature: ['SELECT'],
  personal_link: [
    'SELECT (id, cohort_id, participation_id, person_id, purpose, record_ids, expires_at, revoked_at, created_by_id, created_at)',
    'INSERT',
    'UPDATE (expires_at, revoked_at, updated_at)',
  ],
  calendar_feed: ['SELECT (id, person_id, revoked_at, created_at)', 'INSERT', 'UPDATE (revoked_at, updated_at)'],
  // To whom a letter goes and which link it bears never changes once it is written.
  outbox_message: ['SELECT', 'INSERT', 'UPDATE (state, attempts, not_before, answer, sent_at, withheld, held_at, held_by_id, updated_at)'],
  // Written by the functions that send alone.
  mail_flow: [],
  hat: ['SELECT', 'INSERT', 'UPDATE (ends_on, confirmed_by_id, withdrawn_at, updated_at)'],
  territory_page: ['SELECT', 'INSERT', 'UPDATE (withdrawn_at, updated_at)'],
  // What a merge left behind is told by the function that merges.
  merged_record: ['SELECT'],
  migrations: ['SELECT'],
  // A file never changes, and goes with the last row that refers to it.
  stored_file: ['SELECT', 'INSERT'],
  // Public reference data, replaced as a whole by the owner.
  official_list: ['SELECT'],
  official_territory: ['SELECT'],
  official_part: ['SELECT'],
  official_membership: ['SELECT'],
};

const all = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Gives `role` exactly the rights above on every table of the schema, and the functions of `access`. Run by the owner. */
export async function grantTo(owner: Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ table: string }>(`SELECT tablename AS "table" FROM pg_tables WHERE schemaname = 'public'`);
  const to = quoted(role);
  const statements = rows.flatMap(({ table }) => {
    const granted = narrower[table] ?? all;
    return [`REVOKE ALL ON public.${quoted(table)} FROM ${to}, PUBLIC`, ...granted.map((right) => `GRANT ${right} ON public.${quoted(table)} TO ${to}`)];
  });
  await owner.query(
    [
      'BEGIN',
      `GRANT USAGE ON SCHEMA public, access TO ${to}`,
      `REVOKE ALL ON ALL TABLES IN SCHEMA access FROM ${to}, PUBLIC`,
      `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC`,
      `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access TO ${to}`,
      // The queue of jobs: rows, but no say in its schema.
      `GRANT USAGE ON SCHEMA pgboss TO ${to}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${to}`,
      `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${to}`,
      `REVOKE EXECUTE ON FUNCTION access.protect, access.unprotect, access.keep_history, access.audit_digest, access.proven, access.withdraw_confided_hats, access.follow_stays, access.why_withheld,
        access.repoint, access.move_row, access.trim_row, access.fold_row, access.holds_files, access.holds_no_files, access.hide_leads,
        access.own_data_whole, access.tell_seat, access.give_seats, access.seats_taken, access.gathering_letter FROM ${to}`,
      ...statements,
      'COMMIT',
    ].join(';\n'),
  );
}
