import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SignedIn } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';

/** When one's cohorts gather: the one that lives now first. */
const LivingCohorts = z
  .object({ items: z.array(z.object({ cohortId: z.uuid(), nextOn: z.string().nullable(), lastOn: z.string().nullable() })) })
  .meta({ id: 'LivingCohorts' });

/** Which of one's cohorts to open when none is named: a gathering today, else the next to come, else the last that was. */
@ApiTags('gatherings')
@Controller('living-cohorts')
export class LivingController {
  @Get()
  @SignedIn()
  @Returns(LivingCohorts)
  async listLivingCohorts(@InWork() work: Work) {
    const items = await work.rows(
      `SELECT x.id AS "cohortId", g."nextOn", g."lastOn"
       FROM unnest($1::uuid[]) AS x(id) CROSS JOIN LATERAL (
         SELECT min(t.held_on) FILTER (WHERE t.held_on >= $2::date AND t.cancelled_at IS NULL) AS "nextOn", max(t.held_on) FILTER (WHERE t.held_on < $2::date) AS "lastOn", count(*) AS times
         FROM gathering t WHERE t.cohort_id = x.id) g
       WHERE g.times > 0 ORDER BY g."nextOn" NULLS LAST, g."lastOn" DESC NULLS LAST, x.id LIMIT 200`,
      [work.ids('gathering', 'read'), work.today],
    );
    return { items };
  }
}
