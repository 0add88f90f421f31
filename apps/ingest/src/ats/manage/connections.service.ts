import { Inject, Injectable, Logger } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { type TenantId } from '#domain/ids.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { checkedUrl } from '#shared/outgoing/checked-url.js';
import { OutgoingError } from '#shared/outgoing/outgoing-error.js';
import { INGEST_CONFIG, type IngestConfig } from '../../ingest.config.js';
import { type AtsAdapter } from '../adapter.js';
import { adapterOf } from '../adapters.js';
import { type AtsSettings } from '../ats-settings.js';
import { type AtsConnection } from '../connection.js';
import { PUBLIC_APIS } from '../fetch/guarded-get.js';
import { AtsConnections } from '../store/connections.js';
import { AtsSecrets } from '../store/secrets.js';
import { type CreateConnection, type EditConnection, type ReplaceSecret } from './connection.bodies.js';
import { connectionView, type ConnectionView } from './connection.view.js';

const SECRET_BYTES = 32;
const OLD_STAYS_HOURS = 24;
const HOUR_MS = 60 * 60_000;

/** What is told once: a secret that was made here. */
export interface NewSecret {
  readonly secret?: string;
}

/** The connections of an organisation. Another organisation's is, here, one that does not exist. */
@Injectable()
export class ConnectionsService {
  private readonly logger = new Logger(ConnectionsService.name);

  constructor(
    @Inject(AtsConnections) private readonly connections: AtsConnections,
    @Inject(AtsSecrets) private readonly secrets: AtsSecrets,
    @Inject(INGEST_CONFIG) private readonly config: IngestConfig,
  ) {}

  async create(caller: Credential, body: CreateConnection): Promise<ConnectionView & NewSecret> {
    const adapter = adapterOf(body.ats);
    if (adapter === undefined) throw new Error('the body was checked against the adapters there are');
    const { name, settings = {}, apiToken } = body;
    this.checkApiBase(adapter, settings);
    const id = await this.connections.add(caller.tenant, { adapter, name, settings });
    const made = body.secret === undefined ? newSecret() : undefined;
    await this.secrets.add(id, 'signing', body.secret ?? made ?? '', 0);
    if (apiToken !== undefined) await this.secrets.add(id, 'api_token', apiToken, 0);
    this.logger.log({ event: 'ats connected', ats: adapter.name, id, keyId: caller.keyId });
    return { ...(await this.get(caller.tenant, id)), ...(made !== undefined && { secret: made }) };
  }

  async list(tenant: TenantId): Promise<ConnectionView[]> {
    const connections = await this.connections.list(tenant);
    const secrets = await this.secrets.states(connections.map(({ id }) => id));
    return connections.map((connection) => connectionView(connection, secrets, this.config.PUBLIC_URL));
  }

  async get(tenant: TenantId, id: string): Promise<ConnectionView> {
    const connection = await this.owned(tenant, id);
    return connectionView(connection, await this.secrets.states([id]), this.config.PUBLIC_URL);
  }

  async edit(caller: Credential, id: string, body: EditConnection): Promise<ConnectionView> {
    const { adapter } = await this.owned(caller.tenant, id);
    if (body.settings !== undefined) this.checkApiBase(adapter, body.settings);
    await this.connections.edit(caller.tenant, id, body);
    this.logger.log({ event: 'ats connection changed', id, keyId: caller.keyId, disabled: body.disabled });
    return this.get(caller.tenant, id);
  }

  async replaceSecret(
    caller: Credential,
    id: string,
    body: ReplaceSecret,
  ): Promise<ConnectionView & NewSecret> {
    await this.owned(caller.tenant, id);
    const { kind = 'signing', secret, oldStaysHours = OLD_STAYS_HOURS } = body;
    if (kind === 'api_token' && secret === undefined) {
      const problem = { pointer: '/secret', detail: 'An API token comes from the system; send it.' };
      throw new ProblemError('unprocessable', { detail: problem.detail, errors: [problem] });
    }
    const made = secret === undefined ? newSecret() : undefined;
    const oldOnesStayMs = oldStaysHours === null ? undefined : oldStaysHours * HOUR_MS;
    await this.secrets.add(id, kind, secret ?? made ?? '', oldOnesStayMs);
    this.logger.log({ event: 'ats secret replaced', id, kind, keyId: caller.keyId });
    return { ...(await this.get(caller.tenant, id)), ...(made !== undefined && { secret: made }) };
  }

  async owned(tenant: TenantId, id: string): Promise<AtsConnection> {
    const connection = await this.connections.find(id);
    if (connection?.tenant !== tenant)
      throw new ProblemError('not-found', { detail: 'This organisation has no such connection.' });
    return connection;
  }

  /** What can be told now; the address behind the name is checked at every request. */
  private checkApiBase({ api }: AtsAdapter, { apiBase }: AtsSettings): void {
    if (apiBase === undefined) return;
    const refuse = (detail: string): never => {
      throw new ProblemError('unprocessable', {
        detail,
        errors: [{ pointer: '/settings/apiBase', detail }],
      });
    };
    if (api === undefined) refuse('Nothing is asked of this system; leave it out.');
    if (!URL.canParse(apiBase)) refuse('This is not an absolute address.');
    if (this.config.ATS_ALLOW_PRIVATE_ADDRESSES) return;
    try {
      checkedUrl(apiBase, PUBLIC_APIS);
    } catch (error) {
      if (error instanceof OutgoingError) refuse(`This address is not used. ${error.message}`);
      throw error;
    }
  }
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
