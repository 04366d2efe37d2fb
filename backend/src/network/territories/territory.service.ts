import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import { foldedPattern } from '../../platform/database/search-pattern';
import { OfficialTerritories } from '../official/official.service';
import { TerritoryMembership } from './territory-membership.entity';
import type { MembershipInput, TerritoryByHand, TerritoryEdit, TerritoryInput, TerritoryLine } from './territory.contract';
import { Territory } from './territory.entity';
import type { z } from 'zod';

/** The territories that the network knows; a new one comes from the official list, with its population and where it comes from. */
@Injectable()
export class TerritoryService {
  constructor(private readonly official: OfficialTerritories) {}

  /** What a merged territory has become answers for it. */
  async list(work: Work, search: string) {
    const items = await work.rows<z.infer<typeof TerritoryLine>>(
      `SELECT DISTINCT ON (o.name, o.id) o.id, o.name, o.kind, o.department, o.population
       FROM territory t JOIN territory o ON o.id = access.territory_today(t.id)
       WHERE ARRAY[t.id, t.network_id] && $2::uuid[] AND ARRAY[o.id, o.network_id] && $2::uuid[]
         AND (unaccent(t.name) ILIKE $1 OR t.insee_code = $3 OR t.siren = $3) ORDER BY o.name, o.id LIMIT 20`,
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
    const { code: _, population, ...facts } = found;
    const { list, year } = this.official.source;
    const source = population === null ? {} : { population, populationList: list, populationYear: year };
    const { identifiers } = await work.manager.insert(Territory, { ...facts, ...source, populationReported });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'territory', id);
    return { id };
  }

  /** Describes what the official list does not hold; one of the same kind and name is refused, with where it is. */
  async addByHand(work: Work, input: TerritoryByHand): Promise<{ id: string }> {
    const known = await work.row<{ name: string }>(
      `SELECT name FROM territory WHERE kind = $1 AND lower(unaccent(name)) = lower(unaccent($2)) AND NOT invented AND department IS NOT DISTINCT FROM $4 AND ARRAY[id, network_id] && $3::uuid[] LIMIT 1`,
      [input.kind, input.name, work.ids('territory', 'read'), input.department],
    );
    if (known) throw problem(409, 'territory-known', `«\u00a0${known.name}\u00a0» est déjà connu du réseau.`, { errors: [{ pointer: '/name', detail: 'Ce territoire a déjà sa fiche.' }] });
    const place = input.department ? await this.official.byCode(work, `dep-${input.department}`) : undefined;
    const { identifiers } = await work.manager.insert(Territory, { ...input, departmentName: place?.departmentName ?? null, regionName: place?.regionName ?? null });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'territory', id);
    return { id };
  }

  /** Corrects a card; whoever corrects an older version is shown the one of now. */
  async edit(work: Work, id: string, version: number, input: TerritoryEdit): Promise<{ version: number }> {
    const before = await work.row<{ version: number; kind: string; official: boolean }>(
      'SELECT version, kind, insee_code IS NOT NULL OR siren IS NOT NULL AS official FROM territory WHERE id = $1 AND ARRAY[id, network_id] && $2::uuid[] FOR UPDATE',
      [id, work.ids('territory', 'update')],
    );
    if (!before) throw notFound();
    if (before.version !== version) throw stale({ version: before.version });
    if (!before.official && !input.source) throw problem(422, 'source-missing', 'Sans code officiel, une fiche dit d’où elle vient.', { errors: [{ pointer: '/source', detail: 'Dites d’où vient cette fiche.' }] });
    await work.manager.update(Territory, { id }, { ...input, version: version + 1 });
    await work.audit('update', 'territory', id);
    return { version: version + 1 };
  }

  /** Says by hand that a territory belongs to a grouping that the official list does not detail: a PETR, a park. */
  async addMember(work: Work, groupId: string, { territoryId, code, source }: MembershipInput): Promise<{ id: string }> {
    const member = territoryId
      ? await work.row<{ id: string }>('SELECT id FROM territory WHERE id = $1 AND ARRAY[id, network_id] && $2::uuid[]', [territoryId, work.ids('territory', 'read')])
      : await this.official.byCode(work, code ?? '');
    if (!member) throw problem(422, 'unknown-territory', 'Choisissez un territoire de la liste.', { errors: [{ pointer: territoryId ? '/territoryId' : '/code', detail: 'Choisissez dans la liste.' }] });
    const { identifiers } = await work.manager.insert(TerritoryMembership, { groupId, memberId: territoryId, memberCode: code, source });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'territory_membership', id);
    return { id };
  }

  async removeMember(work: Work, groupId: string, id: string): Promise<void> {
    const { affected } = await work.manager.delete(TerritoryMembership, { id, groupId });
    if (!affected) throw notFound();
    await work.audit('delete', 'territory_membership', id);
  }
}
