import { type DynamicModule, Module } from '@nestjs/common';
import { type Pool } from 'pg';
import { loadConfig } from '#shared/config/load-config.js';
import { Leadership } from '#shared/postgres/leadership.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { EXPORT_SOURCE } from './exports/export-source.js';
import { EXPORT_CONTROLLERS, exportProviders } from './exports/exports.providers.js';
import { AnswerSource } from './exports/answer-source.js';
import { MeasuresController } from './measures/measures.controller.js';
import { ODataController } from './odata/http/odata.controller.js';
import { ODATA_PROVIDERS } from './odata/odata.providers.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';
import { OutcomesService } from './outcomes/outcomes.service.js';
import { WhyService } from './outcomes/why/why.service.js';
import { ZoneDirectory } from './parameters/zone-directory.js';
import { REPORTING_CONFIG, ReportingConfig } from './reporting.config.js';
import { FunnelsController } from './funnels/funnels.controller.js';
import { FunnelsService } from './funnels/funnels.service.js';
import { MetaController } from './query/meta.controller.js';
import { LineReader } from './query/line-reader.js';
import { QueryPreparer } from './query/prepare-query.js';
import { QueryController } from './query/query.controller.js';
import { SemanticQueries } from './query/semantic-queries.js';
import { ReconcileController } from './reconcile/reconcile.controller.js';
import { ReconcileService } from './reconcile/reconcile.service.js';
import { RECONCILE_LOCK, ReconcileWatch } from './reconcile/watch/reconcile-watch.js';
import { ReportsController } from './reports/reports.controller.js';
import { ReportsService } from './reports/reports.service.js';
import { WEBHOOK_CONTROLLERS, WEBHOOK_PROVIDERS } from './webhooks/webhooks.parts.js';

/** Reports and reconcile. Stores and access come from the process that composes it. */
@Module({})
export class ReportingModule {
  /** @param config what is set; the rest gets its default */
  static with(config: Partial<ReportingConfig>): DynamicModule {
    const complete: ReportingConfig = { ...loadConfig(ReportingConfig, {}), ...config };
    return {
      module: ReportingModule,
      controllers: [
        MetaController,
        QueryController,
        FunnelsController,
        MeasuresController,
        ReportsController,
        OutcomesController,
        ReconcileController,
        ...WEBHOOK_CONTROLLERS,
        ...EXPORT_CONTROLLERS,
        ODataController,
      ],
      providers: [
        { provide: REPORTING_CONFIG, useValue: complete },
        ZoneDirectory,
        ReportsService,
        QueryPreparer,
        LineReader,
        FunnelsService,
        SemanticQueries,
        { provide: EXPORT_SOURCE, useClass: AnswerSource },
        ...exportProviders(complete),
        OutcomesService,
        WhyService,
        ReconcileService,
        ...WEBHOOK_PROVIDERS,
        ...ODATA_PROVIDERS,
        {
          provide: ReconcileWatch,
          inject: [ReconcileService, POSTGRES],
          useFactory: (reconcile: ReconcileService, postgres: Pool) =>
            new ReconcileWatch(
              reconcile,
              new Leadership(postgres, RECONCILE_LOCK),
              complete.RECONCILE_EVERY_S * 1_000,
            ),
        },
      ],
      exports: [ReconcileService],
    };
  }
}
