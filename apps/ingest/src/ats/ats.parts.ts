import { CandidateKeys } from './candidate-keys.js';
import { FetchWorker } from './fetch/fetch-worker.js';
import { AtsConnectionsController } from './manage/connections.controller.js';
import { ConnectionsService } from './manage/connections.service.js';
import { PreviewDelivery } from './manage/preview.js';
import { AtsConnections } from './store/connections.js';
import { AtsDeliveries } from './store/deliveries.js';
import { FetchQueue } from './store/fetch-queue.js';
import { AtsMemory } from './store/memory.js';
import { AtsRetention } from './store/retention.js';
import { AtsSecrets } from './store/secrets.js';
import { AtsWebhookController } from './webhook/ats-webhook.controller.js';
import { KnownLinks } from './webhook/known-links.js';
import { ReadDelivery } from './webhook/read-delivery.js';
import { TakeDelivery } from './webhook/take-delivery.js';
import { TakeReading } from './webhook/take-reading.js';

/** What ingest is made of where recruitment systems are concerned. */
export const ATS_CONTROLLERS = [AtsConnectionsController, AtsWebhookController];
export const ATS_PROVIDERS = [
  CandidateKeys,
  AtsConnections,
  AtsSecrets,
  AtsDeliveries,
  AtsMemory,
  AtsRetention,
  FetchQueue,
  KnownLinks,
  ReadDelivery,
  TakeReading,
  TakeDelivery,
  FetchWorker,
  ConnectionsService,
  PreviewDelivery,
];
