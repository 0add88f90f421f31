import { type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';
import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Readable } from 'node:stream';
import { select } from '#shared/clickhouse/select.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { ProblemError } from '#shared/errors/problem.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { REPORTING_CONFIG, type ReportingConfig } from '../reporting.config.js';
import { type ReportRow } from '../reports/report.js';
import { type Source } from '../buckets/choose-source.js';
import { chooseCubes, isMeaningless } from '../semantic/compile/choose-cubes.js';
import { CHECKSUM_COLUMN, compileQuery, TOTAL_COLUMN } from '../semantic/compile/compile-query.js';
import { sourceOf } from '../semantic/compile/cube-select.js';
import { type Bound, type Reading } from '../semantic/compile/reading.js';
import { type SemanticQuery } from '../semantic/query/semantic-query.js';
import { HOW_TO_NARROW, refusalOf } from './engine-refusal.js';
import { type PreparedQuery } from './prepared-query.js';
import { type Moment, readingAt } from './reading-at.js';

/** What the engine writes by itself. */
export type StreamFormat = 'JSONEachRow' | 'CSVWithNames' | 'Parquet' | 'ArrowStream';

/**
 * A server says that it is still at it, so that a query that is slow to its first row is not taken for a dead one; and it
 * stops when nobody listens any more. The embedded engine needs neither.
 */
const STREAMED: ClickHouseSettings = {
  send_progress_in_http_headers: 1,
  http_headers_progress_interval_ms: '10000',
  cancel_http_readonly_queries_on_client_close: 1,
};

/** A page of lines, and what it says of the whole list. */
export interface Lines {
  readonly rows: readonly ReportRow[];
  readonly total: number;
  /** Over every line of the list, in any order. */
  readonly checksum: string;
  readonly reading: Reading;
  /** Of the rows that were really read. */
  readonly source: Source;
}

/** Reads the lines of prepared questions from the engine. */
@Injectable()
export class LineReader {
  constructor(
    @Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient,
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(REPORTING_CONFIG) private readonly config: ReportingConfig,
  ) {}

  /** Where to read from at a moment, and which members of the top have lines of their own then. */
  async reading(prepared: PreparedQuery, moment: Moment): Promise<Reading> {
    const { query } = prepared;
    const reading = await readingAt(this.postgres, prepared, moment);
    return query.top === null ? reading : { ...reading, topMembers: await this.topMembers(query, reading) };
  }

  /** @throws 422 when it is more than one question may read */
  async page(
    { query, shares, timeColumns, where, empty }: PreparedQuery,
    reading: Reading,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<Lines> {
    const compiled = compileQuery(query, shares, reading, { timeColumns, where, empty, page });
    const source = sourceOf(query, shares, reading);
    if (source !== 'rollup') await this.refuseTooCostly(compiled);
    const rows = await this.rows<Record<string, string | number | null>>(compiled);
    const [first] = rows;
    return {
      rows: rows.map(({ [TOTAL_COLUMN]: _total, [CHECKSUM_COLUMN]: _checksum, ...row }) => row),
      total: Number(first?.[TOTAL_COLUMN] ?? 0),
      checksum: String(first?.[CHECKSUM_COLUMN] ?? ''),
      reading,
      source,
    };
  }

  /** Every line, written by the engine itself; nothing is held in memory. */
  async stream(
    { query, shares, timeColumns, where, empty }: PreparedQuery,
    reading: Reading,
    format: StreamFormat,
    signal: AbortSignal,
  ): Promise<Readable> {
    const { sql, params } = compileQuery(query, shares, reading, {
      timeColumns,
      where,
      empty,
      isSpreadsheetSafe: format === 'CSVWithNames',
    });
    const statement = `${sql}\nFORMAT ${format}`;
    const { stream } = await this.clickhouse.exec({
      query: statement,
      query_params: { ...params },
      abort_signal: signal,
      clickhouse_settings: STREAMED,
    });
    return stream;
  }

  private async topMembers(query: SemanticQuery, reading: Reading): Promise<readonly string[]> {
    const { top } = query;
    if (top === null) return [];
    const ranked: SemanticQuery = {
      ...query,
      measures: [top.measure],
      dimensions: [top.dimension],
      granularity: 'none',
      order: [{ member: top.measure, direction: 'desc' }],
      filters: query.filters.filter(({ on }) => on === 'dimension'),
      top: null,
    };
    const shares = chooseCubes(ranked);
    // Fewer dimensions can have less meaning: a model or a stage that was a dimension is fixed no more.
    if (isMeaningless(shares)) {
      const detail = `There is no one order for the top: ${shares.detail}`;
      throw new ProblemError('meaningless', { detail, errors: [{ pointer: '/top', detail }] });
    }
    const page = { limit: top.count, offset: 0 };
    const rows = await this.rows<Record<string, string>>(
      compileQuery(ranked, shares, reading, { timeColumns: [], page }),
    );
    return rows.map((row) => row[top.dimension] ?? '');
  }

  private async refuseTooCostly({ sql, params }: Bound): Promise<void> {
    const tables = await select<{ rows: number }>(this.clickhouse, `EXPLAIN ESTIMATE ${sql}`, params);
    const rows = tables.reduce((sum, table) => sum + Number(table.rows), 0);
    const { MAX_QUERY_ROWS } = this.config;
    if (rows <= MAX_QUERY_ROWS) return;
    throw new ProblemError('too-costly', {
      detail: `It would read about ${rows.toLocaleString('en-US')} rows, and one question may read ${MAX_QUERY_ROWS.toLocaleString('en-US')}. ${HOW_TO_NARROW}`,
      extensions: { estimatedRows: rows, mostRows: MAX_QUERY_ROWS },
    });
  }

  private async rows<Row>({ sql, params }: Bound): Promise<Row[]> {
    try {
      const result = await this.clickhouse.query({
        query: sql,
        query_params: { ...params },
        format: 'JSONEachRow',
        clickhouse_settings: { max_execution_time: this.config.QUERY_TIMEOUT_S },
      });
      return await result.json<Row>();
    } catch (error) {
      throw refusalOf(error);
    }
  }
}
