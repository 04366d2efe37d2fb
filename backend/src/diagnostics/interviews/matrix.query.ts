import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { MatrixCell, MatrixView } from './interview.contract';

/** « Qui parle de quoi »: counted by the database on clear columns alone, nothing is decrypted. */
@Injectable()
export class MatrixQuery {
  async read(work: Work, diagnosticId: string): Promise<MatrixView> {
    const [cells, themes] = await Promise.all([
      work.rows<MatrixCell>(
        `SELECT theme_id AS "themeId", category, count(*)::int AS total,
           count(*) FILTER (WHERE polarity = 'strength')::int AS strength, count(*) FILTER (WHERE polarity = 'weakness')::int AS weakness,
           count(*) FILTER (WHERE polarity = 'tension')::int AS tension, count(*) FILTER (WHERE polarity = 'opportunity')::int AS opportunity,
           count(*) FILTER (WHERE polarity = 'resistance')::int AS resistance
         FROM excerpt WHERE diagnostic_id = $1 GROUP BY theme_id, category`,
        [diagnosticId],
      ),
      work.rows<{ id: string; label: string; retired: boolean }>('SELECT id, label, retired_on IS NOT NULL AS retired FROM theme ORDER BY position, label'),
    ]);
    const used = new Set(cells.map(({ themeId }) => themeId));
    return { cells, themes: themes.filter(({ id, retired }) => !retired || used.has(id)).map(({ id, label }) => ({ id, label })) };
  }
}
