import { UsageError } from '#shared/cli/usage-error.js';
import { type Api, type Reconciliation } from '../summary/api.js';
import { type Apis, apisOf, type Connections } from './apis.js';
import { setUp } from './own-organisation.js';

/** What the demo does itself, and what its page says can be done; not the operator's scope, with which reconcile would look at everybody. */
const SCOPES = ['events:write', 'links:write', 'reports:read', 'rejected:write', 'exports:write'];

/**
 * Takes the organisation that everything on the raw topics belongs to, and gives a new key of it. A producer cannot
 * choose its organisation, so a demo over Kafka cannot have one of its own.
 * @throws {@link UsageError} when it has data already, or is not the admin key's
 */
export async function takeRawTopicsOrganisation(
  connections: Connections,
  admin: Apis,
  rawTopicsOrganisation: string,
): Promise<Apis> {
  const { id } = await admin.ingest.get<{ id: string }>('/api/v1/organisation');
  if (id !== rawTopicsOrganisation)
    throw new UsageError(
      `The admin key belongs to "${id}" and the raw topics to "${rawTopicsOrganisation}" (RAW_TOPICS_ORGANISATION); ` +
        'links and events of one history must be of one organisation.',
    );
  const { key } = await admin.ingest.post<{ key: string }>('/api/v1/keys', { name: 'demo', scopes: SCOPES });
  const own = apisOf(connections, key);
  await refuseData(own, id);
  await setUp(admin.ingest);
  return own;
}

/** Numbers of a demo on top of other data would be nobody's, and could not be taken out again. */
async function refuseData({ ingest, reporting }: Apis, id: string): Promise<void> {
  const found = [
    ['links', await countLinks(ingest)],
    ['refused events', await countRefused(ingest)],
    ['events', await countStored(reporting)],
  ] as const;
  const held = found.flatMap(([what, count]) => (count > 0 ? [`${String(count)} ${what}`] : []));
  if (held.length > 0)
    throw new UsageError(
      `The organisation "${id}" has data already (${held.join(', ')}), and everything on the raw topics would be added to it. ` +
        'Play into fresh stores, or leave out --kafka: then the demo makes an organisation of its own.',
    );
}

async function countLinks(ingest: Api): Promise<number> {
  const { items } = await ingest.get<{ items: unknown[] }>('/api/v1/links?limit=500');
  return items.length;
}

export async function countRefused(ingest: Api): Promise<number> {
  const { reasons } = await ingest.get<{ reasons: { total: number }[] }>('/api/v1/rejected/reasons');
  return reasons.reduce((sum, { total }) => sum + total, 0);
}

/** Distinct events of the organisation that are stored; clicks on its links are among them. */
export async function countStored(reporting: Api): Promise<number> {
  const { checks } = await reporting.get<Reconciliation>('/api/v1/reconcile');
  return checks.find(({ name }) => name === 'rows')?.compared ?? 0;
}
