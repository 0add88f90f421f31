import { type Problem, type RejectionReason } from '#domain/events/rejection.js';

interface Identified {
  readonly id?: string;
  readonly source?: string;
}

/** What became of one event, as its sender is told. A duplicate is as good as accepted: it is in every report, once. */
export type EventOutcome =
  | (Identified & { readonly status: 'accepted' | 'duplicate' })
  | (Identified & {
      readonly status: 'rejected';
      readonly reason: RejectionReason;
      readonly problems: readonly Problem[];
      /** Under which it can be read, mended and sent again; absent when refusals are not kept. */
      readonly rejectedId?: string;
    });
