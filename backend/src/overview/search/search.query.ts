import { Injectable } from '@nestjs/common';
import { TERRITORY_WORDS } from '../../network/territories/territory-words.contract';
import type { TerritoryKind } from '../../network/territories/territory.contract';
import { OfficialTerritories } from '../../network/official/official.service';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { excerptOf } from './excerpt';
import { type FoundGroup, type FoundItem, FoundKind, type FoundView, type Sought } from './search.contract';
import { readers } from './search-readers.sql';

interface Row {
  id: string;
  opens: string;
  title: string;
  detail: string | null;
  text?: string | null;
  territoryKind?: TerritoryKind;
}

/**
 * One search over everything that the caller may read. Which records is answered by `access.find`, which compares the very
 * scopes of each table's policy; what they say is then read under row security like anything else.
 */
@Injectable()
export class SearchQuery {
  constructor(private readonly official: OfficialTerritories) {}

  async find(work: Work, { q, kind, limit }: Sought): Promise<FoundView> {
    if (q.length < 2) return { q, groups: [] };
    // Territories that do not walk are for those who bring them in.
    const bringsIn = work.ids('territory', 'create').includes(networkId);
    const asked = (kind ? [kind] : FoundKind.options).filter((one) => (one !== 'official' && one !== 'card') || bringsIn);
    const found = await work.rows<{ kind: string; id: string }>('SELECT kind, id FROM access.find($1, $2, $3)', [q, asked.map(tableOf), limit + 1]);
    const words = (await work.row<{ words: string[] }>('SELECT access.sought_words($1) AS words', [q]))?.words ?? [];
    const groups: FoundGroup[] = [];
    for (const one of asked) {
      const hits = found.filter(({ kind: table }) => table === tableOf(one)).map(({ id }) => id);
      if (hits.length === 0) continue;
      const items = one === 'official' ? await this.unknown(work, q, limit + 1) : await this.read(work, one, hits, words);
      if (items.length > 0) groups.push({ kind: one, items: items.slice(0, limit), more: items.length > limit });
    }
    return { q, groups };
  }

  private async read(work: Work, kind: Exclude<FoundKind, 'official'>, ids: string[], words: string[]): Promise<FoundItem[]> {
    const rows = await work.rows<Row>(readers[kind].statement, [ids]);
    return rows.map(({ id, opens, title, detail, text, territoryKind }) => ({
      kind,
      id,
      opens,
      title,
      detail: [territoryKind && TERRITORY_WORDS[territoryKind], detail].filter(Boolean).join(' · ') || null,
      excerpt: text ? excerptOf(text, words) : null,
    }));
  }

  /** The official list is for those who bring territories in; what the network walks with already is shown above it. */
  private async unknown(work: Work, q: string, most: number): Promise<FoundItem[]> {
    const found = await this.official.search(work, q);
    return found.slice(0, most).map(({ code, name, kind, departmentName, department }) => ({
      kind: 'official',
      id: code,
      opens: code,
      title: name,
      detail: [TERRITORY_WORDS[kind], departmentName && `${departmentName} (${department})`].filter(Boolean).join(' · '),
      excerpt: null,
    }));
  }
}

/** What the database calls a kind. */
const tableOf = (kind: FoundKind) => (kind === 'official' ? kind : readers[kind].table);
