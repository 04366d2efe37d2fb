import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Returns } from '../platform/http/returns';
import { StoryMail } from './story-mail.service';
import { StoryReaders, StorySending, StorySent, StoryView } from './story.contract';
import { StoryQuery } from './story.query';

const Uuid = z.uuid();

/** « Reprendre le fil »: read by the team, by a newcomer's link, and by staff as a preview. */
@ApiTags('delegation')
@Controller('participations/:participationId/story')
export class StoryController {
  constructor(
    private readonly stories: StoryQuery,
    private readonly mail: StoryMail,
  ) {}

  @Get()
  @Needs('story', 'read', { participation: 'participationId' })
  @Returns(StoryView)
  readStory(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string) {
    return this.stories.read(work, id, work.personId);
  }

  @Get('readers')
  @Needs('story', 'create', { participation: 'participationId' })
  @Returns(StoryReaders)
  readStoryReaders(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string) {
    return this.mail.readers(work, id);
  }

  @Post('readers')
  @Needs('story', 'create', { participation: 'participationId' })
  @Returns(StorySent)
  sendStory(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: StorySending }) { personIds, message }: z.infer<typeof StorySending>) {
    return this.mail.send(work, id, personIds, message);
  }
}
