import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { types } from 'pg';
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import { Database } from './database';
import { SnakeNaming } from './snake-naming';

// A date is a day of the calendar, not an instant; numerics of this schema are small figures.
types.setTypeParser(types.builtins.DATE, (value) => value);
types.setTypeParser(types.builtins.NUMERIC, Number);
types.setTypeParser(types.builtins.INT8, Number);

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        type: 'postgres',
        url: config.DATABASE_URL,
        autoLoadEntities: true,
        namingStrategy: new SnakeNaming(),
        synchronize: false,
        retryAttempts: 2,
        retryDelay: 500,
        extra: {
          pipeline: true,
          max: 20,
          connectionTimeoutMillis: 5000,
          application_name: 'cordee',
          // Every statement is named and reaches its rows by an index: planning it anew at each call cost as much as running it.
          options: '-c plan_cache_mode=force_generic_plan',
        },
      }),
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
