import { type AtsAdapter } from '../adapter.js';
import { type AtsSettings } from '../ats-settings.js';
import { type AtsConnection, type SecretKind } from '../connection.js';
import { type SecretState } from '../store/secrets.js';

/** A connection as its organisation sees it. Secrets are told of, never told. */
export interface ConnectionView {
  readonly id: string;
  readonly ats: string;
  readonly name: string;
  /** What is entered at the other side as the address of the webhook. */
  readonly webhookUrl: string;
  readonly settings: AtsSettings;
  readonly disabled: boolean;
  readonly createdAt: string;
  readonly secrets: readonly {
    readonly kind: SecretKind;
    readonly validFrom: string;
    readonly validUntil: string | null;
  }[];
}

/** A recruitment system that can be connected. */
export interface AdapterView {
  readonly name: string;
  readonly title: string;
  readonly documentation: string;
  /** Whether an API token is needed: its deliveries hold ids only. */
  readonly needsApiToken: boolean;
}

export function connectionView(
  connection: AtsConnection,
  secrets: readonly SecretState[],
  publicUrl: string,
): ConnectionView {
  const { id, adapter, name, settings, disabledAt, createdAt } = connection;
  return {
    id,
    ats: adapter.name,
    name,
    webhookUrl: `${publicUrl.replace(/\/+$/, '')}/api/v1/ats/${adapter.name}/${id}`,
    settings,
    disabled: disabledAt !== null,
    createdAt: createdAt.toISOString(),
    secrets: secrets
      .filter(({ connectionId }) => connectionId === id)
      .map(({ kind, validFrom, validUntil }) => ({
        kind,
        validFrom: validFrom.toISOString(),
        validUntil: validUntil?.toISOString() ?? null,
      })),
  };
}

export function adapterView({ name, title, api }: AtsAdapter): AdapterView {
  return { name, title, documentation: `docs/ats/${name}.md`, needsApiToken: api !== undefined };
}
