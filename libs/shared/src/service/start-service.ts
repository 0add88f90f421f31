import { type DynamicModule } from '@nestjs/common';
import { startTracing } from '../telemetry/tracing.js';
import { type Running, say } from './run-process.js';
import { type Listening, type OpenStores, serve } from './serve.js';
import { type Patience } from './wait-for.js';

export interface Service<C extends ServiceEnvironment, O extends OpenStores> {
  readonly name: string;
  readonly config: C;
  /** Connects the stores this service needs, waiting for those that are not up yet. */
  readonly open: (name: string, config: C, patience: Patience) => Promise<O>;
  readonly module: (stores: O) => DynamicModule;
}

interface ServiceEnvironment extends Listening {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;
}

/** Starts one service in this process, and says `Ready` with its address when it answers. */
export async function startService<C extends ServiceEnvironment, O extends OpenStores>(
  { name, config, open, module }: Service<C, O>,
  stopping: AbortSignal,
): Promise<Running> {
  const stopTracing = startTracing(`manyhands-${name}`, config.OTEL_EXPORTER_OTLP_ENDPOINT);
  const stores = await open(name, config, { signal: stopping, say });
  const serving = await serve(module(stores), stores, config);
  say(`Ready   ${serving.url}`);
  return {
    async close() {
      await serving.close();
      await stopTracing();
    },
  };
}
