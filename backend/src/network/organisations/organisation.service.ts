import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import { notFound } from '../../platform/http/problem';
import type { OrganisationInput, OrganisationSearch } from './organisation.contract';
import { Organisation } from './organisation.entity';

/** Organisations of the network: found by name or by another name they go by, accents or not. */
@Injectable()
export class OrganisationService {
  /** A page of organisations in alphabetical order; `people` counts those whom the caller may read. */
  async list(work: Work, { search, limit, after }: OrganisationSearch) {
    const [name, id] = readCursor(after, z.tuple([z.string(), z.uuid()])) ?? [null, null];
    const rows = await work.rows<{ id: string; name: string }>(
      `SELECT o.id, o.name, o.kind, o.aliases,
         (SELECT count(*)::int FROM person p WHERE p.organisation_id = o.id AND ARRAY[p.id, p.network_id] && $4::uuid[]) AS people
       FROM organisation o
       WHERE ARRAY[o.id, o.network_id] && $5::uuid[]
         AND ($1::text = '' OR o.id = ANY (ARRAY(SELECT f.id FROM access.find($1, '{organisation}', 2000) f)))
         AND ($2::text IS NULL OR (lower(o.name), o.id) > (lower($2), $3::uuid))
       ORDER BY lower(o.name), o.id LIMIT ${rowsFor(limit)}`,
      [search, name, id, work.ids('person', 'read'), work.ids('organisation', 'read')],
    );
    return pageOf(rows, limit, (row) => [row.name, row.id]);
  }

  async create(work: Work, input: OrganisationInput): Promise<{ id: string }> {
    const { identifiers } = await work.manager.insert(Organisation, input);
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'organisation', id);
    return { id };
  }

  async change(work: Work, id: string, input: OrganisationInput): Promise<void> {
    const { affected } = await work.manager.update(Organisation, { id }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'organisation', id);
  }
}
