import { OUTGOING_FAILURES } from '#shared/outgoing/outgoing-error.js';

/** Why an attempt failed, as it is shown to the owner of the subscription. A closed list; never the receiver's words. */
export const DELIVERY_ERRORS = {
  ...OUTGOING_FAILURES,
  http_status: 'The receiver answered with a status that is not 2xx.',
  disabled: 'The subscription was disabled before it could be sent.',
} as const;
export type DeliveryError = keyof typeof DELIVERY_ERRORS;
