import { type Evidence } from '../trails.js';

/** What the form's hidden field carried: one click id or link code. Everything else that is known gets lost there. */
export function carriedBy(evidence: readonly Evidence[]): string | undefined {
  return evidence.map(({ clickId, linkCode }) => clickId ?? linkCode).find((text) => text !== undefined);
}
