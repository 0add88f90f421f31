import { Inject, Injectable } from '@nestjs/common';
import { type Readable } from 'node:stream';
import { type Instant } from '#domain/ids.js';
import { epochMsOf, instantOf } from '#domain/time/instant.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { ProblemError } from '#shared/errors/problem.js';
import { SEMANTIC_MODEL } from '../semantic/model/semantic-model.js';
import { type QueryBody } from '../semantic/query/query-body.js';
import { type ResultColumn } from '../semantic/query/result-column.js';
import { type SemanticQuery } from '../semantic/query/semantic-query.js';
import { readCompared } from './beside/compared.js';
import { readTotals } from './beside/totals.js';
import { compareLines, comparedColumns } from './beside/compare-lines.js';
import { type Lines, LineReader, type StreamFormat } from './line-reader.js';
import { QueryPreparer } from './prepare-query.js';
import { type PreparedQuery, type PrepareOptions } from './prepared-query.js';
import { type QueryAnswer } from './query-answer.js';
import { type Moment, momentOf, pinnedAt, type PinnedMoment } from './reading-at.js';
import { writeSnapshotCursor } from './snapshot-cursor.js';

/**
 * A list in pages speaks of a moment this long ago on days that are still being written: by now everything that was
 * received until then has been stored, so the next page sees the same.
 */
const SETTLED_AFTER_MS = 10_000;

/** Answers questions to the semantic model; every face of it comes through here. */
@Injectable()
export class SemanticQueries {
  constructor(
    @Inject(QueryPreparer) private readonly preparer: QueryPreparer,
    @Inject(LineReader) private readonly reader: LineReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws 400 with every field that is wrong, 422 for what has no meaning, 403 for what may not be shown */
  prepare(body: QueryBody, caller: Credential, options: PrepareOptions = {}): Promise<PreparedQuery> {
    return this.preparer.prepare(body, caller, options);
  }

  /**
   * One page of lines. Pages are parts of one reading: they speak of one moment, and a checksum over the whole list says
   * whether it is still the same. If it is not (something was still under way, or was erased), the page is refused.
   * @throws 409 then, 422 when it is more than one question may read
   */
  async answer(prepared: PreparedQuery): Promise<QueryAnswer> {
    const { query, cursor, tenant, suppressed } = prepared;
    const startedAt = performance.now();
    const nowMs = this.clock();
    const { lines, pinned } = await this.readPage(prepared, nowMs);
    if (cursor !== undefined && lines.checksum !== cursor.checksum) throw moved();
    const moment = pinned ?? momentOf(query);
    const [totals, compared] = await Promise.all([
      readTotals(this.reader, prepared, moment),
      readCompared(this.reader, prepared, moment),
    ]);
    const { tenant: _tenant, ...echo } = query;
    return {
      data:
        compared === undefined ? lines.rows : compareLines(lines.rows, compared.rows, query, compared.period),
      columns: [...prepared.columns, ...(compared === undefined ? [] : comparedColumns(prepared))],
      meta: {
        dataAsOf: instantOf(pinned?.pinnedMs ?? nowMs),
        asKnownAt: query.asKnownAt,
        settingsVersion: lines.reading.plans.talent.known.settings_version,
        modelVersion: SEMANTIC_MODEL.version,
        zone: query.zone,
        from: query.from,
        to: query.to,
        source: lines.source,
        minGroupSize: tenant.minGroupSize,
        suppressed,
        warnings: [...totals.warnings, ...(compared?.warnings ?? [])],
        total: lines.total,
        nextCursor: nextCursor(prepared, lines, pinned, nowMs),
        totals: totals.row,
        comparedWith: compared?.period ?? null,
        cost: { ms: Math.round(performance.now() - startedAt) },
      },
      query: echo,
    };
  }

  /** Every line in one reading, written by the engine itself; nothing is held in memory. */
  async open(
    prepared: PreparedQuery,
    format: StreamFormat,
    signal: AbortSignal,
  ): Promise<{
    readonly stream: Readable;
    readonly columns: readonly ResultColumn[];
    readonly dataAsOf: Instant;
  }> {
    const { query, columns } = prepared;
    if (query.compareTo !== null || query.totals) {
      const detail = 'An export has the lines alone: leave out include.compareTo and include.totals.';
      throw new ProblemError('bad-request', { detail, errors: [{ pointer: '/include', detail }] });
    }
    const dataAsOf = query.asKnownAt ?? instantOf(this.clock());
    const reading = await this.reader.reading(prepared, momentOf(query));
    return { stream: await this.reader.stream(prepared, reading, format, signal), columns, dataAsOf };
  }

  private async readPage(
    prepared: PreparedQuery,
    nowMs: number,
  ): Promise<{ readonly lines: Lines; readonly pinned: PinnedMoment | undefined }> {
    const { query, cursor } = prepared;
    const page = { limit: query.limit, offset: cursor?.offset ?? prepared.skip };
    const readAt = async (moment: Moment): Promise<Lines> =>
      this.reader.page(prepared, await this.reader.reading(prepared, moment), page);
    if (query.asKnownAt === null && (cursor !== undefined || prepared.pinned)) {
      const pinned = pinnedAt(cursor === undefined ? nowMs - SETTLED_AFTER_MS : epochMsOf(cursor.at));
      return { lines: await readAt(pinned), pinned };
    }
    const lines = await readAt(momentOf(query));
    if (query.asKnownAt !== null || lines.total <= page.offset + query.limit)
      return { lines, pinned: undefined };
    // There will be a next page, and it has to be of the same reading.
    const pinned = pinnedAt(nowMs - SETTLED_AFTER_MS);
    const again = await this.reader.reading(prepared, pinned);
    const isTheSame =
      lines.source === 'rollup' && JSON.stringify(again.plans) === JSON.stringify(lines.reading.plans);
    return { lines: isTheSame ? lines : await this.reader.page(prepared, again, page), pinned };
  }
}

function nextCursor(
  { query, where, cursor, skip }: PreparedQuery,
  { rows, total, checksum }: Lines,
  pinned: PinnedMoment | undefined,
  nowMs: number,
): string | null {
  const end = (cursor?.offset ?? skip) + rows.length;
  if (end >= total || rows.length === 0) return null;
  const { from, to }: SemanticQuery = query;
  const at = query.asKnownAt ?? instantOf(pinned?.pinnedMs ?? nowMs);
  return writeSnapshotCursor({ from, to, offset: end, at, checksum }, { query, where });
}

function moved(): ProblemError {
  return new ProblemError('snapshot-moved', {
    detail:
      'What was received before the first page was read has changed since: it was still being stored, was computed anew or was erased. Start again without the cursor for one list of one moment.',
  });
}
