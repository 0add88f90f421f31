import { type RecordedExchange } from './record.js';

export interface RawEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Judged {
  /** Each accepted event once. */
  readonly events: readonly RawEvent[];
  readonly refused: Readonly<Record<string, number>>;
}

const TYPES = new Set(
  `share.created share.measured click.recorded page.followers content.offered vacancy.viewed application.received stage.changed
   interview.scheduled interview.completed offer.made hired hire.reversed rejected source.changed candidate.merged
   candidate.deleted candidate.anonymised vacancy.opened vacancy.closed employment.started employment.ended cost.recorded advocate.invited
   advocate.enrolled advocate.left policy.acknowledged training.completed recognition.given participation.logged
   survey.answered`.split(/\s+/),
);
const DAY_MS = 86_400_000;

/** Which of the sent events count. Knows the mistakes that the history makes on purpose, and no others. */
export function judge(record: readonly RecordedExchange[], now: number): Judged {
  const sent = record.flatMap(({ kind, request }) =>
    kind === 'events' ? textsIn(request.body ?? '', request.headers) : [],
  );
  const advocates = new Set(sent.flatMap((text) => advocateEnrolledBy(text)));
  const contents = new Map<string, string>();
  const events: RawEvent[] = [];
  const refused: Record<string, number> = {};
  for (const text of sent) {
    const event = read(text);
    const reason = typeof event === 'string' ? event : whyRefused(event, advocates, contents, now);
    if (reason === 'repeat') continue;
    if (reason !== undefined) refused[reason] = (refused[reason] ?? 0) + 1;
    else if (typeof event !== 'string') events.push(event);
  }
  return { events, refused };
}

function textsIn(body: string, headers: Readonly<Record<string, string>>): string[] {
  const type = headers['content-type'];
  if (type === 'application/x-ndjson') return body.split('\n');
  if (type !== 'application/cloudevents-batch+json') return [body];
  return (JSON.parse(body) as unknown[]).map((event) => JSON.stringify(event));
}

function advocateEnrolledBy(text: string): string[] {
  if (!text.includes('"advocate.enrolled"')) return [];
  return [(JSON.parse(text) as { data: { advocateId: string } }).data.advocateId];
}

function read(text: string): RawEvent | string {
  let event: { id?: string; source: string; type: string; time: string; data: Record<string, unknown> };
  try {
    event = JSON.parse(text) as typeof event;
  } catch {
    return 'not_json';
  }
  if (event.id === undefined) return 'missing_identity';
  return {
    id: event.id,
    source: event.source,
    type: event.type,
    at: Date.parse(event.time),
    data: event.data,
  };
}

function whyRefused(
  event: RawEvent,
  advocates: ReadonlySet<string>,
  contents: Map<string, string>,
  now: number,
): string | undefined {
  if (!TYPES.has(event.type)) return 'unknown_type';
  if (event.at > now + DAY_MS) return 'time_out_of_range';
  if (typeof event.data['followers'] === 'number' && event.data['followers'] < 0) return 'invalid_data';
  if (
    event.type !== 'advocate.invited' &&
    typeof event.data['advocateId'] === 'string' &&
    !advocates.has(event.data['advocateId'])
  ) {
    return 'unknown_reference';
  }
  const identity = `${event.source} ${event.id}`;
  const content = `${event.type} ${String(event.at)} ${sorted(event.data)}`;
  const known = contents.get(identity);
  contents.set(identity, known ?? content);
  if (known === undefined) return undefined;
  return known === content ? 'repeat' : 'identity_conflict';
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
