/** What a key may be allowed to do. `operator` manages tenants; every other scope stays inside the key's own tenant. */
export const SCOPES = {
  'events:write': 'Send events.',
  'links:write': 'Create, edit and disable tracked links.',
  'holdouts:write': 'Draw which teams are held out of a vacancy, campaign or content item, and end it.',
  'reports:read': 'Read reports.',
  'rejected:write': 'Read refused events and send them again.',
  'keys:write': 'Create and revoke keys of the own organisation.',
  'ats:write': 'Connect recruitment systems, change and disable connections.',
  'rates:write': 'Enter what clicks and impressions would have cost as advertising.',
  'exports:write': 'Start, cancel and schedule exports.',
  'webhooks:write': 'Subscribe to events, see what was sent, send it again.',
  operator: 'Create organisations and run reconcile over all of them.',
} as const;
export type Scope = keyof typeof SCOPES;
export const ALL_SCOPES = Object.keys(SCOPES) as Scope[];

export function isScope(value: string): value is Scope {
  return Object.hasOwn(SCOPES, value);
}
