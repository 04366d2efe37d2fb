import { AgendaController } from './agenda.controller';
import { AgendaService } from './agenda.service';
import { CollisionsQuery } from './collisions.query';
import { GatheringSequence } from './gathering-sequence.entity';
import { GatheringTask } from './gathering-task.entity';
import { LivingController } from './living.controller';
import { ProgrammeController } from './programme.controller';
import { ProgrammeQuery } from './programme.query';
import { ProgrammeService } from './programme.service';
import { SequenceSpeaker } from './sequence-speaker.entity';
import { WorkingGroupController } from './working-group.controller';
import { WorkingGroupMember } from './working-group-member.entity';
import { WorkingGroup } from './working-group.entity';
import { WorkingGroupQuery } from './working-group.query';
import { WorkingGroupService } from './working-group.service';

export const planningEntities = [GatheringSequence, SequenceSpeaker, GatheringTask, WorkingGroup, WorkingGroupMember];
export const planningControllers = [LivingController, AgendaController, ProgrammeController, WorkingGroupController];
export const planningProviders = [AgendaService, CollisionsQuery, ProgrammeQuery, ProgrammeService, WorkingGroupQuery, WorkingGroupService];
