import { type Client, createClient, dataOf, Refused } from './index.js';

/** A client whose requests are kept, and answered with this. */
function clientAnsweredWith(body: string, init: ResponseInit): { client: Client; requests: Request[] } {
  const requests: Request[] = [];
  const client = createClient({
    baseUrl: 'https://manyhands.example.org/',
    apiKey: 'mh.id.secret',
    fetch: (request) => {
      requests.push(request);
      return Promise.resolve(new Response(body, init));
    },
  });
  return { client, requests };
}
const json = { status: 200, headers: { 'content-type': 'application/json' } };
const PROBLEM = {
  type: 'urn:manyhands:problem:bad-request',
  title: 'The request is not valid',
  status: 400,
  detail: 'from (2026-03-02) lies after to (2026-03-01).',
  errors: [{ pointer: '/from', detail: 'lies after to' }],
} as const;

describe('the client', () => {
  it('sends the key, and repeats a parameter with several values', async () => {
    const { client, requests } = clientAnsweredWith('{"data":[]}', json);
    await client.GET('/api/v1/reports/{file}', {
      params: { path: { file: 'reach.json' }, query: { team: ['care', 'r&d'], by: 'network' } },
    });
    expect(requests[0]?.url).toBe(
      'https://manyhands.example.org/api/v1/reports/reach.json?team=care&team=r%26d&by=network',
    );
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer mh.id.secret');
  });

  it('sends a question as JSON', async () => {
    const { client, requests } = clientAnsweredWith('{"data":[]}', json);
    await client.POST('/api/v1/query', { body: { measures: ['shares'], dimensions: ['network'] } });
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
    expect(await requests[0]?.json()).toEqual({ measures: ['shares'], dimensions: ['network'] });
  });

  it('gives the data of an answer', async () => {
    const { client } = clientAnsweredWith('{"measures":[],"dimensions":[]}', json);
    expect(dataOf(await client.GET('/api/v1/measures'))).toEqual({ measures: [], dimensions: [] });
  });

  it('throws the problem document of a refusal', async () => {
    const { client } = clientAnsweredWith(JSON.stringify(PROBLEM), {
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
    });
    const refused = await client
      .GET('/api/v1/measures')
      .then(dataOf, String)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ status: 400, message: PROBLEM.detail, problem: PROBLEM });
  });

  it.each([
    ['<html>Bad Gateway</html>', '<html>Bad Gateway</html>'],
    ['{"type":"urn:proxy:down","detail":"Not ours."}', 'The answer was 502.'],
    ['{"type":"urn:manyhands:problem:unavailable"}', 'The answer was 502.'],
    ['', 'The answer was 502.'],
  ])('makes a problem of what something before manyhands answered: %s', async (body, detail) => {
    const { client } = clientAnsweredWith(body, { status: 502, statusText: 'Bad Gateway' });
    const refused = await client
      .GET('/api/v1/measures')
      .then(dataOf)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      status: 502,
      problem: { type: 'about:blank', title: 'Bad Gateway', status: 502, detail },
    });
  });
});
