import { type LinkContext } from '#domain/events/accepted-event.js';
import { asId, type Instant, type TenantId } from '#domain/ids.js';
import { judgeEvent } from './judge-event.js';
import { partitionKey } from './partition-key.js';
import { type KnownReferences } from './references.js';
import { type ShapedEvent } from './shaped-event.js';

const acme = asId<TenantId>('acme');
const globex = asId<TenantId>('globex');
const at = asId<Instant>('2026-03-29T01:30:00.000Z');
const context: LinkContext = { by: 'company_page', network: 'x', shareId: 'share-of-link' };
const known: KnownReferences = {
  knowsAdvocate: (tenant, id) => tenant === acme && id === 'adv-1',
  linkOf: (tenant, code) => (tenant === acme && code === 'link-1' ? context : undefined),
};
const base = { id: 'e', source: 's', occurredAt: at };
const application = (
  evidence: NonNullable<Extract<ShapedEvent, { type: 'application.received' }>['data']['evidence']>,
): ShapedEvent => ({
  ...base,
  type: 'application.received',
  data: { candidateRef: 'c', applicationId: 'a', vacancyId: 'v', evidence },
});
const click: ShapedEvent = {
  ...base,
  type: 'click.recorded',
  data: { clickId: 'k', linkCode: 'link-1', verdict: 'human', rule: 'default' },
};
const refusedAt = (event: ShapedEvent, tenant = acme) => {
  const judged = judgeEvent(tenant, event, at, known);
  return judged.ok
    ? []
    : judged.rejection.problems.map(({ pointer }) => `${judged.rejection.reason} ${pointer}`);
};

describe('judgeEvent', () => {
  it('accepts an event whose references exist, with its key and its link', () => {
    const judged = judgeEvent(acme, click, at, known);
    expect(judged).toMatchObject({
      ok: true,
      value: { tenant: 'acme', key: expect.stringMatching(/-8/) as string, receivedAt: at, link: context },
    });
  });

  it.each<{ event: ShapedEvent; pointers: string[] }>([
    {
      event: {
        ...base,
        type: 'share.created',
        data: { shareId: 's', by: 'advocate', advocateId: 'adv-2', network: 'x', linkCode: 'link-2' },
      },
      pointers: ['/data/advocateId', '/data/linkCode'],
    },
    {
      event: { ...base, type: 'training.completed', data: { advocateId: 'adv-2', training: 't' } },
      pointers: ['/data/advocateId'],
    },
    {
      event: { ...base, type: 'policy.acknowledged', data: { advocateId: 'adv-2', policyVersion: 'p' } },
      pointers: ['/data/advocateId'],
    },
    {
      event: { ...base, type: 'recognition.given', data: { advocateId: 'adv-2', kind: 'k' } },
      pointers: ['/data/advocateId'],
    },
    {
      event: {
        ...base,
        type: 'participation.logged',
        data: { advocateId: 'adv-2', channel: 'c', kind: 'k' },
      },
      pointers: ['/data/advocateId'],
    },
    {
      event: { ...base, type: 'advocate.left', data: { advocateId: 'adv-2' } },
      pointers: ['/data/advocateId'],
    },
    {
      event: { ...base, type: 'vacancy.viewed', data: { vacancyId: 'v', viewId: 'w', linkCode: 'link-2' } },
      pointers: ['/data/linkCode'],
    },
    { event: { ...click, data: { ...click.data, linkCode: 'link-2' } }, pointers: ['/data/linkCode'] },
    {
      event: application([
        { kind: 'referral', advocateId: 'adv-1' },
        { kind: 'referral', advocateId: 'adv-2' },
        { kind: 'link_code', linkCode: 'link-2' },
        { kind: 'click_id', clickId: 'not-looked-up' },
        { kind: 'visitor_key', visitorKey: 'not-looked-up' },
        { kind: 'credited_to', advocateId: 'recruiter-7' },
        { kind: 'ats_source', channel: 'agency' },
        { kind: 'candidate_answer', channel: 'advocate' },
        { kind: 'candidate_answer', advocateId: 'adv-1' },
        { kind: 'candidate_answer', advocateId: 'adv-2' },
      ]),
      pointers: ['/data/evidence/1/advocateId', '/data/evidence/2/linkCode', '/data/evidence/9/advocateId'],
    },
  ])('refuses $event.type for $pointers', ({ event, pointers }) => {
    expect(refusedAt(event)).toEqual(pointers.map((pointer) => `unknown_reference ${pointer}`));
  });

  it('refuses what belongs to another organisation in the very words of what nobody has', () => {
    const foreign = judgeEvent(globex, click, at, known);
    const unknown = judgeEvent(globex, { ...click, data: { ...click.data, linkCode: 'link-9' } }, at, known);
    expect(foreign).toEqual(unknown);
    expect(refusedAt(click, globex)).toEqual(['unknown_reference /data/linkCode']);
  });

  it('does not look up whom an ATS credits: that can be any of its users', () => {
    expect(
      refusedAt({
        ...base,
        type: 'source.changed',
        data: { candidateRef: 'c', applicationId: 'a', creditedTo: 'recruiter-7' },
      }),
    ).toEqual([]);
  });
});

describe('partitionKey', () => {
  it.each<{ event: ShapedEvent; key: string }>([
    { event: application([]), key: 'acme/c' },
    { event: click, key: 'acme/share-of-link' },
    {
      event: { ...base, type: 'share.measured', data: { shareId: 's', provenance: 'manual', reactions: 1 } },
      key: 'acme/s',
    },
    {
      event: { ...base, type: 'vacancy.viewed', data: { vacancyId: 'v', viewId: 'w', linkCode: 'link-1' } },
      key: 'acme/link-1',
    },
  ])('keeps $event.type under $key', ({ event, key }) => {
    const judged = judgeEvent(acme, event, at, known);
    expect(judged.ok ? partitionKey(judged.value) : '').toBe(key);
  });

  it('spreads the rest by their own key', () => {
    const judged = judgeEvent(acme, { ...base, type: 'vacancy.closed', data: { vacancyId: 'v' } }, at, known);
    expect(judged.ok ? partitionKey(judged.value) === judged.value.key : false).toBe(true);
  });
});
