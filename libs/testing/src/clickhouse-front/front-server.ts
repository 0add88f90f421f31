import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { type Engine } from './engine.js';
import { type FrontRequest, readAddress } from './front-request.js';
import { refusalOf, refuse } from './refusal.js';
import { readStatement, storeRows } from './request-body.js';
import { insertFromFile, takesRows } from './statement-text.js';

/** ClickHouse's own bound on an address (`http_max_uri_size`), so that what would fail there fails here. */
const LONGEST_ADDRESS = 1024 * 1024;
/** Longer than the client keeps an idle connection (2.5 s), so that it never writes into one that is being closed. */
const KEEP_ALIVE_MS = 10_000;

type Result = Awaited<ReturnType<Engine['run']>>;

/** Answers ClickHouse's HTTP protocol from an engine. */
export class FrontServer {
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async listen(engine: Engine, dataFolder: string, port: number): Promise<FrontServer> {
    // Rows on their way into the engine. What a killed process left was never acknowledged.
    const incoming = resolve(dataFolder, 'front-incoming');
    rmSync(incoming, { recursive: true, force: true });
    mkdirSync(incoming, { mode: 0o700 });
    const server = createServer(
      { maxHeaderSize: LONGEST_ADDRESS + 16_384, keepAliveTimeout: KEEP_ALIVE_MS },
      (request, response) => {
        answer(engine, incoming, request, response).catch((error: unknown) => {
          response.destroy(error instanceof Error ? error : undefined);
        });
      },
    );
    // A long INSERT is a request that takes its time.
    server.requestTimeout = 0;
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(port, '127.0.0.1', done);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the front has no port');
    return new FrontServer(`http://127.0.0.1:${String(address.port)}`, server);
  }

  /** Takes no more requests; resolves when those at hand are answered. */
  async close(): Promise<void> {
    await new Promise<void>((done) => {
      this.server.close(() => {
        done();
      });
    });
  }
}

async function answer(
  engine: Engine,
  incoming: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://front');
  if (url.pathname === '/ping') {
    response.end('Ok.\n');
    return;
  }
  try {
    if (url.pathname !== '/') throw refuse(404, 48, 'NOT_IMPLEMENTED', `there is no ${url.pathname} here.`);
    if (url.search.length > LONGEST_ADDRESS)
      throw refuse(
        414,
        1000,
        'POCO_EXCEPTION',
        `the address is longer than ${String(LONGEST_ADDRESS)} bytes.`,
      );
    const asked = readAddress(url);
    response.setHeader('X-ClickHouse-Query-Id', asked.queryId);
    const result = await execute(engine, incoming, asked, request);
    response.setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('X-ClickHouse-Summary', summaryOf(result));
    const bytes = result.bytes();
    response.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    const refusal = refusalOf(error);
    response.writeHead(refusal.status, {
      'Content-Type': 'text/plain; charset=UTF-8',
      'X-ClickHouse-Exception-Code': String(refusal.code),
      // What is left of the body is not read.
      ...(request.complete ? {} : { Connection: 'close' }),
    });
    response.end(`${refusal.message}\n`);
  }
}

async function execute(
  engine: Engine,
  incoming: string,
  asked: FrontRequest,
  request: IncomingMessage,
): Promise<Result> {
  if (takesRows(asked.query)) {
    const file = join(incoming, randomUUID());
    try {
      await storeRows(request, file);
      return await engine.run({ ...asked, sql: insertFromFile(asked.query, file) });
    } finally {
      await rm(file, { force: true });
    }
  }
  const { text, fields } = await readStatement(request);
  const params = { ...asked.params };
  for (const [name, value] of fields)
    if (name.startsWith('param_')) params[name.slice('param_'.length)] = value;
  const sql = asked.query === '' ? text : `${asked.query}\n${text}`;
  if (sql.trim() === '') throw refuse(400, 62, 'SYNTAX_ERROR', 'Syntax error: the query is empty.');
  if (Buffer.byteLength(sql) > longestQuery(asked) && !/^\s*INSERT\b/i.test(sql))
    throw refuse(400, 62, 'SYNTAX_ERROR', 'Max query size exceeded: the query is too long.');
  return engine.run({ ...asked, params, sql });
}

/** ClickHouse's `max_query_size`. */
function longestQuery({ settings }: FrontRequest): number {
  return Number(settings['max_query_size'] ?? 262_144);
}

/** The engine counts what a statement went through; for an INSERT these are the rows it stored. */
function summaryOf(result: Result): string {
  const rows = String(result.rowsRead);
  const bytes = String(result.bytesRead);
  return JSON.stringify({
    read_rows: rows,
    read_bytes: bytes,
    written_rows: rows,
    written_bytes: bytes,
    total_rows_to_read: '0',
    result_rows: rows,
    result_bytes: bytes,
    elapsed_ns: String(Math.round(result.elapsed * 1e9)),
  });
}
