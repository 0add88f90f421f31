import { Inject, Injectable } from '@nestjs/common';
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { type ClientBase, type Pool } from 'pg';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { ProblemError } from '#shared/errors/problem.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { SecretWrap } from '#shared/secrets/secret-wrap.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { REPORTING_CONFIG, type ReportingConfig } from '../../reporting.config.js';

const VALID = loadSql(import.meta.url, './sql/valid-secrets.sql');
const DROP_ENDING = loadSql(import.meta.url, './sql/drop-ending.sql');
const END_CURRENT = loadSql(import.meta.url, './sql/end-current.sql');
const ADD = loadSql(import.meta.url, './sql/add-secret.sql');

const SECRET_BYTES = 32;
/** For how long a replaced secret goes on signing beside the new one, so that the receiver can be changed. */
const OLD_STAYS_MS = 24 * 60 * 60_000;

export interface SecretState {
  readonly subscriptionId: string;
  readonly validFrom: Date;
  /** Null: the newest. */
  readonly validUntil: Date | null;
}

interface Row extends SecretState {
  readonly id: string;
  readonly wrappedSecret: Buffer;
}

/** The secrets that deliveries are signed with, encrypted at rest. Shown once, when they are made. */
@Injectable()
export class WebhookSecrets {
  private readonly wrapping: SecretWrap | undefined;

  constructor(
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(REPORTING_CONFIG) { INSTALLATION_SECRET: secret }: ReportingConfig,
  ) {
    this.wrapping = secret === undefined ? undefined : new SecretWrap(secret, 'manyhands webhook secret v1');
  }

  /** Without the installation's secret nothing can be signed, so nothing is sent and nobody can subscribe. */
  get areUsable(): boolean {
    return this.wrapping !== undefined;
  }

  /** @returns the new secret as its owner gets to see it: `whsec_` and base64, as Standard Webhooks writes it */
  async replace(client: ClientBase, subscriptionId: string): Promise<string> {
    const now = this.clock();
    const id = randomUUIDv7();
    const secret = randomBytes(SECRET_BYTES);
    const wrapped = this.usable().wrap(secret, [subscriptionId, id]);
    await client.query(DROP_ENDING, [subscriptionId]);
    await client.query(END_CURRENT, [subscriptionId, new Date(now + OLD_STAYS_MS)]);
    await client.query(ADD, [id, subscriptionId, wrapped, new Date(now)]);
    return writeSecret(secret);
  }

  /** Those that are valid now, the newest first. */
  async valid(subscriptionId: string): Promise<string[]> {
    const rows = await this.rows([subscriptionId]);
    return rows.map(({ id, wrappedSecret }) =>
      writeSecret(this.usable().unwrap(wrappedSecret, [subscriptionId, id])),
    );
  }

  async states(subscriptionIds: readonly string[]): Promise<SecretState[]> {
    return this.rows(subscriptionIds);
  }

  private async rows(subscriptionIds: readonly string[]): Promise<Row[]> {
    return (await this.pool.query<Row>(VALID, [subscriptionIds, new Date(this.clock())])).rows;
  }

  private usable(): SecretWrap {
    if (this.wrapping !== undefined) return this.wrapping;
    throw new ProblemError('unavailable', {
      detail:
        'Webhooks are off: the reporting service was started without INSTALLATION_SECRET, and nothing can be signed.',
    });
  }
}

function writeSecret(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}
