import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/auth/needs';
import type { Work } from '../platform/database/work';
import { InWork } from '../platform/http/request-work';
import { Returns } from '../platform/http/returns';
import { IfMatch } from '../platform/http/version';
import { AskingService } from '../projects/asking.service';
import { AskedView, AskInput } from '../projects/project-page.contract';
import { SavedView } from '../projects/project.contract';
import { ViewpointInput, ViewpointsView } from './evaluation.contract';
import { ViewpointService } from './viewpoint.service';

const id = z.uuid();
const here = { participation: 'participationId' };

/** The two words of a page of the report, the ally’s and the territory’s, and the letters that ask for them. */
@ApiTags('evaluation')
@Controller('participations/:participationId')
export class ViewpointController {
  constructor(
    private readonly viewpoints: ViewpointService,
    private readonly asking: AskingService,
  ) {}

  @Get('viewpoints')
  @Needs('viewpoint', 'read', here)
  @Returns(ViewpointsView)
  readViewpoints(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string) {
    return this.viewpoints.read(work, participationId);
  }

  @Put('viewpoints/ally')
  @Needs('ally_viewpoint', 'update', here)
  @Returns(SavedView)
  writeAllyViewpoint(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @IfMatch() version: number,
    @Body({ schema: ViewpointInput }) input: ViewpointInput,
  ) {
    return this.viewpoints.write(work, participationId, 'ally', version, input);
  }

  @Put('viewpoints/territory')
  @Needs('territory_viewpoint', 'update', here)
  @Returns(SavedView)
  writeTerritoryViewpoint(
    @InWork() work: Work,
    @Param('participationId', { schema: id }) participationId: string,
    @IfMatch() version: number,
    @Body({ schema: ViewpointInput }) input: ViewpointInput,
  ) {
    return this.viewpoints.write(work, participationId, 'territory', version, input);
  }

  /** « Qu’est-ce que ça a changé ? », by e-mail with a personal link. */
  @Post('effect-requests')
  @Needs('personal_link', 'create', here)
  @Returns(AskedView, 202)
  async askForEffects(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: AskInput }) input: AskInput) {
    return { sent: await this.asking.ask(work, participationId, { ...input, purpose: 'tell_effect', template: 'effect-request' }) };
  }

  /** « Votre mot », by e-mail with a personal link. */
  @Post('viewpoint-requests')
  @Needs('personal_link', 'create', here)
  @Returns(AskedView, 202)
  async askForViewpoint(@InWork() work: Work, @Param('participationId', { schema: id }) participationId: string, @Body({ schema: AskInput }) input: AskInput) {
    return { sent: await this.asking.ask(work, participationId, { ...input, purpose: 'write_viewpoint', template: 'viewpoint-request' }) };
  }
}
