import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';

/** The API of a recruitment system as it is documented to answer, on a port of its own. */
export interface MockAtsApi {
  readonly base: string;
  /** Every request so far. */
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** What a path answers from now on: a resource, or a status with headers. */
  answer(path: string, answer: unknown): void;
  answerText(path: string, body: string): void;
  answerWith(path: string, status: number, headers?: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

export async function startMockAtsApi(): Promise<MockAtsApi> {
  const requests: MockAtsApi['requests'] = [];
  const answers = new Map<
    string,
    { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  >();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const { status, headers, body } = answers.get(path) ?? { status: 404, headers: {}, body: '{}' };
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${String(port)}`,
    requests,
    answer(path, resource) {
      answers.set(path, { status: 200, headers: {}, body: JSON.stringify(resource) });
    },
    answerText(path, body) {
      answers.set(path, { status: 200, headers: {}, body });
    },
    answerWith(path, status, headers = {}) {
      answers.set(path, { status, headers, body: '{}' });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
