import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { asId, type Day, type TenantId } from '#domain/ids.js';
import { localDay } from '#domain/time/local-day.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { ProblemError } from '#shared/errors/problem.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Page, pageOf, type PageCursor } from '../page-cursor.js';
import { queryInTime } from '../query-in-time.js';
import { transactionInTime } from '../transaction-in-time.js';
import { designOf, drawHoldout } from './draw-holdout.js';
import { type CreateHoldout } from './holdout.bodies.js';
import { type HoldoutRow, type SubjectKind } from './holdout.view.js';

const LOCK = loadSql(import.meta.url, './sql/lock-organisation.sql');
const OVERLAPPING = loadSql(import.meta.url, './sql/overlapping-holdout.sql');
const ADD = loadSql(import.meta.url, './sql/add-holdout.sql');
const ADD_TEAMS = loadSql(import.meta.url, './sql/add-holdout-teams.sql');
const READ = loadSql(import.meta.url, './sql/read-holdout.sql');
const LIST = loadSql(import.meta.url, './sql/list-holdouts.sql');
const END = loadSql(import.meta.url, './sql/end-holdout.sql');

const SEED_BYTES = 16;
/** Stands for the id in the lot of a hold-out that is played. */
const PLAYED = 'played';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The hold-outs of an organisation. What was drawn stays; a hold-out can only be ended. */
@Injectable()
export class HoldoutsService {
  constructor(
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param playedAtMs the moment it is in a history that is played, for demonstrations and tests. The lot of such a
   *   hold-out is drawn by the seed alone, so that the same history can be played again elsewhere.
   */
  async create({ tenant, keyId }: Credential, body: CreateHoldout, playedAtMs?: number): Promise<HoldoutRow> {
    const days = { from: asId<Day>(body.from), to: asId<Day>(body.to) };
    await this.checkNotBegun(tenant, days.from, playedAtMs ?? this.clock());
    const id = randomUUID();
    const seed = body.seed ?? randomBytes(SEED_BYTES).toString('base64url');
    const teams = drawHoldout(playedAtMs === undefined ? id : PLAYED, seed, body, days);
    const subject = subjectOf(body);
    const design = designOf(body);
    await transactionInTime(this.pool, async (statement) => {
      await statement(LOCK, [tenant]);
      const { rows } = await statement<{ id: string }>(OVERLAPPING, [
        tenant,
        subject.kind,
        subject.id,
        days.from,
        days.to,
      ]);
      if (rows[0] !== undefined) throw overlapping(rows[0].id);
      await statement(ADD, [
        id,
        tenant,
        body.name,
        subject.kind,
        subject.id,
        design.kind,
        design.kind === 'parallel' ? design.heldOutShare : null,
        design.kind === 'stepped' ? design.steps : null,
        body.strata,
        seed,
        days.from,
        days.to,
        keyId,
      ]);
      await statement(ADD_TEAMS, [
        id,
        teams.map(({ team }) => team),
        teams.map(({ people }) => people),
        teams.map(({ stratum }) => stratum),
        teams.map(({ shownFrom }) => shownFrom),
      ]);
    });
    return this.get(tenant, id);
  }

  async get(tenant: TenantId, id: string): Promise<HoldoutRow> {
    const { rows } = await queryInTime<HoldoutRow>(this.pool, READ, [tenant, UUID.test(id) ? id : null]);
    if (rows[0] === undefined)
      throw new ProblemError('not-found', { detail: 'This organisation has no such hold-out.' });
    return rows[0];
  }

  async list(tenant: TenantId, limit: number, after: PageCursor | undefined): Promise<Page<HoldoutRow>> {
    const { rows } = await queryInTime<HoldoutRow & { cursorAt: string }>(this.pool, LIST, [
      tenant,
      after?.at ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
    return pageOf(
      rows,
      limit,
      ({ cursorAt: _cursorAt, ...row }) => row,
      ({ cursorAt, id }) => ({ at: cursorAt, id }),
    );
  }

  /** The first end stands: ending again changes nothing and answers alike. */
  async end({ tenant, keyId }: Credential, id: string): Promise<HoldoutRow> {
    const found = await this.get(tenant, id);
    await queryInTime(this.pool, END, [tenant, found.id, keyId]);
    return this.get(tenant, id);
  }

  /** Drawn after it began, a lot proves nothing: teams may have seen the subject already. */
  private async checkNotBegun(tenant: TenantId, from: Day, nowMs: number): Promise<void> {
    const { reportingZone } = await this.tenants.get(tenant);
    const today = localDay(reportingZone)(nowMs);
    if (from >= today) return;
    const detail = `Must not lie before today (${today}): the lot is drawn before teams see anything.`;
    throw new ProblemError('unprocessable', { detail, errors: [{ pointer: '/from', detail }] });
  }
}

function subjectOf({ subject }: CreateHoldout): { kind: SubjectKind; id: string } {
  if (subject.vacancyId !== undefined) return { kind: 'vacancy', id: subject.vacancyId };
  if (subject.campaignId !== undefined) return { kind: 'campaign', id: subject.campaignId };
  if (subject.contentId !== undefined) return { kind: 'content', id: subject.contentId };
  throw new Error('the schema lets no subject through without one of its ids');
}

function overlapping(id: string): ProblemError {
  const detail = `Hold-out ${id} is about the same subject on some of the same days; end it first, or choose other days.`;
  return new ProblemError('conflict', { detail, errors: [{ pointer: '/subject', detail }] });
}
