import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HttpClient } from '#standalone/demo/player/http.js';
import { temporaryDataFolder } from '#standalone/demo/temporary-folder.js';
import { Child } from './child.js';

/** Something that answers the API, and a key for it. */
export interface ApiServer {
  readonly apiKey: string;
  readonly http: HttpClient;
}

/** A standalone process on a folder of its own, as a benchmark uses it. */
export interface Server extends ApiServer {
  readonly url: string;
  readonly child: Child;
}

/** Gives a benchmark an empty data folder, and removes it whatever happens. */
export async function withDataFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = temporaryDataFolder('bench');
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Starts the process on the folder, lets the benchmark work with it, and stops it whatever happens. */
export async function withServer<T>(dataDir: string, work: (server: Server) => Promise<T>): Promise<T> {
  const child = Child.spawn(dataDir, { LOG_LEVEL: 'error' });
  try {
    const url = await child.ready();
    const http = new HttpClient(url, 64);
    try {
      return await work({
        url,
        http,
        child,
        apiKey: readFileSync(join(dataDir, 'admin-key'), 'utf8').trim(),
      });
    } finally {
      http.close();
    }
  } finally {
    if (child.isRunning) await child.stop();
  }
}

/** Asks the API and refuses anything but success. */
export async function ask<T>(
  { http, apiKey }: ApiServer,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: string,
  type = 'application/json',
): Promise<T> {
  const headers = {
    authorization: `Bearer ${apiKey}`,
    ...(body === undefined ? {} : { 'content-type': type }),
  };
  const answer = await http.ask({ method, path, headers, ...(body === undefined ? {} : { body }) });
  if (answer.status >= 300)
    throw new Error(`${method} ${path} was answered ${String(answer.status)}: ${answer.body.slice(0, 300)}`);
  return JSON.parse(answer.body) as T;
}

/** Lets the first organisation's links lead to the host that benchmarks use. */
export async function allowDestination(server: ApiServer): Promise<void> {
  await ask(server, 'PATCH', '/api/v1/organisation', JSON.stringify({ redirectHosts: ['jobs.example.com'] }));
}
