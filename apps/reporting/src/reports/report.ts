import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { type Instant } from '#domain/ids.js';
import { type Known } from '#shared/ledger/known.js';
import { dimensionOf, measureOf, type MeasureName } from '../measures/catalogue.js';
import { type DimensionName } from '../measures/dimensions.js';
import { type BucketKind } from '../buckets/bucket-state.js';
import { type Source, type SourcePlan } from '../buckets/choose-source.js';
import { type Choice, type FilterName, type Order, type ReportQuery } from '../parameters/report-query.js';
import { type Disclosure } from '../privacy/disclosure.js';

/** A column of an answer: its name is the key in the JSON rows, its title the header in CSV. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly type: 'text' | 'integer' | 'number';
  readonly unit: string;
  readonly definition: string;
}

/** One row: a text per dimension and a number per measure; null where a number would not be true. */
export type ReportRow = Readonly<Record<string, string | number | null>>;

/** Something about the answer that its reader must know. */
export interface Warning {
  readonly code: string;
  readonly detail: string;
}

/** What a report is given to answer one query. Read once, so that all its numbers are of one moment. */
export interface ReportDesk {
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
  readonly disclosure: Disclosure;
  /** k: what is said about fewer people than this is withheld. */
  readonly minGroupSize: number;
  /** The moment the answer speaks of: now, or the moment whose knowledge is asked for. */
  readonly asOf: Instant;
  /** Whose ledger counts and as known when: for SQL that reads `standing_version` or raw facts itself. */
  readonly known: Known;
  /** Where to read from; false when rollup rows cannot answer. */
  readonly plan: (rollupAnswers: boolean) => SourcePlan;
}

export interface ReportAnswer {
  readonly rows: readonly ReportRow[];
  readonly source: Source;
  readonly warnings: readonly Warning[];
}

/** A named report: one URL, one table. */
export interface Report {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Whose days the default period is taken from; undefined for reports that do not read buckets. */
  readonly buckets: BucketKind | undefined;
  /** Days of an answer when nothing is asked, for reports that need more than the usual thirty to say anything. */
  readonly defaultPeriodDays?: number;
  readonly choices: readonly Choice[];
  readonly filters: readonly FilterName[];
  readonly columns: (query: Pick<ReportQuery, 'choices'>) => readonly Column[];
  readonly order: (query: Pick<ReportQuery, 'choices'>) => readonly Order[];
  readonly read: (query: ReportQuery, desk: ReportDesk) => Promise<ReportAnswer>;
}

export function measureColumn(name: MeasureName): Column {
  const { title, type, unit, definition } = measureOf(name);
  return { name, title, type, unit, definition };
}

export function dimensionColumn(name: DimensionName): Column {
  const { title, definition } = dimensionOf(name);
  return { name, title, type: 'text', unit: '', definition };
}
