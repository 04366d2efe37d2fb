import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { Gate, GUARDS } from './auth/gate';
import { RIGHTS, type Right } from './auth/right';
import { ConfigModule } from './config/config.module';
import { CryptoModule } from './crypto/crypto.module';
import { Database } from './database/database';
import { DatabaseModule } from './database/database.module';
import { FilesModule } from './files/files.module';
import { HealthController } from './health/health.controller';
import { type ConstraintProblem, CONSTRAINTS } from './http/database-problem';
import { DeclaredRoutes } from './http/declared-routes';
import { ProblemFilter } from './http/problem.filter';
import { RequestWork } from './http/request-work';
import { validation } from './http/validation';
import { LOG, makeLog } from './log/log';
import { Jobs } from './jobs/jobs';
import { Upkeep } from './jobs/upkeep';
import { Carrier } from './mail/carrier';
import { LetterCalendars } from './mail/letter-calendar';
import { MailLinks } from './mail/mail-links';
import { MailTemplates } from './mail/mail-templates';
import { MAIL_STORE, MailWorker } from './mail/mail-worker';
import { Outbox } from './mail/outbox';
import { RateLimits } from './auth/rate-limits';
import { Paper } from './paper/paper';
import { SheetExport } from './sheets/sheet-export';

/** What the application gives its platform: the table of rights and the words for broken rules. */
export interface Given {
  rights: readonly Right[];
  constraints: Record<string, ConstraintProblem>;
  /** False only in the test that proves row security holds by itself. */
  guards?: boolean;
}

@Global()
@Module({})
export class PlatformModule {
  static with({ rights, constraints, guards = true }: Given): DynamicModule {
    return {
      module: PlatformModule,
      imports: [ConfigModule, CryptoModule, DatabaseModule, DiscoveryModule, FilesModule],
      controllers: [HealthController],
      providers: [
        { provide: RIGHTS, useValue: rights },
        { provide: CONSTRAINTS, useValue: constraints },
        { provide: GUARDS, useValue: guards },
        { provide: LOG, useFactory: () => makeLog(process.env['NODE_ENV'] === 'test' ? 'fatal' : 'info') },
        Gate,
        RateLimits,
        Outbox,
        MailTemplates,
        LetterCalendars,
        MailLinks,
        Carrier,
        { provide: MAIL_STORE, useExisting: Database },
        MailWorker,
        Paper,
        Jobs,
        Upkeep,
        DeclaredRoutes,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: RequestWork },
        { provide: APP_INTERCEPTOR, useClass: SheetExport },
        // Inside the transaction: an answer that breaks its contract undoes the request.
        { provide: APP_INTERCEPTOR, inject: [Reflector], useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector) },
        { provide: APP_PIPE, useFactory: validation },
      ],
      exports: [RIGHTS, LOG, Paper, RateLimits, DeclaredRoutes, Outbox, MailTemplates, LetterCalendars, MailLinks, MailWorker, Jobs, Upkeep],
    };
  }
}
