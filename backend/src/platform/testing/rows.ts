import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A participation and what it belongs to. */
export interface MadeParticipation {
  id: string;
  cohortId: string;
  territoryId: string;
}

/** Makes the rows that specs need, as the owner; a column that a spec cares about is given, the rest has a default. */
export class Rows {
  private count = 0;

  constructor(private readonly owner: Client) {}

  /** Inserts one row with the given columns (snake_case) and returns its id. */
  async row(table: string, columns: Record<string, unknown>): Promise<string> {
    const names = Object.keys(columns);
    const { rows } = await this.owner.query<{ id: string }>(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')}) RETURNING ${'person_id' in columns && table === 'person_contact' ? 'person_id AS id' : 'id'}`,
      Object.values(columns),
    );
    return rows[0]?.id as string;
  }

  async person({ givenName = 'Maya', familyName, email }: { givenName?: string; familyName?: string; email?: string } = {}): Promise<string> {
    const number = ++this.count;
    const id = await this.row('person', { given_name: givenName, family_name: familyName ?? `Essai ${number}` });
    await this.row('person_contact', { person_id: id, email: email ?? `person-${number}-${id.slice(0, 8)}@example.org`, telephone: '06 39 98 00 00' });
    return id;
  }

  organisation(columns: Record<string, unknown> = {}): Promise<string> {
    return this.row('organisation', { name: `Organisation ${++this.count}`, kind: 'ally', ...columns });
  }

  territory(columns: Record<string, unknown> = {}): Promise<string> {
    const number = ++this.count;
    return this.row('territory', { name: `Essai-sur-Lot ${number}`, kind: 'commune', insee_code: String(90000 + number), department: '46', ...columns });
  }

  cohort(columns: Record<string, unknown> = {}): Promise<string> {
    return this.row('cohort', { name: `Cohorte ${++this.count}`, starts_on: '2024-05-07', ...columns });
  }

  async participation(columns: Record<string, unknown> & { cohort_id?: string } = {}): Promise<MadeParticipation> {
    const cohortId = columns.cohort_id ?? (await this.cohort());
    const territoryId = (columns['territory_id'] as string | undefined) ?? (await this.territory());
    const id = await this.row('participation', { ...columns, cohort_id: cohortId, territory_id: territoryId });
    return { id, cohortId, territoryId };
  }

  async delegate(participation: MadeParticipation, columns: Record<string, unknown> = {}): Promise<{ id: string; personId: string }> {
    const personId = (columns['person_id'] as string | undefined) ?? (await this.person());
    const id = await this.row('delegate', {
      cohort_id: participation.cohortId,
      participation_id: participation.id,
      category: 'elected_official',
      status: 'agreed',
      starts_on: '2024-05-07',
      ...columns,
      person_id: personId,
    });
    return { id, personId };
  }

  async diagnostic(participation: MadeParticipation, columns: Record<string, unknown> = {}): Promise<string> {
    return this.row('diagnostic', { id: randomUUID(), cohort_id: participation.cohortId, participation_id: participation.id, ...columns });
  }

  gathering(cohortId: string, columns: Record<string, unknown> = {}): Promise<string> {
    return this.row('gathering', { cohort_id: cohortId, nature: 'common_day', format: 'on_site', title: 'Lancement', held_on: '2024-05-07', ...columns });
  }

  project(participation: MadeParticipation, columns: Record<string, unknown> = {}): Promise<string> {
    return this.row('pilot_project', { cohort_id: participation.cohortId, participation_id: participation.id, title: 'Revitaliser le centre', ...columns });
  }

  /** Fills in the scopes above the one that is given, making what is missing. */
  async scopeOf(at: { cohortId?: string; participationId?: string; diagnosticId?: string }): Promise<{ cohortId: string; participationId: string; diagnosticId: string }> {
    if (at.diagnosticId) {
      const { rows } = await this.owner.query('SELECT cohort_id AS "cohortId", participation_id AS "participationId", id AS "diagnosticId" FROM diagnostic WHERE id = $1', [at.diagnosticId]);
      return rows[0];
    }
    if (at.participationId) {
      const { rows } = await this.owner.query('SELECT cohort_id AS "cohortId", id AS "participationId" FROM participation WHERE id = $1', [at.participationId]);
      return { ...rows[0], diagnosticId: null };
    }
    return { cohortId: at.cohortId as string, participationId: null as never, diagnosticId: null as never };
  }
}
