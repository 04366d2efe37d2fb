import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { problem } from '../platform/http/problem';
import { InWork } from '../platform/http/request-work';
import { Returns } from '../platform/http/returns';

const LinkView = z
  .object({
    purpose: z.string(),
    person: z.object({ id: z.uuid(), givenName: z.string(), familyName: z.string() }),
    cohort: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    participationId: z.uuid().nullable(),
    territoryName: z.string().nullable(),
    recordIds: z.array(z.uuid()),
  })
  .meta({ id: 'LinkView' });

/** What the link in the address is for, so that the right page opens. */
@ApiTags('links')
@Controller('link')
export class LinkController {
  /** The link comes in the header `x-cordee-link`; unknown, expired or revoked: 410. */
  @Get()
  @Public()
  @Returns(LinkView)
  async readLink(@InWork() work: Work) {
    const [hat] = work.actor.hats;
    if (work.actor.kind !== 'link' || !hat) throw problem(410, 'link-expired', 'Ce lien n’est plus valable. Demandez-en un autre à la personne qui vous l’a envoyé.');
    const row = await work.row<object>(
      `SELECT json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) AS person,
         CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END AS cohort, pa.id AS "participationId", t.name AS "territoryName"
       FROM person p LEFT JOIN cohort c ON c.id = $2 AND ARRAY[c.id, c.network_id] && $5::uuid[] LEFT JOIN participation pa ON pa.id = $3 LEFT JOIN territory t ON t.id = pa.territory_id AND ARRAY[t.id, t.network_id] && $4::uuid[]
       WHERE p.id = $1`,
      [work.personId, hat.cohortId, hat.participationId, work.ids('territory', 'read'), work.ids('cohort', 'read')],
    );
    const recordIds = hat.recordIds ?? [];
    return { ...row, purpose: hat.hat.slice('link:'.length), recordIds: hat.hat === 'link:answer_invitation' ? await this.standing(work, recordIds) : recordIds };
  }

  /** Of a letter to several dates, each a line and its gathering: those that still stand, so that the page asks through none that was deleted. */
  private async standing(work: Work, recordIds: string[]): Promise<string[]> {
    if (recordIds.length <= 2) return recordIds;
    const lines = await work.rows<{ id: string }>('SELECT id FROM registration WHERE id = ANY ($1) AND id = ANY ($2)', [recordIds, work.ids('registration', 'read')]);
    const left = recordIds.filter((_, index) => lines.some(({ id }) => id === recordIds[index - (index % 2)]));
    return left.length > 0 ? left : recordIds;
  }
}
