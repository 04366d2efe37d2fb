import { type DynamicModule, Module } from '@nestjs/common';
import { constraints } from './constraints';
import { BehalfModule } from './cohorts/behalf/behalf.module';
import { CohortsModule } from './cohorts/cohorts.module';
import { ImportsModule } from './cohorts/imports/imports.module';
import { SeatsModule } from './cohorts/seats/seats.module';
import { TerritoriesModule } from './cohorts/territories/territories.module';
import { DiagnosticsModule } from './diagnostics/diagnostics.module';
import { EvaluationModule } from './evaluation/evaluation.module';
import { GatheringsModule } from './gatherings/gatherings.module';
import { PeerExchangesModule } from './gatherings/peer-exchanges/peer-exchanges.module';
import { VideoModule } from './gatherings/video/video.module';
import { HandoverModule } from './handover/handover.module';
import { IdentityModule } from './identity/identity.module';
import { CalendarModule } from './network/calendar/calendar.module';
import { NetworkModule } from './network/network.module';
import { OverviewModule } from './overview/overview.module';
import { PlatformModule } from './platform/platform.module';
import { ProjectsModule } from './projects/projects.module';
import { NewsletterModule } from './reports/newsletter/newsletter.module';
import { ReportsModule } from './reports/reports.module';
import { rights } from './rights';

/** The house: the platform, then each context above those it builds on. */
@Module({})
export class AppModule {
  static build(options: { guards?: boolean } = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with({ rights, constraints, ...options }),
        NetworkModule,
        CalendarModule,
        IdentityModule,
        CohortsModule,
        SeatsModule,
        BehalfModule,
        ImportsModule,
        TerritoriesModule,
        GatheringsModule,
        VideoModule,
        PeerExchangesModule,
        DiagnosticsModule,
        ProjectsModule,
        EvaluationModule,
        ReportsModule,
        NewsletterModule,
        HandoverModule,
        OverviewModule,
      ],
    };
  }
}
