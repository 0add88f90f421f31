import { type AtsAdapter } from '../adapter.js';
import { at, idAt } from '../payload.js';
import { readApplication } from './teamtailor/application.js';
import { readDelivery, resourceOf } from './teamtailor/delivery.js';
import { readJob } from './teamtailor/job.js';
import { RETRY_PERIOD_MS, verify } from './teamtailor/verify.js';
import { NOTHING } from '../reading.js';

/** The version of the API the fields are read of. */
const API_VERSION = '20240404';

export const teamtailor: AtsAdapter = {
  name: 'teamtailor',
  title: 'Teamtailor',
  retryPeriodMs: RETRY_PERIOD_MS,
  acknowledge: 200,
  verify,
  applicationsIn(payload) {
    const { event, id } = resourceOf(payload);
    return event === 'job_application.destroy' && id !== undefined ? [id] : [];
  },
  read: readDelivery,
  readFetched({ what }, resource, reader) {
    const data = at(resource, 'data');
    if (idAt(data, 'id') === undefined) return NOTHING;
    return what === 'job' ? readJob(data, '', reader) : readApplication(resource, reader);
  },
  api: {
    defaultBase: 'https://api.teamtailor.com',
    authorise: (token) => ({
      authorization: `Token token=${token}`,
      'x-api-version': API_VERSION,
      accept: 'application/vnd.api+json',
    }),
  },
};
