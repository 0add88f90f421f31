import { type Delivery, PLACEHOLDER, type Trouble } from './delivery.js';
import { historyOf, preparationOf } from './history.js';

const END_DAY = '2025-07-01';
const OPTIONS = { seed: 7, size: 'tiny', endDay: END_DAY } as const;
const YEAR_START = Date.parse('2024-07-01T00:00:00Z');
const YEAR_END = Date.parse(`${END_DAY}T00:00:00Z`);
const tiny = [...historyOf({ seed: 7, size: 'tiny', endDay: END_DAY })];

function troublesIn(deliveries: readonly Delivery[]): Map<Trouble, number> {
  const counts = new Map<Trouble, number>();
  for (const { truth } of deliveries)
    for (const trouble of truth.troubles) counts.set(trouble, (counts.get(trouble) ?? 0) + 1);
  return counts;
}

function textOf(delivery: Delivery): string {
  return delivery.kind === 'click' ? '' : delivery.body;
}

describe('historyOf', () => {
  it('is the same history for the same seed, and another one for another seed', () => {
    expect([...historyOf({ seed: 7, size: 'tiny', endDay: END_DAY })]).toEqual(tiny);
    expect([...historyOf({ seed: 8, size: 'tiny', endDay: END_DAY })]).not.toEqual(tiny);
  });

  it('is sent in the order of time', () => {
    for (let i = 1; i < tiny.length; i += 1)
      expect(tiny[i]?.sendAt).toBeGreaterThanOrEqual(tiny[i - 1]?.sendAt ?? Infinity);
  });

  it('refers only to links and clicks that were played before', () => {
    const played = new Set<string>();
    for (const delivery of tiny) {
      for (const [, name = ''] of textOf(delivery).matchAll(PLACEHOLDER)) expect(played).toContain(name);
      if (delivery.kind === 'click') expect(played).toContain(delivery.link);
      if ((delivery.kind === 'link' || delivery.kind === 'click') && delivery.name !== undefined)
        played.add(delivery.name);
    }
  });

  it('lets every click happen within the year', () => {
    const times = tiny.flatMap((delivery) => (delivery.kind === 'click' ? [Date.parse(delivery.at)] : []));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(YEAR_START);
    expect(Math.max(...times)).toBeLessThan(YEAR_END);
  });

  it('has every kind of visitor: people, bots, previews, HEAD, prefetches, no agent, colleagues, and the untracked', () => {
    const clicks = tiny.filter((delivery) => delivery.kind === 'click');
    const has = (test: (click: (typeof clicks)[number]) => boolean) => expect(clicks.some(test)).toBe(true);
    has(({ headers }) => (headers['user-agent'] ?? '').includes('[LinkedInApp]'));
    has(({ headers }) => (headers['user-agent'] ?? '').includes('Googlebot'));
    has(({ headers }) => (headers['user-agent'] ?? '').startsWith('WhatsApp/'));
    has(({ method }) => method === 'HEAD');
    has(({ headers }) => headers['sec-purpose'] !== undefined);
    has(({ headers }) => headers['user-agent'] === '');
    has(({ ip }) => ip.startsWith('192.0.2.'));
    has(({ headers }) => headers['sec-gpc'] === '1');
  });

  it('plants the bad ones in known numbers', () => {
    const counts = troublesIn(tiny);
    for (const bad of [
      'unknown_advocate',
      'unknown_type',
      'missing_identity',
      'invalid_data',
      'far_future',
      'identity_conflict',
      'not_json',
    ] as const) {
      expect([bad, counts.get(bad)]).toEqual([bad, 3]);
    }
  });

  it('sends about one event in thirty twice, some late and some out of order', () => {
    const events = tiny
      .filter(({ kind }) => kind === 'events')
      .reduce((sum, { truth }) => sum + truth.weight, 0);
    const counts = troublesIn(tiny);
    expect((counts.get('duplicate') ?? 0) / events).toBeGreaterThan(0.015);
    expect((counts.get('duplicate') ?? 0) / events).toBeLessThan(0.05);
    expect(counts.get('late')).toBeGreaterThan(10);
    expect(counts.get('reordered')).toBeGreaterThan(10);
  });

  it('has a department of three, which can only be shown together with others', () => {
    const members = new Set<unknown>();
    for (const delivery of tiny) {
      for (const [, advocateId] of textOf(delivery).matchAll(
        /"advocateId":"([^"]+)","team":"legal","noticeVersion"/g,
      ))
        members.add(advocateId);
    }
    expect(members.size).toBe(3);
  });

  it('has two recruitment systems that deliver, a hire told three times, one taken back, retries and forgeries', () => {
    const webhooks = tiny.filter((delivery) => delivery.kind === 'webhook');
    expect(new Set(webhooks.map(({ system }) => system))).toEqual(new Set(['greenhouse', 'ashby']));
    const actions = webhooks.map(({ body }) => (JSON.parse(body) as { action: string }).action);
    expect(actions).toEqual(expect.arrayContaining(['ping', 'unhire_candidate', 'application_updated']));
    const hires = webhooks.filter(({ body }) => body.includes('"candidateHire"'));
    expect(hires.length).toBeGreaterThan(0);
    const actionIdOf = (body: string) => /"webhookActionId":"([^"]+)"/.exec(body)?.[1] ?? '';
    const told = webhooks.filter(({ body }) => body.includes(actionIdOf(hires[0]?.body ?? '')));
    expect(new Set(told.map(({ body }) => body)).size).toBe(3);
    const counts = troublesIn(webhooks);
    expect(counts.get('forged')).toBe(3);
    expect(counts.get('retried')).toBeGreaterThan(5);
    expect(webhooks.filter(({ isForged }) => isForged).length).toBe(3);
  });

  it('lets nobody of a team that is held out share the vacancy, but for one colleague who was not told', () => {
    const { holdout, advocates } = preparationOf(OPTIONS);
    const heldOut = ['engineering', 'sales'];
    const sharersOf = (deliveries: readonly Delivery[]) => {
      const sharers = new Set<string>();
      for (const delivery of deliveries) {
        if (delivery.kind !== 'link') continue;
        const { vacancyId, advocateId } = JSON.parse(delivery.body) as Record<string, string | undefined>;
        if (vacancyId === holdout.vacancyId && advocateId !== undefined) sharers.add(advocateId);
      }
      return advocates.filter(({ id, team }) => sharers.has(id) && heldOut.includes(team));
    };
    expect(sharersOf(tiny).length).toBeGreaterThan(2);
    expect(sharersOf([...historyOf(OPTIONS, heldOut)]).length).toBeLessThanOrEqual(1);
  });
});
