import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { call } from './load.mjs';

/** A table is large when reading it whole would be felt. */
const large = 20_000;

const middle = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** What people open most, each under the hat that opens it; then what reads across the whole network and must not read it whole. */
function pages({ cohortId, diagnosticId, participationId, gatheringId, interviewId, manager, ally, admin }) {
  return [
    ['moi', manager, '/api/auth/me'],
    ['à faire', manager, '/api/home'],
    ['parcours', manager, `/api/cohorts/${cohortId}`],
    ['où en est le parcours', manager, `/api/cohorts/${cohortId}/board`],
    ['territoire', manager, `/api/participations/${participationId}`],
    ['équipe', manager, `/api/participations/${participationId}/delegates`],
    ['rendez-vous', manager, `/api/cohorts/${cohortId}/gatherings`],
    ['un rendez-vous', manager, `/api/gatherings/${gatheringId}`],
    ['diagnostics', ally, '/api/diagnostics'],
    ['un diagnostic', ally, `/api/diagnostics/${diagnosticId}`],
    ['qui parle de quoi', ally, `/api/diagnostics/${diagnosticId}/matrix`],
    ['un entretien', ally, `/api/interviews/${interviewId}`],
    ['projet', manager, `/api/participations/${participationId}/project`],
    ['effets', manager, `/api/cohorts/${cohortId}/effects`],
    ['annuaire', manager, '/api/people?search=mar'],
    ['page du bilan', manager, `/api/participations/${participationId}/page/draft`],
    ['doublons possibles', manager, '/api/duplicates/people'],
    ['allié·es', manager, '/api/allies'],
    ['allié·es pour un projet', manager, `/api/participations/${participationId}/ally-shortlist`],
    ['organisations', manager, '/api/organisations'],
    ['prévu et réalisé', manager, `/api/targets?cohortId=${cohortId}`],
    ['journal des accès', admin, '/api/audit'],
    ['e-mails', admin, '/api/outbox'],
  ];
}

/**
 * Opens each page twenty times in a row: how long the middle and the slowest took, how much slower the last ten are than the first five (a
 * statement that falls for a generic plan does so at its sixth call), and how many rows of large tables were
 * read by scanning them whole, as PostgreSQL counted them.
 */
export async function hotPages({ product, subjects, ownerUrl }) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const scanned = async () =>
    Object.fromEntries((await owner.query('SELECT relname, seq_tup_read::float AS rows FROM pg_stat_user_tables WHERE n_live_tup > $1', [large])).rows.map((row) => [row.relname, row.rows]));
  const results = [];
  try {
    for (const [name, headers, path] of pages(subjects)) {
      const before = await scanned();
      const times = [];
      for (let turn = 0; turn < 20; turn += 1) times.push((await call({ port: product.port, method: 'GET', path, headers, expect: 200 })).ms);
      // Counters of a session reach the view about a second after it falls idle.
      await sleep(1500);
      const after = await scanned();
      const scans = Object.keys(after).filter((table) => after[table] - (before[table] ?? 0) > 0);
      const sorted = [...times].sort((a, b) => a - b);
      results.push({ name, median: sorted[10], slowest: sorted.at(-1), late: middle(times.slice(10)) / middle(times.slice(0, 5)), scans });
    }
  } finally {
    await owner.end();
  }
  return results;
}
