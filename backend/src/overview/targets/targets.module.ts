import { Module } from '@nestjs/common';
import { TargetsController } from './targets.controller';
import { TargetsQuery } from './targets.query';

@Module({ controllers: [TargetsController], providers: [TargetsQuery] })
export class TargetsModule {}
