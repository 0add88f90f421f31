import { type Answer, type HttpClient } from '../player/http.js';

export type Row = Readonly<Record<string, string | number | null>>;

/** The part of a report's answer that the summary reads. */
export interface ReportAnswer {
  readonly data: readonly Row[];
  readonly columns: readonly { readonly name: string; readonly title: string; readonly definition: string }[];
}

/** What reconcile says. */
export interface Reconciliation {
  readonly ok: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly compared: number;
    readonly differences: number;
    readonly notes: readonly string[];
  }[];
  readonly differences: readonly unknown[];
}

/** The API as its users see it: one key, JSON answers, refusals with a reason. */
export class Api {
  constructor(
    private readonly http: HttpClient,
    readonly key: string,
  ) {}

  async get<T>(path: string): Promise<T> {
    return this.json<T>('GET', path);
  }

  /** What is not JSON, such as the metrics. */
  async text(path: string): Promise<string> {
    return (await this.asked('GET', path)).body;
  }

  async post<T>(path: string, body: unknown, more: Readonly<Record<string, string>> = {}): Promise<T> {
    return JSON.parse((await this.asked('POST', path, JSON.stringify(body), more)).body) as T;
  }

  async patch(path: string, body: unknown): Promise<void> {
    await this.json('PATCH', path, JSON.stringify(body));
  }

  private async json<T>(method: 'GET' | 'PATCH', path: string, body?: string): Promise<T> {
    return JSON.parse((await this.asked(method, path, body)).body) as T;
  }

  private async asked(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { authorization: `Bearer ${this.key}`, ...type, ...more };
    const answer = await this.http.ask({ method, path, headers, ...(body === undefined ? {} : { body }) });
    if (answer.status < 300) return answer;
    throw new Error(`${method} ${path} was answered ${String(answer.status)}: ${answer.body.slice(0, 500)}`);
  }
}
