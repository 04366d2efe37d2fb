import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { openApi } from './platform/http/open-api';

/** Writes the description of the API to the file named by the first argument; asks for no database. */
async function main(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.build(), new FastifyAdapter(), { preview: true, logger: false });
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready'] });
  writeFileSync(process.argv[2] ?? 'backend/openapi.json', `${JSON.stringify(openApi(app), null, 2)}\n`);
  process.exit(0);
}

void main();
