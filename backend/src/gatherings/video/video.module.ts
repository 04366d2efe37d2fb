import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GatheringsModule } from '../gatherings.module';
import { ParticipantsReader } from './reading/participants-reader';
import { VideoAlias } from './video-alias.entity';
import { VideoIdentityService } from './video-identity.service';
import { VideoImport } from './video-import.entity';
import { VideoImportController } from './video-import.controller';
import { VideoImportService } from './video-import.service';
import { VideoListQuery } from './video-list.query';
import { VideoParticipant } from './video-participant.entity';
import { VideoPoolQuery } from './video-pool.query';
import { VideoPreview } from './video-preview.query';
import { VideoUpkeep } from './video-upkeep';

@Module({
  imports: [GatheringsModule, TypeOrmModule.forFeature([VideoImport, VideoParticipant, VideoAlias])],
  controllers: [VideoImportController],
  providers: [ParticipantsReader, VideoPoolQuery, VideoPreview, VideoListQuery, VideoImportService, VideoIdentityService, VideoUpkeep],
})
export class VideoModule {}
