import { REJECTION_REASONS } from '#domain/events/rejection.js';

const EVENT = {
  specversion: '1.0',
  id: '7f9c2f1e-0001',
  source: 'advocacy-platform',
  type: 'share.created',
  time: '2026-11-02T09:30:00+01:00',
  data: {
    shareId: 'share-1',
    by: 'advocate',
    advocateId: 'adv-17',
    network: 'linkedin',
    contentId: 'article-4',
  },
};

export const EVENT_EXAMPLES = {
  one: { summary: 'One event', value: EVENT },
  list: { summary: 'A list', value: [EVENT] },
};

export const EVENTS_ANSWER = {
  type: 'object',
  required: ['accepted', 'duplicate', 'rejected', 'results'],
  properties: {
    accepted: { type: 'integer' },
    duplicate: { type: 'integer', description: 'Sent before with the same content; in every report once.' },
    rejected: { type: 'integer' },
    results: {
      type: 'array',
      description: 'One per event, in the order they were sent.',
      items: {
        type: 'object',
        required: ['index', 'status'],
        properties: {
          index: { type: 'integer' },
          line: { type: 'integer', description: 'The line it stood on, from 1 (NDJSON).' },
          id: { type: 'string' },
          source: { type: 'string' },
          status: { type: 'string', enum: ['accepted', 'duplicate', 'rejected'] },
          reason: { type: 'string', enum: [...REJECTION_REASONS] },
          problems: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                pointer: { type: 'string', description: 'JSON Pointer to the field.' },
                detail: { type: 'string' },
              },
            },
          },
          rejectedId: { type: 'string', description: 'Where it is kept: GET /api/v1/rejected/{rejectedId}.' },
        },
      },
    },
  },
};
