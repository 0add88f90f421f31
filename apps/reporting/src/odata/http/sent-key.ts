import { keyText, parseKey } from '#shared/access/api-key.js';

/** The user name for a password that is a whole key. */
const ANY_USER = 'apikey';

/**
 * The text of the key that a request was sent with, as `Bearer <key>` or as `Basic`: BI tools have fields for a name and a
 * password. The name is the key's id or `apikey`, the password the whole key; beside an id its secret alone will do.
 * Empty when there is none.
 */
export function sentKey(authorization: string | undefined): string {
  const [, scheme = '', credentials = ''] = /^(Basic|Bearer) +(\S+) *$/i.exec(authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return credentials;
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 0) return '';
  const [user, password] = [decoded.slice(0, colon), decoded.slice(colon + 1)];
  const whole = parseKey(password);
  if (whole === undefined) return keyText(user, password);
  return user === ANY_USER || user === whole.id ? password : '';
}
