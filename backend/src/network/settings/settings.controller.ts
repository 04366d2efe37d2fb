import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { networkId } from '../../platform/auth/actor';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { NetworkSettings, NetworkView } from './settings.contract';

/** The network's name, its calendar, from how many people met a category may be quoted, how fast e-mails leave. */
@ApiTags('network')
@Controller('network')
export class SettingsController {
  @Get()
  @Needs('network', 'read')
  @Returns(NetworkView)
  async readNetwork(@InWork() work: Work) {
    const row = await work.row<object>('SELECT name, time_zone AS "timeZone", quote_threshold AS "quoteThreshold", mails_per_minute AS "mailsPerMinute", demo FROM network WHERE id = $1', [networkId]);
    return { ...row, mayChange: work.ids('network', 'update').includes(networkId) };
  }

  @Put()
  @Needs('network', 'update')
  @ReturnsNothing()
  async changeNetwork(@InWork() work: Work, @Body({ schema: NetworkSettings }) { name, timeZone, quoteThreshold, mailsPerMinute }: NetworkSettings) {
    await work.rows('UPDATE network SET name = $2, time_zone = $3, quote_threshold = $4, mails_per_minute = $5, updated_at = now() WHERE id = $1', [
      networkId, name, timeZone, quoteThreshold, mailsPerMinute,
    ]);
    await work.audit('update', 'network', networkId);
  }
}
