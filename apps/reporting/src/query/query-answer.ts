import { type Day, type Instant } from '#domain/ids.js';
import { type Source } from '../buckets/choose-source.js';
import { type Suppression } from '../privacy/shown-groups.js';
import { type ReportRow, type Warning } from '../reports/report.js';
import { type ResultColumn } from '../semantic/query/result-column.js';
import { type SemanticQuery } from '../semantic/query/semantic-query.js';

/** The answer to a semantic query: the lines, what their columns mean, how they came about, and the resolved question. */
export interface QueryAnswer {
  readonly data: readonly ReportRow[];
  readonly columns: readonly ResultColumn[];
  readonly meta: {
    /** Every event that was received by then is counted, and for an answer in pages nothing that came after. */
    readonly dataAsOf: Instant;
    readonly asKnownAt: Instant | null;
    /** The attribution settings whose ledger was read. */
    readonly settingsVersion: number;
    readonly modelVersion: number;
    readonly zone: string;
    readonly from: Day;
    readonly to: Day;
    readonly source: Source;
    readonly minGroupSize: number;
    readonly suppressed: readonly Suppression[];
    readonly warnings: readonly Warning[];
    /** Lines of all pages together. */
    readonly total: number;
    readonly nextCursor: string | null;
    /** One line over everything, when it was asked for and has a meaning. */
    readonly totals: ReportRow | null;
    /** The days that were compared with. */
    readonly comparedWith: { readonly from: Day; readonly to: Day } | null;
    readonly cost: { readonly ms: number };
  };
  readonly query: Omit<SemanticQuery, 'tenant'>;
}
