import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { ThemesInput } from './finder.contract';

/** The network's short list of themes, changed as a whole so that its order is what was seen. */
@Injectable()
export class ThemeService {
  async list(work: Work) {
    const items = await work.rows<{ id: string; name: string }>('SELECT id, name FROM resource_theme WHERE network_id = ANY ($1::uuid[]) ORDER BY position, name', [work.ids('resource_theme', 'read')]);
    return { items, may: { change: work.ids('resource_theme', 'update').length > 0 } };
  }

  /** A theme that goes leaves the supports that bore it. */
  async change(work: Work, { items }: ThemesInput): Promise<void> {
    const reach = work.ids('resource_theme', 'update');
    const kept = items.flatMap(({ id }) => (id ? [id] : []));
    const known = await work.rows<{ id: string }>('SELECT id FROM resource_theme WHERE id = ANY ($1::uuid[]) AND network_id = ANY ($2::uuid[])', [kept, reach]);
    if (known.length !== new Set(kept).size) throw notFound();
    await work.rows('DELETE FROM resource_theme WHERE NOT id = ANY ($1::uuid[]) AND network_id = ANY ($2::uuid[])', [kept, reach]);
    // Two may exchange their names: each steps aside first.
    await work.rows(`UPDATE resource_theme SET name = id::text WHERE id = ANY ($1::uuid[]) AND network_id = ANY ($2::uuid[])`, [kept, reach]);
    for (const [position, { id, name }] of items.entries()) {
      if (id) await work.rows('UPDATE resource_theme SET name = $2, position = $3, updated_at = now() WHERE id = $1 AND network_id = ANY ($4::uuid[])', [id, name, position, reach]);
      else await work.rows('INSERT INTO resource_theme (name, position) VALUES ($1, $2)', [name, position]);
    }
    await work.audit('update', 'resource_theme', networkId);
  }
}
