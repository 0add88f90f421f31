import { type Attributes } from '@opentelemetry/api';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#shared/config/load-config.js';
import { registerTracing, type StopTracing } from '#shared/telemetry/tracing/register-tracing.js';
import { eventually } from '#testing/eventually.js';
import { startStandalone, type Standalone } from '../start/start-standalone.js';
import { StandaloneConfig } from '../standalone.config.js';

/** Whatever of a person, a visitor or an organisation could get into a trace: each is sent below, and none may appear. */
const SECRETS = {
  advocate: 'adv-anneke-jansen',
  share: 'shr-vertrouwelijk',
  source: '/hr/geheim',
  agent: 'Mozilla/5.0 (visitor browser)',
  referer: 'https://mail.example.org/inbox?user=anneke',
  query: 'ref=anneke%40example.org',
  organisation: 'main',
} as const;

/** Every attribute there may be. A new one is looked at by a person before it is added here. */
const ALLOWED: readonly (string | RegExp)[] = [
  'http.request.method',
  'http.route',
  'http.response.status_code',
  /^messaging\.(operation\.type|destination\.name|destination\.partition\.id|batch\.message_count|consumer\.group\.name)$/,
  /^db\.(system\.name|namespace|operation\.name|collection\.name|response\.status_code|response\.returned_rows)$/,
  /^clickhouse\.(request\.(format|query_id|sent_rows)|response\.(format|decoded_bytes)|summary\.\w+)$/,
  /^server\.(address|port)$/,
  'kind',
];

describe('traces', () => {
  const exporter = new InMemorySpanExporter();
  let folder: string;
  let standalone: Standalone;
  let stopTracing: StopTracing;
  beforeAll(async () => {
    stopTracing = registerTracing('manyhands-test', new SimpleSpanProcessor({ exporter }));
    folder = mkdtempSync(join(tmpdir(), 'manyhands-traces-'));
    standalone = await startStandalone(
      loadConfig(StandaloneConfig, { MANYHANDS_DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }),
    );
    // Known beforehand, so that the first share below is alone in its batch.
    await post('evt-0', 'advocate.invited', { advocateId: SECRETS.advocate });
    await eventually('the advocate is known', () => named('process advocacy.accepted.v1').length > 0);
  });
  afterAll(async () => {
    await standalone.close();
    await stopTracing();
    rmSync(folder, { recursive: true, force: true });
  });

  const spans = () => exporter.getFinishedSpans();
  const named = (name: string) => spans().filter((span) => span.name === name);
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${standalone.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { authorization: `Bearer ${standalone.firstKey ?? ''}`, ...init.headers },
    });
  const post = (id: string, type: string, data: object, headers: Record<string, string> = {}) =>
    ask('/api/v1/events', {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json', ...headers },
      body: JSON.stringify({
        specversion: '1.0',
        id,
        source: SECRETS.source,
        type,
        time: '2026-11-20T09:00:00Z',
        data,
      }),
    });
  const postShare = (id: string, headers?: Record<string, string>) =>
    post(
      id,
      'share.created',
      { shareId: SECRETS.share, by: 'advocate', advocateId: SECRETS.advocate, network: 'linkedin' },
      headers,
    );
  /** The spans a span comes from: its ancestors, and through links those of the traces it gathers. */
  function comesFrom(span: ReadableSpan, name: string): boolean {
    const origins = [span.parentSpanContext?.spanId, ...span.links.map(({ context }) => context.spanId)];
    return spans()
      .filter((one) => origins.includes(one.spanContext().spanId))
      .some((one) => one.name === name || comesFrom(one, name));
  }

  it('lead from the request through the log to the rows in ClickHouse', async () => {
    const caller = '0af7651916cd43dd8448eb211c80319c';
    const answer = await postShare('evt-1', {
      traceparent: `00-${caller}-b7ad6b7169203331-01`,
      tracestate: 'vendor=secret',
    });
    expect(answer.status).toBe(202);
    const path = ['process advocacy.accepted.v1', 'publish advocacy.accepted.v1', 'POST /api/v1/events'];
    const ofCaller = () => spans().filter((span) => span.spanContext().traceId === caller);
    await eventually('the batch is handled', () => ofCaller().some(({ name }) => name === path[0]));
    const insert = ofCaller().find(({ name }) => name === 'clickhouse.insert INSERT INTO share');
    expect(path.map((name) => insert !== undefined && comesFrom(insert, name))).toEqual([true, true, true]);
  });

  it('of many requests meet in one batch, which links to each', async () => {
    const before = new Set(spans());
    await Promise.all(Array.from({ length: 8 }, (_, n) => postShare(`evt-batch-${String(n)}`)));
    const fresh = () => spans().filter((span) => !before.has(span));
    const requests = () => fresh().filter(({ name }) => name === 'POST /api/v1/events');
    const gathered = () =>
      new Set(
        fresh()
          .filter(({ name }) => name === 'process advocacy.accepted.v1')
          .flatMap((span) => [
            span.spanContext().traceId,
            ...span.links.map(({ context }) => context.traceId),
          ]),
      );
    await eventually('every request is led on to a batch', () => {
      const traces = requests().map((span) => span.spanContext().traceId);
      return (
        traces.length === 8 && new Set(traces).size === 8 && traces.every((trace) => gathered().has(trace))
      );
    });
  });

  it('name a query after its file', async () => {
    const answer = await ask('/api/v1/reports/reach.json?from=2026-11-01&to=2026-11-30');
    expect(answer.status).toBe(200);
    const request = named('GET /api/v1/reports/:file')[0];
    const queries = spans().filter(({ name }) => /^clickhouse\.query .*buckets\/reach/.test(name));
    expect(request).toBeDefined();
    expect(queries.some((span) => comesFrom(span, request?.name ?? ''))).toBe(true);
  });

  it('begin anew at a tracked link, whatever trace the visitor brings along', async () => {
    const visitor = 'f'.repeat(32);
    await ask(`/l/AbCdEf12?${SECRETS.query}`, {
      headers: {
        traceparent: `00-${visitor}-b7ad6b7169203331-01`,
        'user-agent': SECRETS.agent,
        referer: SECRETS.referer,
      },
    });
    await eventually('the request is told', () => named('GET /l/:code').length > 0);
    expect(named('GET /l/:code').map((span) => span.spanContext().traceId)).not.toContain(visitor);
  });

  it('leave out what is asked every few seconds', async () => {
    await ask('/health/ready');
    await ask('/metrics');
    await ask('/api/v1/nothing-here');
    await eventually('the request after them is told', () => named('GET unmatched').length > 0);
    expect(spans().map(({ name }) => name)).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/health|metrics/)]),
    );
  });

  it('hold no personal data: attributes from a list, and nothing of what was sent', () => {
    const all = spans().flatMap(({ name, attributes, links, events, status }) => ({
      name,
      attributes,
      links,
      events,
      status,
    }));
    const keys = new Set(all.flatMap(({ attributes }) => Object.keys(attributes)));
    const unknown = [...keys].filter(
      (key) =>
        !ALLOWED.some((allowed) => (typeof allowed === 'string' ? allowed === key : allowed.test(key))),
    );
    expect(unknown).toEqual([]);
    const values = all.flatMap(({ name, attributes, events, status }) => [
      name,
      ...valuesOf(attributes),
      ...events.flatMap((event) => [event.name, ...valuesOf(event.attributes ?? {})]),
      status.message ?? '',
    ]);
    const { organisation, ...quotable } = SECRETS;
    const sent = [
      ...Object.values(quotable),
      decodeURIComponent(SECRETS.query),
      'evt-',
      'AbCdEf12',
      'vendor',
      '127.0.0.1',
      standalone.firstKey ?? '',
    ];
    expect(values.filter((value) => sent.some((secret) => value.includes(secret)))).toEqual([]);
    expect(values).not.toContain(organisation);
  });
});

function valuesOf(attributes: Attributes): string[] {
  return Object.values(attributes).map((value) => JSON.stringify(value));
}
