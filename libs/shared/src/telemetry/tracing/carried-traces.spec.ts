import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { ancestryOf, traceHeaders } from './carried-traces.js';
import { inSpan } from './in-span.js';
import { registerTracing, type StopTracing } from './register-tracing.js';

const SAMPLED = '01';
const NOT_SAMPLED = '00';

/** A header as W3C Trace Context writes it (section 3.2): version, trace id, parent id, flags. */
const carried = (trace: number, flags = SAMPLED, span = 1) => ({
  traceparent: `00-${hex(trace, 32)}-${hex(span, 16)}-${flags}`,
});
const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0');
const untraced = {};

describe('what a span over many messages hangs on', () => {
  let stop: StopTracing;
  beforeAll(() => {
    stop = registerTracing('test', new SimpleSpanProcessor({ exporter: new InMemorySpanExporter() }));
  });
  afterAll(() => stop());

  it('is the trace of its messages when that is one', () => {
    const { parent, links, isOne } = ancestryOf([carried(7, SAMPLED, 1), carried(7, SAMPLED, 2)]);
    expect({ isOne, links }).toEqual({ isOne: true, links: [] });
    expect(trace.getSpanContext(parent)).toMatchObject({ traceId: hex(7, 32), spanId: hex(1, 16) });
  });

  it('is none of them, with a link to each that is recorded, when there are several', () => {
    const { parent, links, isOne } = ancestryOf([
      carried(1),
      carried(2, NOT_SAMPLED),
      carried(3),
      carried(1),
    ]);
    expect(isOne).toBe(false);
    expect(trace.getSpanContext(parent)).toBeUndefined();
    expect(links.map(({ context }) => context.traceId)).toEqual([hex(1, 32), hex(3, 32)]);
  });

  it('is not the one trace among messages that have none', () => {
    const { parent, links } = ancestryOf([untraced, carried(5), untraced]);
    expect(trace.getSpanContext(parent)).toBeUndefined();
    expect(links.map(({ context }) => context.traceId)).toEqual([hex(5, 32)]);
  });

  it('is nothing when no message carries a trace, or only something that is none', () => {
    for (const headers of [
      untraced,
      { traceparent: 'made up' },
      { traceparent: `00-${hex(0, 32)}-${hex(1, 16)}-01` },
    ]) {
      const { parent, links, isOne } = ancestryOf([headers, headers]);
      expect({ isOne, links, parent: trace.getSpanContext(parent) }).toEqual({
        isOne: true,
        links: [],
        parent: undefined,
      });
    }
  });

  it('stays a bounded number of links however many traces a batch holds', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => carried(n + 1));
    expect(ancestryOf(many).links).toHaveLength(32);
  });

  it('travels in headers that name the span under way, and nothing else of it', async () => {
    const headers = await inSpan('work', {}, () => Promise.resolve(traceHeaders()));
    expect(Object.keys(headers)).toEqual(['traceparent']);
    expect(headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(traceHeaders()).toEqual({});
  });
});
