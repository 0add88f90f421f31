import { corroborated } from './joined-by.js';
import { channelKey, type Touch } from './touch.js';

/**
 * Adds touches whose time is not known to the ones whose time is. "This link" or "this colleague" without a time often
 * repeats what a click or a dated statement already says; then it supports those touches and makes none of its own,
 * or one contact would be counted twice.
 */
export function mergeUndated(dated: readonly Touch[], undated: readonly Touch[]): Touch[] {
  const unsupported = undated.filter((touch) => !dated.some((other) => saysTheSame(touch, other)));
  return [...dated.map((touch) => supportedBy(undated, touch)), ...unsupported];
}

function supportedBy(undated: readonly Touch[], touch: Touch): Touch {
  const same = undated.filter((other) => saysTheSame(other, touch));
  return corroborated(
    touch,
    same.map((other) => other.evidence),
  );
}

/** A link code speaks of its link, whatever else is known of it; a referral only of a referral by the same advocate. */
function saysTheSame(undated: Touch, dated: Touch): boolean {
  if (undated.linkCode !== undefined) return undated.linkCode === dated.linkCode;
  return undated.evidence === dated.evidence && channelKey(undated.channel) === channelKey(dated.channel);
}
