import fc from 'fast-check';
import { EVENT_SCHEMAS } from '#domain/events/catalogue.js';
import { shapeEvent } from './shape-event.js';

const RECEIVED = Date.UTC(2026, 2, 29, 12);
const event = (fields: object = {}, data: object = { vacancyId: 'v-1', title: 'A vacancy' }) => ({
  specversion: '1.0',
  id: 'event-1',
  source: 'hr-system',
  type: 'vacancy.opened',
  time: '2026-03-29T10:00:00Z',
  data,
  ...fields,
});
/** The reason and, per problem, pointer and sentence. */
function refusal(value: unknown): { reason: string; problems: Record<string, string> } {
  const judged = shapeEvent(value, RECEIVED);
  if (judged.ok) return { reason: 'none', problems: {} };
  return {
    reason: judged.rejection.reason,
    problems: Object.fromEntries(judged.rejection.problems.map(({ pointer, detail }) => [pointer, detail])),
  };
}
const reasonAndPointers = (value: unknown) => {
  const { reason, problems } = refusal(value);
  return [reason, ...Object.keys(problems)];
};
const typed = (type: string, data: object) => event({ type }, data);

describe('shapeEvent', () => {
  it('gives an event with its time in UTC, and does not look at extensions', () => {
    expect(
      shapeEvent(
        event({ time: '2026-03-29T12:00:00.25+02:00', traceparent: '00-x', tenant: 'other', subject: 's' }),
        RECEIVED,
      ),
    ).toEqual({
      ok: true,
      value: {
        id: 'event-1',
        source: 'hr-system',
        type: 'vacancy.opened',
        occurredAt: '2026-03-29T10:00:00.250Z',
        data: { vacancyId: 'v-1', title: 'A vacancy' },
      },
    });
  });

  it.each([
    { value: null, is: ['invalid_envelope', ''] },
    { value: [event()], is: ['invalid_envelope', ''] },
    {
      value: event({ specversion: undefined, type: undefined, time: undefined, data: undefined }),
      is: ['invalid_envelope', '/specversion', '/type', '/time', '/data'],
    },
    { value: event({ dataContentType: 'application/json' }), is: ['invalid_envelope', '/dataContentType'] },
    { value: event({ data_base64: 'AA==' }), is: ['invalid_envelope', '/data_base64'] },
    { value: event({ datacontenttype: 'text/xml' }), is: ['invalid_envelope', '/datacontenttype'] },
    { value: event({ time: '2026-03-29T10:00:00' }), is: ['invalid_envelope', '/time'] },
    { value: event({ time: '2026-02-30T10:00:00Z' }), is: ['invalid_envelope', '/time'] },
    { value: event({ id: 'x'.repeat(201) }), is: ['invalid_envelope', '/id'] },
    { value: event({ source: 'manyhands/redirect' }), is: ['invalid_envelope', '/source'] },
    { value: event({ id: undefined, source: '' }), is: ['missing_identity', '/id', '/source'] },
    { value: event({ id: 7 }), is: ['missing_identity', '/id'] },
    { value: event({ specversion: '2.0' }), is: ['unknown_version', '/specversion'] },
    {
      value: event({ dataschema: 'urn:manyhands:schema:vacancy.opened:v2' }),
      is: ['unknown_version', '/dataschema'],
    },
    { value: event({ dataschema: 'urn:manyhands:schema:vacancy.opened:v1' }), is: ['none'] },
    { value: event({ type: 'vacancy.sold' }), is: ['unknown_type', '/type'] },
    { value: event({ type: 'constructor' }), is: ['unknown_type', '/type'] },
    { value: event({ type: '__proto__' }), is: ['unknown_type', '/type'] },
    { value: event({ time: '1999-12-31T23:59:59.999Z' }), is: ['time_out_of_range', '/time'] },
    { value: event({ time: '2000-01-01T00:00:00Z' }), is: ['none'] },
    { value: event({ time: '2026-03-30T12:00:00Z' }), is: ['none'] },
    { value: event({ time: '2026-03-30T12:00:00.001Z' }), is: ['time_out_of_range', '/time'] },
  ])('envelope %#: $is', ({ value, is }) => {
    expect(reasonAndPointers(value)).toEqual(is);
  });

  it('says of every wrong field what would be right', () => {
    expect(
      refusal(
        typed('share.created', {
          shareId: 'has a blank',
          by: 'nobody',
          network: 'pigeon',
          audience: { size: -1, provenance: 'declared' },
          extra: 1,
        }),
      ),
    ).toEqual({
      reason: 'invalid_data',
      problems: {
        '/data/shareId':
          'Not valid here. Expected: An opaque code: letters, digits and . _ : ~ -, at most 128 characters.',
        '/data/by': 'Must be one of: advocate, company_page.',
        '/data/network': expect.stringMatching(/^Must be one of: linkedin, .*other\.$/) as string,
        '/data/audience/size': 'Must be >= 0.',
        '/data/extra': 'This event type has no such field; leave it out or correct its name.',
      },
    });
  });

  it.each([
    {
      name: 'an e-mail address as a reference',
      value: typed('advocate.invited', { advocateId: 'jan@example.org' }),
      pointers: ['/data/advocateId'],
    },
    {
      name: 'a share of an advocate who is not named',
      value: typed('share.created', { shareId: 's', by: 'advocate', network: 'x' }),
      pointers: ['/data/advocateId'],
    },
    {
      name: 'a share of the company page with an advocate',
      value: typed('share.created', { shareId: 's', by: 'company_page', advocateId: 'a', network: 'x' }),
      pointers: ['/data/advocateId'],
    },
    {
      name: 'counters without a counter',
      value: typed('share.measured', { shareId: 's', provenance: 'manual' }),
      pointers: ['/data'],
    },
    {
      name: 'a view without click and link',
      value: typed('vacancy.viewed', { vacancyId: 'v', viewId: 'w' }),
      pointers: ['/data'],
    },
    {
      name: 'a free text as the answer to a survey',
      value: typed('survey.answered', {
        wave: 'w',
        group: 'g',
        groupSize: 5,
        answers: { 'Who are you?': 'Jan' },
      }),
      pointers: ['/data/answers/Who are you?'],
    },
    {
      name: 'a survey of a group that is too small',
      value: typed('survey.answered', { wave: 'w', group: 'g', groupSize: 4, answers: { mood: 5 } }),
      pointers: ['/data/groupSize'],
    },
    {
      name: 'evidence of a known kind with a field missing',
      value: typed('application.received', {
        candidateRef: 'c',
        applicationId: 'a',
        vacancyId: 'v',
        evidence: [{ kind: 'click_id', clickId: 'x' }, { kind: 'link_code' }],
      }),
      pointers: ['/data/evidence/1/linkCode'],
    },
    {
      name: 'evidence of an unknown kind',
      value: typed('application.received', {
        candidateRef: 'c',
        applicationId: 'a',
        vacancyId: 'v',
        evidence: [{ kind: 'hunch' }],
      }),
      pointers: ['/data/evidence/0/kind'],
    },
    {
      name: 'the second and the eleventh piece of evidence, each for its own fault',
      value: typed('application.received', {
        candidateRef: 'c',
        applicationId: 'a',
        vacancyId: 'v',
        evidence: Array.from({ length: 11 }, (_, n) =>
          n === 1 ? { kind: 'link_code' } : n === 10 ? { kind: 'none' } : { kind: 'click_id', clickId: 'c' },
        ),
      }),
      pointers: ['/data/evidence/1/linkCode', '/data/evidence/10/kind'],
    },
    {
      name: 'evidence with an instant that is none',
      value: typed('application.received', {
        candidateRef: 'c',
        applicationId: 'a',
        vacancyId: 'v',
        evidence: [{ kind: 'referral', advocateId: 'a', at: '2026-13-01T00:00:00Z' }],
      }),
      pointers: ['/data/evidence/0/at'],
    },
    {
      name: 'an offer to nobody in particular',
      value: typed('content.offered', { contentId: 'c', title: 'T', kind: 'article', offeredTo: 'some' }),
      pointers: ['/data/offeredTo'],
    },
    {
      name: 'a field called __proto__',
      value: typed('advocate.left', JSON.parse('{"advocateId":"a","__proto__":{}}') as object),
      pointers: ['/data/__proto__'],
    },
  ])('points at $name', ({ value, pointers }) => {
    expect(reasonAndPointers(value)).toEqual(['invalid_data', ...pointers]);
  });

  it('names the choices of a union', () => {
    const { problems } = refusal(
      typed('application.received', {
        candidateRef: 'c',
        applicationId: 'a',
        vacancyId: 'v',
        evidence: [{}],
      }),
    );
    expect(problems).toEqual({
      '/data/evidence/0/kind':
        'Must be one of: click_id, link_code, referral, direct_visit, visitor_key, credited_to, ats_source, candidate_answer.',
    });
    const answer = [{ kind: 'candidate_answer' }];
    expect(
      refusal(
        typed('application.received', {
          candidateRef: 'c',
          applicationId: 'a',
          vacancyId: 'v',
          evidence: answer,
        }),
      ).problems,
    ).toEqual({ '/data/evidence/0': 'One of these fields is needed: advocateId, channel.' });
    expect(
      refusal(typed('content.offered', { contentId: 'c', title: 'T', kind: 'article', offeredTo: 'some' }))
        .problems,
    ).toEqual({
      '/data/offeredTo': 'Must be "everyone" or a valid array.',
    });
    expect(refusal(typed('vacancy.viewed', { vacancyId: 'v', viewId: 'w' })).problems).toEqual({
      '/data': 'One of these fields is needed: clickId, linkCode.',
    });
  });

  it('never throws, and never accepts, what is not a CloudEvent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(shapeEvent(value, RECEIVED).ok).toBe(false);
      }),
    );
  });

  it('never throws on any data under any type, and names a place and a way out for what it refuses', () => {
    const types = fc.constantFrom(...Object.keys(EVENT_SCHEMAS));
    fc.assert(
      fc.property(
        types,
        fc.dictionary(
          fc.constantFrom('shareId', 'by', 'evidence', 'answers', 'advocateId', 'x'),
          fc.jsonValue({ maxDepth: 3 }),
        ),
        (type, data) => {
          const judged = shapeEvent(typed(type, data), RECEIVED);
          if (!judged.ok) {
            expect(judged.rejection.problems.length).toBeGreaterThan(0);
            for (const { pointer, detail } of judged.rejection.problems)
              expect([pointer.startsWith('/data'), detail.length > 5]).toEqual([true, true]);
          }
        },
      ),
    );
  });
});
