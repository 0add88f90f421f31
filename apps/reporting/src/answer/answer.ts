import { type Day, type Instant } from '#domain/ids.js';
import { type Source } from '../buckets/choose-source.js';
import { type ReportQuery } from '../parameters/report-query.js';
import { type Suppression } from '../privacy/shown-groups.js';
import { type Column, type ReportRow, type Warning } from '../reports/report.js';

/** An answer as it is sent: the rows, what their columns mean, how they came about, and the question they answer. */
export interface Answer {
  readonly data: readonly ReportRow[];
  readonly columns: readonly Column[];
  readonly meta: {
    /** Every event that was stored by then is counted. */
    readonly dataAsOf: Instant;
    /** The moment whose knowledge is counted; null is dataAsOf. */
    readonly asKnownAt: Instant | null;
    /** The attribution settings whose ledger was read. */
    readonly settingsVersion: number;
    readonly zone: string;
    readonly from: Day;
    readonly to: Day;
    readonly source: Source;
    readonly suppressed: readonly Suppression[];
    readonly warnings: readonly Warning[];
    /** Rows of all pages together. */
    readonly total: number;
    readonly nextCursor: string | null;
  };
  /** The question with every default filled in, without the tenant: that is the key's. */
  readonly query: Omit<ReportQuery, 'tenant'>;
}
