const TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/**
 * Whether `If-None-Match` names this entity tag, so that the caller already has what would be sent. Compared weakly, as
 * the header asks for (RFC 9110, 13.1.2); what cannot be read names nothing.
 */
export function namesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = tag.replace(/^W\//, '');
  return [...ifNoneMatch.matchAll(TAG)].some(([, named]) => named === opaque);
}
