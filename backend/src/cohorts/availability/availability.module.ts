import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AvailabilityAnswer } from './availability-answer.entity';
import { AvailabilityRequest } from './availability-request.entity';

@Module({ imports: [TypeOrmModule.forFeature([AvailabilityRequest, AvailabilityAnswer])] })
export class AvailabilityModule {}
