import { randomBytes } from 'node:crypto';

/** Digits and lower-case letters without i, l, o and u: fit to be read out and copied from paper. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Five random bits each, 65 together: a code cannot be found by trying. */
const LENGTH = 13;

/** A code chosen by the organisation. */
export const CHOSEN_CODE = '^[A-Za-z0-9][A-Za-z0-9_-]{2,63}$';

/** A new code at random. Taken already with a chance too small to matter; the database would say so. */
export function mintLinkCode(): string {
  // 256 is a multiple of 32, so cutting a byte to five bits favours no letter.
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');
}
