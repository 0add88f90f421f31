import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdvocateDirectory } from './accept/advocate-directory.js';
import { EdgeRegister } from './accept/edges/edge-register.js';
import { IdentityRegister } from './accept/identity-register.js';
import { Intake } from './accept/intake.js';
import { ReferenceReader } from './accept/reference-reader.js';
import { Rehearsal } from './accept/rehearsal.js';
import { ATS_CONTROLLERS, ATS_PROVIDERS } from './ats/ats.parts.js';
import { EventTypesController } from './events/event-types.controller.js';
import { EventsController } from './events/events.controller.js';
import { HoldoutsController } from './holdouts/holdouts.controller.js';
import { HoldoutsService } from './holdouts/holdouts.service.js';
import { CsvBody } from './imports/csv-body.js';
import { Importer } from './imports/importer.js';
import { ImportsController } from './imports/imports.controller.js';
import { RowContexts } from './imports/row-contexts.js';
import { SendRows } from './imports/send-rows.js';
import { INGEST_CONFIG, type IngestConfig } from './ingest.config.js';
import { KeysController } from './keys/keys.controller.js';
import { KeysService } from './keys/keys.service.js';
import { LinkDirectory } from './links/link-directory.js';
import { LinkEntity } from './links/link.entity.js';
import { LinksController } from './links/links.controller.js';
import { LinksService } from './links/links.service.js';
import { RejectedConsumer } from './rejected/rejected.consumer.js';
import { RejectedController } from './rejected/rejected.controller.js';
import { RejectedRetention } from './rejected/rejected-retention.js';
import { RejectedStore } from './rejected/rejected-store.js';
import { Replayer } from './rejected/replay/replayer.js';
import { SetAsideReplay } from './rejected/replay/set-aside-replay.js';
import { AttributionSettingsController } from './tenants/attribution/attribution-settings.controller.js';
import { AttributionSettingsService } from './tenants/attribution/attribution-settings.service.js';
import { MediaRatesController } from './tenants/media-rates/media-rates.controller.js';
import { MediaRatesService } from './tenants/media-rates/media-rates.service.js';
import { OrganisationController } from './tenants/organisation.controller.js';
import { TenantsController } from './tenants/tenants.controller.js';
import { TenantsService } from './tenants/tenants.service.js';
import { ClickLog } from './redirect/click/click-log.js';
import { ClickRecorder } from './redirect/click/click-recorder.js';
import { RedirectRoute } from './redirect/redirect-route.js';
import { RedirectSettings } from './redirect/redirect-settings.js';
import { VisitorSalts } from './redirect/visitor/visitor-salts.js';

/** Collectors in (HTTP, tracked links), accepted events out. Stores and access come from the process that composes it. */
@Module({})
export class IngestModule {
  static with(config: IngestConfig): DynamicModule {
    return {
      module: IngestModule,
      global: true, // so that the raw topics can be a module of their own, which not every process has
      imports: [TypeOrmModule.forFeature([LinkEntity])],
      controllers: [
        EventsController,
        EventTypesController,
        RejectedController,
        RejectedConsumer,
        LinksController,
        HoldoutsController,
        KeysController,
        TenantsController,
        OrganisationController,
        AttributionSettingsController,
        MediaRatesController,
        ImportsController,
        ...ATS_CONTROLLERS,
      ],
      providers: [
        { provide: INGEST_CONFIG, useValue: config },
        AdvocateDirectory,
        IdentityRegister,
        EdgeRegister,
        ReferenceReader,
        Intake,
        Rehearsal,
        CsvBody,
        Importer,
        RowContexts,
        SendRows,
        RejectedStore,
        RejectedRetention,
        Replayer,
        SetAsideReplay,
        LinkDirectory,
        LinksService,
        HoldoutsService,
        RedirectSettings,
        VisitorSalts,
        ClickLog,
        ClickRecorder,
        RedirectRoute,
        KeysService,
        TenantsService,
        AttributionSettingsService,
        MediaRatesService,
        ...ATS_PROVIDERS,
      ],
      exports: [Intake],
    };
  }
}
