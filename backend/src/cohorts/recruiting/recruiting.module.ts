import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FrameController } from '../frame/frame.controller';
import { FrameService } from '../frame/frame.service';
import { ShapeQuery } from '../frame/shape.query';
import { ShapeService } from '../frame/shape.service';
import { ProgrammeTarget } from '../targets/programme-target.entity';
import { TargetController } from '../targets/target.controller';
import { TargetReading } from '../targets/target-reading.entity';
import { TargetService } from '../targets/target.service';
import { ExecutiveFact } from './executive-fact.entity';
import { LeadService } from './lead.service';
import { PresentationTerritory } from './presentation-territory.entity';
import { Presentation } from './presentation.entity';
import { PresentationService } from './presentation.service';
import { RecruitingController } from './recruiting.controller';
import { RecruitingQuery } from './recruiting.query';

/** How a cohort is recruited, framed and aimed. */
@Module({
  imports: [TypeOrmModule.forFeature([ExecutiveFact, Presentation, PresentationTerritory, ProgrammeTarget, TargetReading])],
  controllers: [RecruitingController, FrameController, TargetController],
  providers: [RecruitingQuery, LeadService, PresentationService, FrameService, ShapeQuery, ShapeService, TargetService],
})
export class RecruitingModule {}
