import { trace } from '@opentelemetry/api';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { inSpan } from './tracing/in-span.js';
import { isTracing } from './tracing/register-tracing.js';
import { startTracing } from './tracing.js';

/** As much of an OTLP request (opentelemetry-proto, trace/v1) as is asked about here. */
interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly resource: {
      readonly attributes: readonly {
        readonly key: string;
        readonly value: { readonly stringValue?: string };
      }[];
    };
    readonly scopeSpans: readonly { readonly spans: readonly { readonly name: string }[] }[];
  }[];
}

describe('tracing', () => {
  let collector: Server;
  let endpoint: string;
  const received: { readonly path: string | undefined; readonly body: ExportRequest }[] = [];
  beforeAll(async () => {
    Logger.overrideLogger(false); // a collector is away on purpose
    collector = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push({
          path: request.url,
          body: JSON.parse(Buffer.concat(chunks).toString()) as ExportRequest,
        });
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    endpoint = `http://127.0.0.1:${String((collector.address() as AddressInfo).port)}`;
  });
  afterAll(() => collector.close());

  it('sends what was done to the collector before it stops', async () => {
    const stop = startTracing('manyhands-test', `${endpoint}/`);
    await inSpan('the work', {}, () => Promise.resolve());
    await stop();
    expect(received).toHaveLength(1);
    const [{ path, body } = { path: '', body: { resourceSpans: [] } }] = received;
    expect(path).toBe('/v1/traces');
    const [resourceSpans] = body.resourceSpans;
    expect(resourceSpans?.scopeSpans.flatMap(({ spans }) => spans.map(({ name }) => name))).toEqual([
      'the work',
    ]);
    const service = resourceSpans?.resource.attributes.find(({ key }) => key === 'service.name');
    expect(service?.value.stringValue).toBe('manyhands-test');
  });

  it('stops without complaint when the collector is away', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    const stop = startTracing('manyhands-test', `http://127.0.0.1:${String(port)}`);
    await inSpan('unheard', {}, () => Promise.resolve());
    await expect(stop()).resolves.toBeUndefined();
  });

  it('is nothing at all without an endpoint', async () => {
    const stop = startTracing('manyhands-test', undefined);
    expect(isTracing()).toBe(false);
    const isRecording = await inSpan('unseen', {}, () =>
      Promise.resolve(trace.getActiveSpan()?.isRecording() ?? false),
    );
    expect(isRecording).toBe(false);
    await stop();
  });
});
