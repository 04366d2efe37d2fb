import { Injectable } from '@nestjs/common';
import type { Audience, AudienceRule, Meant } from '../../gatherings/inviting/audience.contract';
import { Audiences } from '../../gatherings/inviting/audience.service';
import type { Work } from '../../platform/database/work';
import type { Reader } from './sending.contract';

const seated = { elected_official: 'élu·e', local_agent: 'agent·e', socio_economic_actor: 'acteur·rice local·e', state_agent: 'agent·e de l’État', resident: 'habitant·e' };

/** Who a number would go to, each person once, with why: the rule by which gatherings invite, read today. */
@Injectable()
export class ReadersService {
  constructor(private readonly audiences: Audiences) {}

  async of(work: Work, cohortId: string, audience: Audience): Promise<Reader[]> {
    const meant = (await this.audiences.ofCohort(work, cohortId, audience)).filter(({ removed }) => !removed);
    const refusing = await work.rows<{ id: string }>(`SELECT x.id FROM unnest($1::uuid[]) AS x(id) WHERE access.refuses_mail(x.id, 'newsletter')`, [meant.map(({ personId }) => personId)]);
    const refused = new Set(refusing.map(({ id }) => id));
    return meant.map((one) => ({
      personId: one.personId,
      name: `${one.givenName} ${one.familyName}`,
      why: whyOf(one, audience.rules),
      participationId: one.participationId,
      territoryName: one.territoryName,
      hasEmail: one.hasEmail,
      refuses: refused.has(one.personId),
    }));
  }
}

function whyOf({ category, territoryName, helps, reasons }: Meant, rules: readonly AudienceRule[]): string {
  const kinds = new Set(reasons.flatMap((position) => rules[position]?.kind ?? []));
  if (category && territoryName && (kinds.size === 0 || kinds.has('delegates') || kinds.has('everybody'))) return `${seated[category]}, ${territoryName}`;
  if (kinds.has('allies') || (kinds.has('everybody') && helps.length > 0)) return ['allié·e', ...helps.slice(0, 2)].join(', ');
  if (kinds.has('staff') || kinds.has('everybody')) return 'équipe du parcours';
  if (kinds.has('partners')) return 'financeur, évaluation ou média';
  if (kinds.has('working_group')) return 'chantier';
  return kinds.has('gathering') ? 'liste d’un rendez-vous' : 'ajouté·e à la main';
}
