import { isIP } from 'node:net';
import { OutgoingError } from './outgoing-error.js';
import { type OutgoingRules } from './outgoing-rules.js';

/** An address that may be asked, as far as that can be told without asking anybody. */
export interface CheckedUrl {
  readonly isSecure: boolean;
  /** Without brackets and without the dot at the end that makes a name absolute: certificates know neither. */
  readonly hostname: string;
  readonly port: number;
  /** With the query; the fragment stays here. */
  readonly path: string;
}

/**
 * Reads an address the way it will be asked. The reader of URLs writes 2130706433, 0x7f.1, 017700000001 and full-width
 * digits as the address they stand for, and names in their ASCII form, so one way of writing is left to judge.
 * @throws {@link OutgoingError} bad_url, blocked_port, or blocked_address when the host is an address itself
 */
export function checkedUrl(text: string, rules: OutgoingRules): CheckedUrl {
  if (!URL.canParse(text)) throw new OutgoingError('bad_url');
  const url = new URL(text);
  const isSecure = url.protocol === 'https:';
  if (!isSecure && !(rules.plainHttp && url.protocol === 'http:')) throw new OutgoingError('bad_url');
  if (url.username !== '' || url.password !== '') throw new OutgoingError('bad_url');
  const hostname = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (hostname === '') throw new OutgoingError('bad_url');
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  if (rules.ports !== 'any' && !rules.ports.includes(port)) throw new OutgoingError('blocked_port');
  if (isIP(hostname) !== 0 && !rules.allows(hostname)) throw new OutgoingError('blocked_address');
  return { isSecure, hostname, port, path: `${url.pathname}${url.search}` };
}
