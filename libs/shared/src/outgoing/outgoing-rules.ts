import { isPublicOrPrivate, isGlobalUnicast } from './global-unicast.js';

/** What may be asked. */
export interface OutgoingRules {
  /** Judges an address as it was resolved, never a name. */
  readonly allows: (address: string) => boolean;
  readonly ports: readonly number[] | 'any';
  readonly plainHttp: boolean;
}

/** The rules for addresses that somebody else chose. The ports are those that servers of HTTPS are known to listen on. */
export const PUBLIC_ONLY: OutgoingRules = {
  allows: isGlobalUnicast,
  ports: [443, 8443],
  plainHttp: false,
};

/** The rules for development, where the receiver is on the same machine or network. */
export const PRIVATE_TOO: OutgoingRules = { allows: isPublicOrPrivate, ports: 'any', plainHttp: true };
