import { Module } from '@nestjs/common';
import { SideBySideController } from '../side-by-side/side-by-side.controller';
import { SideBySideQuery } from '../side-by-side/side-by-side.query';
import { TargetsController } from './targets.controller';
import { TargetsQuery } from './targets.query';

/** Cohorts beside what was planned for them, and beside one another. */
@Module({ controllers: [TargetsController, SideBySideController], providers: [TargetsQuery, SideBySideQuery] })
export class TargetsModule {}
