/** What can be subscribed to. The name is part of the API: it stands in the body that is sent. */
export const EVENT_TYPES = {
  'hire.attributed':
    'A hire of a person from outside got credit from an advocate’s sharing; or that changed, or does not hold any more.',
  'report.ready': 'An export has been written and can be downloaded.',
} as const;
export type EventType = keyof typeof EVENT_TYPES;
export const ALL_EVENT_TYPES = Object.keys(EVENT_TYPES) as EventType[];

/** What the test of a subscription sends; nobody subscribes to it. */
export const TEST_TYPE = 'webhook.test';
