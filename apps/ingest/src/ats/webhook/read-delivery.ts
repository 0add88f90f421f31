import { Inject, Injectable } from '@nestjs/common';
import { isUtf8 } from 'node:buffer';
import { MAX_JSON_DEPTH, nestingDepth } from '#shared/http/nesting-depth.js';
import {
  type AtsReader,
  type AtsReading,
  type Delivery,
  type FetchRequest,
  type KnownApplication,
} from '../adapter.js';
import { createAtsReader } from '../ats-reader.js';
import { CandidateKeys } from '../candidate-keys.js';
import { type AtsConnection } from '../connection.js';
import { problemAt } from '../reading.js';
import { AtsMemory } from '../store/memory.js';

/** Turns a delivery into what it says, by the connection's adapter and settings. Stores nothing. */
@Injectable()
export class ReadDelivery {
  constructor(
    @Inject(AtsMemory) private readonly memory: AtsMemory,
    @Inject(CandidateKeys) private readonly keys: CandidateKeys,
  ) {}

  async read(connection: AtsConnection, delivery: Delivery): Promise<AtsReading> {
    const { adapter } = connection;
    const payload = parse(delivery.body);
    if (payload === undefined) return NOT_JSON;
    const asked = adapter.applicationsIn?.(payload.value) ?? [];
    const applications = await this.memory.known(connection, asked);
    return adapter.read(payload.value, this.readerFor(connection, applications), delivery);
  }

  /** The reader for what a request was answered with. */
  async readerOf(connection: AtsConnection, { told }: FetchRequest): Promise<AtsReader> {
    const asked = told?.['applicationId'];
    return this.readerFor(
      connection,
      await this.memory.known(connection, asked === undefined ? [] : [asked]),
    );
  }

  /** The reader of a connection; see AtsReader. */
  readerFor(
    { adapter, settings, tenant }: AtsConnection,
    applications: ReadonlyMap<string, KnownApplication> = new Map(),
  ): AtsReader {
    return createAtsReader({
      ats: adapter.name,
      settings,
      candidateKey: this.keys.of(tenant),
      applications,
    });
  }
}

const NOT_JSON = problemAt({
  pointer: '',
  detail: `The delivery is not JSON in UTF-8 of at most ${String(MAX_JSON_DEPTH)} levels.`,
});

function parse(body: Buffer): { readonly value: unknown } | undefined {
  if (!isUtf8(body) || nestingDepth(body) > MAX_JSON_DEPTH) return undefined;
  try {
    return { value: JSON.parse(body.toString('utf8')) as unknown };
  } catch {
    return undefined;
  }
}
