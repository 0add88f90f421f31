import { setTimeout as pause } from 'node:timers/promises';
import { Ajv } from 'ajv';
import { type Static, type TSchema } from 'typebox';
import {
  Outcome,
  ProblemDocument,
  Reasons,
  RefusedPage,
  RefusedWithText,
  ReplayPage,
  type Result,
} from './answers.js';
import { type Choice } from './options.js';

const ajv = new Ajv();
const TRIES = 5;
const DEFAULT_WAIT_SECONDS = 2;

/** The service did not do what it was asked; the message says what it answered. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

/** The part of the public API that deals with refused events. */
export class RejectedApi {
  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  list(
    choice: Choice & { readonly open: boolean; readonly limit: number },
    cursor: string | null,
  ): Promise<RefusedPage> {
    return this.ask('GET', `?${queryOf({ ...choice, cursor })}`, RefusedPage);
  }

  reasons(): Promise<Reasons> {
    return this.ask('GET', '/reasons', Reasons);
  }

  read(id: string): Promise<RefusedWithText> {
    return this.ask('GET', `/${encodeURIComponent(id)}`, RefusedWithText);
  }

  /** Sends a page of those that wait again. */
  replayPage(choice: Choice, cursor: string | null): Promise<ReplayPage> {
    return this.ask('POST', `/replay?${queryOf({ ...choice, cursor })}`, ReplayPage);
  }

  /** Sends one again: as it was, or what was made of it. */
  async replay(id: string, mended?: Buffer): Promise<Result> {
    const response = await this.send('POST', `/${encodeURIComponent(id)}/replay`, mended);
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { ...this.expected(Outcome, body), rejectedId: id };
    const problem = read(ProblemDocument, body);
    if (response.status === 409 && problem?.reason === undefined && mended === undefined)
      return { rejectedId: id, status: 'duplicate' }; // it was sent again, and accepted, before
    // Refused for a reason from the list, or because not all of it is kept: about the event, not about the request.
    if (problem === undefined || (problem.reason === undefined && problem.status !== 422))
      throw refusalOf(response.status, problem);
    return {
      rejectedId: id,
      status: 'rejected',
      ...(problem.reason === undefined ? {} : { reason: problem.reason }),
      problems: problem.errors ?? [{ pointer: '', detail: problem.detail ?? problem.title }],
    };
  }

  private async ask<S extends TSchema>(method: 'GET' | 'POST', path: string, schema: S): Promise<Static<S>> {
    const response = await this.send(method, path);
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw refusalOf(response.status, read(ProblemDocument, body));
    return this.expected(schema, body);
  }

  private expected<S extends TSchema>(schema: S, body: unknown): Static<S> {
    const answer = read(schema, body);
    if (answer !== undefined) return answer;
    throw new ServiceError(`${this.url} answered something this version does not read; is it manyhands?`);
  }

  /** A store that is away for a moment is waited for, as long as the service asks. */
  private async send(method: 'GET' | 'POST', path: string, body?: Buffer): Promise<Response> {
    for (let tries = 1; ; tries++) {
      const response = await this.fetch(method, path, body);
      if (response.status !== 503 || tries === TRIES) return response;
      await response.body?.cancel();
      await pause(Number(response.headers.get('retry-after') ?? DEFAULT_WAIT_SECONDS) * 1_000);
    }
  }

  private async fetch(method: 'GET' | 'POST', path: string, body?: Buffer): Promise<Response> {
    try {
      return await fetch(`${this.url}/api/v1/rejected${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/cloudevents+json' }),
        },
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new ServiceError(`${this.url} does not answer (${String(cause)}); give --url or set URL`);
    }
  }
}

function queryOf(values: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)] as [string, string]],
  );
  return new URLSearchParams(given).toString();
}

function read<S extends TSchema>(schema: S, body: unknown): Static<S> | undefined {
  return ajv.validate<Static<S>>(schema, body) ? body : undefined;
}

function refusalOf(status: number, problem: ProblemDocument | undefined): ServiceError {
  return new ServiceError(
    `The service answered ${String(status)}: ${problem?.detail ?? problem?.title ?? 'without saying why'}`,
  );
}
