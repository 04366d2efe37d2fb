import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { ImportBatch } from './import-batch.entity';

interface Obstacle {
  onTable: string;
  recordId: string;
  byTable: string | null;
  count: number;
}

const shown = 20;

/** What has been built since on something imported, in words. */
const hangsOn: Record<string, string> = {
  delegate: 'a une place dans une équipe',
  registration: 'est inscrit·e à un rendez-vous',
  hat: 'a un rôle dans l’application',
  account: 'a un compte',
  personal_link: 'a reçu un lien personnel',
  outbox_message: 'a reçu un e-mail',
  participation: 'est dans un parcours',
  gathering: 'a un rendez-vous',
  diagnostic: 'a un diagnostic',
  pilot_project: 'a un projet',
  person: 'a d’autres personnes',
};

/** Takes a whole list back: exactly as it was before, or not at all, with what stands in the way. */
@Injectable()
export class ImportUndo {
  async undo(work: Work, id: string): Promise<void> {
    const batch = await work.manager.findOneBy(ImportBatch, { id });
    if (!batch) throw notFound();
    if (batch.state !== 'applied') throw problem(409, 'not-applied', 'Cette liste n’est pas importée : il n’y a rien à annuler.');
    if (batch.appliedById !== work.personId && !work.ids('participation_stage', 'delete').includes(batch.cohortId)) {
      throw problem(403, 'forbidden', 'Qui a importé cette liste, ou la responsable du parcours, peut l’annuler.');
    }
    const obstacles = await work.rows<Obstacle>(
      'SELECT on_table AS "onTable", record_id AS "recordId", by_table AS "byTable", count FROM access.import_obstacles($1) ORDER BY on_table, record_id, by_table NULLS FIRST',
      [id],
    );
    if (obstacles.length) throw await this.refusal(work, obstacles);
    const [done] = await work.rows<{ undone: boolean }>('SELECT access.undo_import($1) AS undone', [id]);
    if (!done?.undone) throw problem(409, 'conflict', 'Quelqu’un enregistrait au même moment. Réessayez.');
    await work.audit('undo', 'import_batch', id, batch.cohortId);
  }

  private async refusal(work: Work, obstacles: Obstacle[]) {
    const names = await this.names(work, obstacles);
    const sentences = obstacles.map(({ onTable, recordId, byTable }) => {
      const name = names.get(recordId) ?? 'Une ligne importée';
      return byTable ? `${name} ${hangsOn[byTable] ?? 'sert ailleurs'} depuis l’import.` : `${name} : ${onTable === 'person_contact' ? 'ses coordonnées ont changé' : 'quelqu’un l’a modifié·e'} depuis l’import.`;
    });
    const distinct = [...new Set(sentences)];
    const errors = distinct.slice(0, shown).map((detail) => ({ pointer: '', detail }));
    const more = distinct.length > shown ? ` et ${distinct.length - shown} autres` : '';
    return problem(409, 'import-used', `Rien n’est annulé, car l’import a servi depuis : ${errors.length === 1 && !more ? '' : `${distinct.length} points empêchent de revenir en arrière${more ? ` (les ${shown} premiers sont listés)` : ''}. `}${errors[0]?.detail ?? ''}`, { errors });
  }

  /** The names of what stands in the way, as far as the caller may read them. */
  private async names(work: Work, obstacles: Obstacle[]): Promise<Map<string, string>> {
    const ids = [...new Set(obstacles.map(({ recordId }) => recordId))];
    const rows = await work.rows<{ id: string; name: string }>(
      `SELECT p.id, p.given_name || ' ' || p.family_name AS name FROM person p WHERE p.id = ANY ($1::uuid[]) AND ARRAY[p.id, p.network_id] && $2::uuid[]
       UNION ALL SELECT o.id, o.name FROM organisation o WHERE o.id = ANY ($1::uuid[]) AND ARRAY[o.id, o.network_id] && $3::uuid[]
       UNION ALL SELECT t.id, t.name FROM territory t WHERE t.id = ANY ($1::uuid[]) AND ARRAY[t.id, t.network_id] && $4::uuid[]
       UNION ALL SELECT pa.id, t.name FROM participation pa JOIN territory t ON t.id = pa.territory_id WHERE pa.id = ANY ($1::uuid[]) AND ARRAY[pa.id, pa.cohort_id] && $5::uuid[]
       UNION ALL SELECT d.id, p.given_name || ' ' || p.family_name FROM delegate d JOIN person p ON p.id = d.person_id WHERE d.id = ANY ($1::uuid[]) AND ARRAY[d.id, d.cohort_id] && $6::uuid[]
       UNION ALL SELECT s.id, t.name FROM participation_stage s JOIN participation pa ON pa.id = s.participation_id JOIN territory t ON t.id = pa.territory_id
         WHERE s.id = ANY ($1::uuid[]) AND ARRAY[s.cohort_id, s.participation_id] && $7::uuid[]`,
      [ids, ...['person', 'organisation', 'territory', 'participation', 'delegate', 'participation_stage'].map((object) => work.ids(object, 'read'))],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
