import { type Instant } from '#domain/ids.js';

/**
 * What the view `standing_version` asks for beside the tenant: whose ledger, and as known when. A type and not an
 * interface, so that it can be spread into the parameters of a query.
 */
export type Known = {
  readonly settings_version: number;
  /** '' for now. */
  readonly as_known_at: Instant | '';
};

/** The ledger of some settings as it is now. */
export function knownNow(settingsVersion: number): Known {
  return { settings_version: settingsVersion, as_known_at: '' };
}
