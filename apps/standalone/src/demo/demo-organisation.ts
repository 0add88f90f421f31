import { randomBytes } from 'node:crypto';
import { DESTINATION_HOST } from './history/sharing.js';
import { INTERNAL_RANGE } from './history/visitors.js';
import { type HttpClient } from './player/http.js';
import { Api } from './summary/api.js';

/** Makes an organisation for one demo, beside whatever the installation holds already, and gives the API with its key. */
export async function createDemoOrganisation(http: HttpClient, adminKey: string): Promise<Api> {
  const id = `demo-${randomBytes(4).toString('hex')}`;
  const { key } = await new Api(http, adminKey).post<{ key: { key: string } }>('/api/v1/tenants', {
    id,
    name: 'Demo organisation',
  });
  const api = new Api(http, key.key);
  // Settings that are edited count at once; those given on making it would count within seconds, and clicks come sooner.
  await api.patch('/api/v1/organisation', {
    redirectHosts: [DESTINATION_HOST],
    internalRanges: [INTERNAL_RANGE],
    personReportsReference: 'Demo: agreed with nobody, about nobody',
  });
  return api;
}
