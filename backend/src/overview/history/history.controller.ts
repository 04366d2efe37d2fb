import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { LeavesAs } from '../../platform/sheets/sheet';
import { HistoryAsked, HistoryPage, RestoreInput } from './history.contract';
import { HistoryQuery } from './history.query';
import { RestoreService } from './restore.service';
import { historySheet } from './history.sheet';

const Uuid = z.uuid();

const personSubject = { person: 'person', person_contact: 'person_contact', person_role: 'person_role', ally_profile: 'ally_profile', ally_training: 'ally_training', call_agreement: 'call_agreement' };
const cohortSubject = { cohort: 'cohort', cohort_phase: 'cohort', cohort_partner: 'cohort', programme_target: 'programme_target', target_reading: 'programme_target', presentation: 'presentation', question: 'question' };
const participationSubject = { participation: 'participation', participation_stage: 'participation_stage', executive_fact: 'executive_fact', delegation: 'delegate', delegate: 'delegate', busy_period: 'busy_period', institution_item: 'institution_item' };

/** Who changed what: open to whoever may change it, and to nobody else. */
@ApiTags('history')
@Controller('history')
export class HistoryController {
  constructor(
    private readonly history: HistoryQuery,
    private readonly restoring: RestoreService,
  ) {}

  @Get('people/:personId')
  @Needs('person', 'update', { person: 'personId' })
  @Returns(HistoryPage)
  @LeavesAs(historySheet)
  readPersonHistory(@InWork() work: Work, @Param('personId', { schema: Uuid }) id: string, @Query({ schema: HistoryAsked }) asked: HistoryAsked) {
    return this.history.of(work, id, personSubject, asked);
  }

  @Get('organisations/:organisationId')
  @Needs('organisation', 'update', { organisation: 'organisationId' })
  @Returns(HistoryPage)
  @LeavesAs(historySheet)
  readOrganisationHistory(@InWork() work: Work, @Param('organisationId', { schema: Uuid }) id: string, @Query({ schema: HistoryAsked }) asked: HistoryAsked) {
    return this.history.of(work, id, { organisation: 'organisation' }, asked);
  }

  @Get('territories/:territoryId')
  @Needs('territory', 'update', { territory: 'territoryId' })
  @Returns(HistoryPage)
  @LeavesAs(historySheet)
  readTerritoryHistory(@InWork() work: Work, @Param('territoryId', { schema: Uuid }) id: string, @Query({ schema: HistoryAsked }) asked: HistoryAsked) {
    return this.history.ofTerritory(work, id, asked);
  }

  @Get('funding-agreements/:fundingId')
  @Needs('funding_agreement', 'update', { funding_agreement: 'fundingId' })
  @Returns(HistoryPage)
  @LeavesAs(historySheet)
  readAgreementHistory(@InWork() work: Work, @Param('fundingId', { schema: Uuid }) id: string, @Query({ schema: HistoryAsked }) asked: HistoryAsked) {
    return this.history.of(work, id, { funding_agreement: 'funding_agreement' }, asked);
  }

  @Get('cohorts/:cohortId')
  @Needs('cohort', 'update', { cohort: 'cohortId' })
  @Returns(HistoryPage)
  @LeavesAs(historySheet)
  readCohortHistory(@InWork() work: Work, @Param('cohortId', { schema: Uuid }) id: string, @Query({ schema: HistoryAsked }) asked: HistoryAsked) {
    return this.history.of(work, id, cohortSubject, asked);
  }

  /** The territory in its cohort: its stages, and its team. */
  @Get('participations/:participationId')
  @Needs('participation', 'update', { participation: 'participationId' })
  @Returns(HistoryPage)
  @LeavesAs(historySheet)
  readParticipationHistory(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Query({ schema: HistoryAsked }) asked: HistoryAsked) {
    return this.history.of(work, id, participationSubject, asked);
  }

  @Get('gatherings/:gatheringId')
  @Needs('gathering', 'update', { gathering: 'gatheringId' })
  @Returns(HistoryPage)
  @LeavesAs(historySheet)
  readGatheringHistory(@InWork() work: Work, @Param('gatheringId', { schema: Uuid }) id: string, @Query({ schema: HistoryAsked }) asked: HistoryAsked) {
    return this.history.of(work, id, { gathering: 'gathering', gathering_half_day: 'gathering', gathering_sequence: 'gathering_sequence', sequence_speaker: 'gathering_sequence', gathering_task: 'gathering_task', resource: 'resource' }, asked);
  }

  @Get('projects/:participationId')
  @Needs('pilot_project', 'update', { participation: 'participationId' })
  @Returns(HistoryPage)
  @LeavesAs(historySheet)
  readProjectHistory(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Query({ schema: HistoryAsked }) asked: HistoryAsked) {
    const subject = { pilot_project: 'pilot_project', project_note: 'project_note', project_answer: 'project_answer', support_assignment: 'support_assignment', support_day: 'support_day', news: 'news' };
    return this.history.of(work, id, subject, asked);
  }

  @Get('effects/:participationId')
  @Needs('effect', 'update', { participation: 'participationId' })
  @Returns(HistoryPage)
  @LeavesAs(historySheet)
  readEffectsHistory(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Query({ schema: HistoryAsked }) asked: HistoryAsked) {
    return this.history.of(work, id, { effect: 'effect', limitation: 'limitation', viewpoint: 'viewpoint' }, asked);
  }

  /** Sets the fields of one change back, through the form that writes them. */
  @Post('changes/:changeId/restoration')
  @Needs('record_change', 'read', { record_change: 'changeId' })
  @ReturnsNothing()
  restoreChange(@InWork() work: Work, @Param('changeId', { schema: Uuid }) id: string, @Body({ schema: RestoreInput }) { seen }: z.infer<typeof RestoreInput>) {
    return this.restoring.restore(work, id, seen);
  }
}
