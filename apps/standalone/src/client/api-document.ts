import { createClient } from '@clickhouse/client';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject } from '@nestjs/swagger';
import { Pool } from 'pg';
import { IngestConfigSchema } from '#ingest/ingest.config.js';
import { PostgresBus } from '#shared/bus/postgres/postgres-bus.js';
import { loadConfig } from '#shared/config/load-config.js';
import { apiDocument } from '#shared/http/api-docs.js';
import { StandaloneModule } from '../standalone.module.js';

/**
 * The description of the whole API, without starting anything: Nest looks through the modules and makes none of what
 * is in them, so the stores they are given are never connected to.
 */
export async function describeApi(): Promise<OpenAPIObject> {
  const postgres = new Pool();
  const clickhouse = createClient();
  const module = StandaloneModule.with({
    stores: {
      postgresUrl: 'postgres://nowhere',
      postgres,
      clickhouse,
      bus: new PostgresBus(postgres, { topics: [] }),
    },
    ingest: loadConfig(IngestConfigSchema, {
      PUBLIC_URL: 'http://localhost',
      SPOOL_DIR: 'nowhere',
      INSTALLATION_SECRET: '0'.repeat(64),
    }),
    reporting: {},
    logLevel: 'silent',
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return apiDocument(app);
}
