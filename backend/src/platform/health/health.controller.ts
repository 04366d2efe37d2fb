import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Outside } from '../auth/needs';
import { Database } from '../database/database';
import { problem } from '../http/problem';
import { Returns } from '../http/returns';

const Health = z.object({ status: z.literal('ok') });

/** For whoever supervises the instance. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The process answers; the database is not asked. */
  @Get('live')
  @Outside()
  @Returns(Health)
  live() {
    return { status: 'ok' };
  }

  /** The database answers within a second. */
  @Get('ready')
  @Outside()
  @Returns(Health)
  async ready() {
    let late: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => (late = setTimeout(() => reject(new Error('late')), 900)));
    try {
      await Promise.race([this.database.alone('SELECT 1'), deadline]);
    } catch {
      throw problem(503, 'unavailable', 'La base de données ne répond pas.');
    } finally {
      clearTimeout(late);
    }
    return { status: 'ok' };
  }
}
