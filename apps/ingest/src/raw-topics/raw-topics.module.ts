import { type DynamicModule, Module } from '@nestjs/common';
import { type RawTopicsConfig } from '../ingest.config.js';
import { RAW_TOPICS_CONFIG, RawIntake } from './raw-intake.js';
import { RawTopicsController } from './raw-topics.controller.js';

/**
 * The raw topics as a collector beside HTTP. For a process that also imports the ingest module, on a bus that has these
 * topics.
 */
@Module({})
export class RawTopicsModule {
  static with(config: RawTopicsConfig): DynamicModule {
    return {
      module: RawTopicsModule,
      controllers: [RawTopicsController],
      providers: [{ provide: RAW_TOPICS_CONFIG, useValue: config }, RawIntake],
    };
  }
}
