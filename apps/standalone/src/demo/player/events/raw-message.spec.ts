import { historyOf } from '../../history/history.js';
import { rawMessages } from './raw-message.js';

const event = (type: string, data: unknown) => ({
  specversion: '1.0',
  id: '1',
  source: 'urn:demo:x',
  type,
  data,
});

const one = (type: string, data: unknown) =>
  rawMessages({
    contentType: 'application/cloudevents+json',
    body: JSON.stringify(event(type, data)),
  });

describe('events as messages on the raw topics', () => {
  it.each([
    ['share.measured', { shareId: 's1' }, 'advocacy.shares.v1', 's1'],
    ['page.followers', {}, 'advocacy.shares.v1', 'urn:demo:x'],
    ['click.recorded', { linkCode: 'abc' }, 'advocacy.clicks.v1', 'abc'],
    ['vacancy.viewed', {}, 'advocacy.clicks.v1', 'urn:demo:x'],
    ['vacancy.opened', {}, 'advocacy.talent.v1', 'urn:demo:x'],
    ['hired', { candidateRef: 'c1', applicationId: 'a1' }, 'advocacy.talent.v1', 'c1'],
    ['hire.reversed', { candidateRef: 'c1' }, 'advocacy.talent.v1', 'c1'],
    ['advocate.enrolled', { advocateId: 'a1' }, 'advocacy.programme.v1', 'a1'],
    ['share.created', { shareId: 's1', advocateId: 'a1' }, 'advocacy.shares.v1', 's1'],
    ['nobody.knows', {}, 'advocacy.programme.v1', 'urn:demo:x'],
  ])('%s %j goes to its topic, by what it is about', (type, data, topic, key) => {
    expect(one(type, data)).toMatchObject([{ topic, key }]);
  });

  it('are CloudEvents in structured mode', () => {
    expect(one('hired', {})[0]?.headers).toEqual({
      'content-type': 'application/cloudevents+json; charset=UTF-8',
    });
  });

  it('are one each, in the order of the request, whatever its form', () => {
    const events = ['1', '2', '3'].map((id) => ({ ...event('hired', {}), id }));
    const values = (contentType: string, body: string) =>
      rawMessages({ contentType, body }).map(({ value }) => JSON.parse(value.toString()) as unknown);
    expect(values('application/cloudevents-batch+json', JSON.stringify(events))).toEqual(events);
    const lines = events.map((one) => JSON.stringify(one)).join('\n');
    expect(values('application/x-ndjson', lines)).toEqual(events);
  });

  it('are written as they are when they cannot be read', () => {
    const [message] = rawMessages({ contentType: 'application/cloudevents+json', body: '{"cut off' });
    expect(message).toMatchObject({ topic: 'advocacy.programme.v1', key: '' });
    expect(message?.value.toString()).toBe('{"cut off');
  });

  it('leave nothing of a history out', () => {
    for (const delivery of historyOf({ seed: 7, size: 'tiny', endDay: '2025-07-01' }))
      if (delivery.kind === 'events') expect(rawMessages(delivery)).toHaveLength(delivery.truth.weight);
  });
});
