import { Injectable } from '@nestjs/common';
import { BehalfService } from '../cohorts/behalf/behalf.service';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import { stale } from '../platform/http/version';
import type { Side, ViewpointInput, ViewpointsView, ViewpointView } from './evaluation.contract';

/** The ally's and the territory's own words: anybody of the team may note them, only the voice itself accepts them. */
@Injectable()
export class ViewpointService {
  constructor(private readonly behalf: BehalfService) {
    behalf.speaks('viewpoint', {
      words: (work, id, participationId) =>
        work.row(`SELECT entered_for_id AS "personId", 'Votre mot pour le bilan' AS heading, body AS shown, version FROM viewpoint WHERE id = $1 AND participation_id = $2`, [id, participationId]),
      most: 4000,
      publishes: true,
    });
  }

  /** Through a link one reads one's own side alone. */
  async read(work: Work, participationId: string): Promise<ViewpointsView> {
    const scopes = await this.scopesOf(work, participationId);
    const open = work.actor.kind === 'link' ? [await this.sideOf(work, participationId)] : (['ally', 'territory'] as const);
    const rows = await work.rows<ViewpointView>(
      `SELECT v.side, v.body, v.said_by AS "saidBy", v.collected_on AS "collectedOn", a.given_name || ' ' || a.family_name AS author,
         f.given_name || ' ' || f.family_name AS "enteredFor", v.accepted_at IS NOT NULL AS accepted,
         access.confirmation_of('viewpoint', v.id) AS behalf, v.version
       FROM viewpoint v LEFT JOIN person a ON a.id = v.author_id LEFT JOIN person f ON f.id = v.entered_for_id
       WHERE v.participation_id = $1 AND v.side = ANY ($2::text[])`,
      [participationId, open],
    );
    const may = (side: Side) => ({
      write: open.some((one) => one === side) && covers(work, `${side}_viewpoint`, scopes),
      accept: open.some((one) => one === side) && covers(work, `${side}_acceptance`, scopes),
    });
    const of = (side: Side) => rows.find((row) => row.side === side) ?? null;
    return { ally: of('ally'), territory: of('territory'), may: { ally: may('ally'), territory: may('territory') } };
  }

  /** Version 0 says that there was none. A changed word loses its acceptance, unless the voice itself changed it. */
  async write(work: Work, participationId: string, side: Side, version: number, input: ViewpointInput): Promise<{ version: number }> {
    const scopes = await this.scopesOf(work, participationId);
    if (work.actor.kind === 'link' && (await this.sideOf(work, participationId)) !== side) throw notFound();
    if (input.collectedOn && input.collectedOn > work.today) throw problem(422, 'in-the-future', 'Cette date n’est pas encore passée.');
    const other = input.enteredForId !== null && input.enteredForId !== work.personId;
    if (other) await this.behalf.standIn(work, participationId, input.enteredForId as string);
    if (input.accepted && (other || !covers(work, `${side}_acceptance`, scopes) || (await this.anotherSpeaks(work, participationId, side, input.saidBy)))) {
      throw problem(403, 'not-yours-to-accept', 'Seule la personne qui parle peut accepter que son mot soit publié.');
    }
    const values = [participationId, side, input.body, input.saidBy, input.collectedOn ?? work.today, work.personId, input.enteredForId, input.accepted];
    const row =
      version === 0
        ? await work.row<Saved>(
            `INSERT INTO viewpoint (cohort_id, participation_id, side, body, said_by, collected_on, author_id, entered_for_id, accepted_at)
             SELECT cohort_id, id, $2, $3, $4, $5, $6, $7, CASE WHEN $8::boolean THEN now() END FROM participation WHERE id = $1
             ON CONFLICT (participation_id, side) DO NOTHING RETURNING id, cohort_id AS "cohortId", version`,
            values,
          )
        : await work.row<Saved>(
            `UPDATE viewpoint SET body = $3, said_by = $4, collected_on = $5, author_id = $6, entered_for_id = $7, version = version + 1, updated_at = now(),
               accepted_at = CASE WHEN $8::boolean THEN now() WHEN body = $3 AND said_by = $4 THEN accepted_at END
             WHERE participation_id = $1 AND side = $2 AND version = $9 RETURNING id, cohort_id AS "cohortId", version`,
            [...values, version],
          );
    if (!row) throw await this.outdated(work, participationId, side);
    await work.audit(input.accepted ? 'accept' : 'write', 'viewpoint', row.id, row.cohortId, other ? input.enteredForId : null);
    if (other) await this.behalf.enter(work, { participationId, table: 'viewpoint', recordId: row.id, personId: input.enteredForId as string, letter: 'now' });
    return { version: row.version };
  }

  /** Somebody of the territory's team speaks for the territory; whoever else holds a link is an ally. */
  private async sideOf(work: Work, participationId: string): Promise<Side> {
    const member = await work.row('SELECT 1 FROM delegate WHERE participation_id = $1 AND person_id = $2', [participationId, work.personId]);
    return member ? 'territory' : 'ally';
  }

  /** Noted for somebody else, and still said in their name: that is theirs to accept. */
  private async anotherSpeaks(work: Work, participationId: string, side: Side, saidBy: string): Promise<boolean> {
    const row = await work.row(
      'SELECT 1 FROM viewpoint WHERE participation_id = $1 AND side = $2 AND entered_for_id <> $3 AND said_by = $4',
      [participationId, side, work.personId, saidBy],
    );
    return row !== undefined;
  }

  private async scopesOf(work: Work, participationId: string): Promise<string[]> {
    const row = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM participation WHERE id = $1', [participationId]);
    if (!row) throw notFound();
    return [row.cohortId, participationId];
  }

  private async outdated(work: Work, participationId: string, side: Side) {
    const current = await work.row<{ version: number }>(
      'SELECT side, body, said_by AS "saidBy", collected_on AS "collectedOn", version FROM viewpoint WHERE participation_id = $1 AND side = $2',
      [participationId, side],
    );
    return current ? stale(current) : stale({ version: 0 });
  }
}

interface Saved {
  id: string;
  cohortId: string;
  version: number;
}

const covers = (work: Work, object: string, scopes: string[]) => work.ids(object, 'update').some((id) => scopes.includes(id));
