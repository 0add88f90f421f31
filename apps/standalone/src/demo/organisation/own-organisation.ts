import { randomBytes } from 'node:crypto';
import { DESTINATION_HOST } from '../history/destination.js';
import { INTERNAL_RANGE } from '../history/visitors.js';
import { type Api } from '../summary/api.js';
import { type Apis, apisOf, type Connections } from './apis.js';

/** Makes an organisation for one demo, beside whatever the installation holds already, and gives its first key. */
export async function createOrganisation(connections: Connections, admin: Apis): Promise<Apis> {
  const own = await createBareOrganisation(connections, admin, 'demo', 'Demo organisation');
  await setUp(own.ingest);
  return own;
}

export async function createBareOrganisation(
  connections: Connections,
  admin: Apis,
  prefix: string,
  name: string,
): Promise<Apis> {
  const id = `${prefix}-${randomBytes(4).toString('hex')}`;
  const { key } = await admin.ingest.post<{ key: { key: string } }>('/api/v1/tenants', { id, name });
  return apisOf(connections, key.key);
}

/**
 * What the history needs of its organisation. Settings that are edited count at once; those given on making one would
 * count within seconds, and clicks come sooner.
 * @param api with a key that has the scope keys:write
 */
export async function setUp(api: Api): Promise<void> {
  await api.patch('/api/v1/organisation', {
    redirectHosts: [DESTINATION_HOST],
    internalRanges: [INTERNAL_RANGE],
    personReportsReference: 'Demo: agreed with nobody, about nobody',
  });
}
