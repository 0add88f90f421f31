import { type Day, type TenantId } from '#domain/ids.js';

/** `reach` counts clicks and shares by their own day, `talent` counts outcomes and credit by the day of the outcome. */
export type BucketKind = 'reach' | 'talent';

/** The unit that is recomputed: one local day of one tenant. */
export interface Bucket {
  readonly tenant: TenantId;
  readonly kind: BucketKind;
  readonly day: Day;
}
