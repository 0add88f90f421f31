import { type AtsAdapter } from '../adapter.js';
import { readEvents } from './generic/read-events.js';
import { RETRY_PERIOD_MS, verify } from './generic/verify.js';

/**
 * Any system that can send our own events, signed as Standard Webhooks describe
 * (https://www.standardwebhooks.com): for systems without an adapter, and for what sits between.
 */
export const generic: AtsAdapter = {
  name: 'generic',
  title: 'Signed webhook',
  retryPeriodMs: RETRY_PERIOD_MS,
  acknowledge: 200,
  verify,
  read: (payload, reader) => readEvents(payload, reader),
};
