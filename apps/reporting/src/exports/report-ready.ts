import { type ClientBase } from 'pg';
import { publishNotification } from '../webhooks/outbox/publish-notification.js';
import { type ExportJob } from './store/export-job.js';

/**
 * Tells the organisation's other systems that the file of an export is where it should be. Called inside the transaction
 * that says so; told twice, it is told once.
 * @param location the path of the API it can be downloaded from, or the place it was delivered to
 */
export function tellReportReady(client: ClientBase, job: ExportJob, location: string): Promise<void> {
  return publishNotification(client, {
    tenant: job.tenant_id,
    type: 'report.ready',
    id: job.id,
    data: {
      exportId: job.id,
      schedule: job.schedule,
      format: job.format,
      location,
      dataAsOf: job.data_as_of?.toISOString() ?? null,
      sha256: job.sha256,
      size: job.bytes_written,
    },
  });
}
