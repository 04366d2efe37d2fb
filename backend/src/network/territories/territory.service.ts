import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { foldedPattern } from '../../platform/database/search-pattern';
import { OfficialTerritories } from '../official/official.service';
import type { TerritoryInput, TerritoryLine } from './territory.contract';
import { Territory } from './territory.entity';
import type { z } from 'zod';

/** The territories that the network knows; a new one comes from the official list, with its population and where it comes from. */
@Injectable()
export class TerritoryService {
  constructor(private readonly official: OfficialTerritories) {}

  async list(work: Work, search: string) {
    const items = await work.rows<z.infer<typeof TerritoryLine>>(
      `SELECT id, name, kind, department, population FROM territory t
       WHERE ARRAY[t.id, t.network_id] && $2::uuid[] AND (unaccent(name) ILIKE $1 OR insee_code = $3 OR siren = $3) ORDER BY name, id LIMIT 20`,
      [foldedPattern(search), work.ids('territory', 'read'), search],
    );
    return { items };
  }

  async searchOfficial(work: Work, search: string) {
    return { items: await this.official.search(work, search), ...this.official.source };
  }

  /** Takes a territory from the official list; one that is known already is refused. */
  async add(work: Work, { code, populationReported }: TerritoryInput): Promise<{ id: string }> {
    const found = await this.official.byCode(work, code);
    if (!found) {
      const detail = 'Ce code n’est pas dans la liste officielle des communes et des intercommunalités.';
      throw problem(422, 'not-in-official-list', detail, { errors: [{ pointer: '/code', detail }] });
    }
    const { code: _, regionName: __, population, ...facts } = found;
    const { list, year } = this.official.source;
    const source = population === null ? {} : { population, populationList: list, populationYear: year };
    const { identifiers } = await work.manager.insert(Territory, { ...facts, ...source, populationReported });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'territory', id);
    return { id };
  }
}
