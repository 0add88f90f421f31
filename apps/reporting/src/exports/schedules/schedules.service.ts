import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Problem } from '#domain/events/rejection.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { ProblemError } from '#shared/errors/problem.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { ZoneDirectory } from '../../parameters/zone-directory.js';
import { checkQuestion, questionOf } from '../check-question.js';
import { DESTINATIONS, type Destinations } from '../deliver/destination.js';
import { type PutSchedule } from '../export.bodies.js';
import { EXPORT_PLACE, type ExportPlace } from '../export-place.js';
import { EXPORT_SOURCE, type ExportSource } from '../export-source.js';
import { cronProblem, nextDue } from './due-time.js';
import { type Schedule } from './schedule.js';

const PUT = loadSql(import.meta.url, './sql/put-schedule.sql');
const FIND = loadSql(import.meta.url, './sql/find-schedule.sql');
const LIST = loadSql(import.meta.url, './sql/list-schedules.sql');
const COUNT = loadSql(import.meta.url, './sql/count-schedules.sql');
const DELETE = loadSql(import.meta.url, './sql/delete-schedule.sql');

export const MAX_SCHEDULES = 100;
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The exports an organisation wants made again and again. */
@Injectable()
export class SchedulesService {
  constructor(
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(EXPORT_SOURCE) private readonly source: ExportSource,
    @Inject(EXPORT_PLACE) private readonly place: ExportPlace,
    @Inject(DESTINATIONS) private readonly destinations: Destinations,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(ZoneDirectory) private readonly zones: ZoneDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The question is judged as of now; its runs ask it anew, with what this key may see. */
  async put(caller: Credential, name: string, body: PutSchedule): Promise<Schedule> {
    const zone = body.zone ?? (await this.tenants.get(caller.tenant)).reportingZone;
    await this.check(caller, name, body, zone);
    const { format, cron, destination, enabled = true } = body;
    const { rows } = await this.postgres.query<Schedule>(PUT, [
      caller.tenant,
      name,
      questionOf(body),
      format,
      cron.trim(),
      zone,
      destination,
      enabled,
      caller.keyId,
      caller.scopes,
      nextDue(cron, zone, new Date(this.clock())),
    ]);
    return rows[0] ?? notFound();
  }

  async get(caller: Credential, name: string): Promise<Schedule> {
    const { rows } = await this.postgres.query<Schedule>(FIND, [caller.tenant, name]);
    return rows[0] ?? notFound();
  }

  async list(caller: Credential): Promise<Schedule[]> {
    return (await this.postgres.query<Schedule>(LIST, [caller.tenant])).rows;
  }

  /** Exports it has started stay. */
  async delete(caller: Credential, name: string): Promise<void> {
    const { rowCount } = await this.postgres.query(DELETE, [caller.tenant, name]);
    if (rowCount === 0) notFound();
  }

  private async check(caller: Credential, name: string, body: PutSchedule, zone: string): Promise<void> {
    const errors: Problem[] = [];
    if (!NAME.test(name))
      errors.push({ pointer: '', detail: 'A name has 1 to 64 lower-case letters, digits and hyphens.' });
    const isZone = (await this.zones.all()).has(zone);
    if (!isZone) errors.push({ pointer: '/zone', detail: 'Must be a time zone of the IANA database.' });
    const wrongCron = isZone ? cronProblem(body.cron, zone) : undefined;
    if (wrongCron !== undefined) errors.push({ pointer: '/cron', detail: wrongCron });
    const { kind } = body.destination;
    if (this.place.folder === undefined || this.destinations[kind] === undefined)
      errors.push({
        pointer: '/destination/kind',
        detail: `The operator of this installation has not set up ${kind}.`,
      });
    await checkQuestion(this.source, questionOf(body), caller).catch((error: unknown) => {
      if (!(error instanceof ProblemError) || error.kind !== 'bad-request') throw error;
      errors.push(...(error.options.errors ?? [{ pointer: '/query', detail: error.message }]));
    });
    if (errors.length > 0)
      throw new ProblemError('bad-request', { detail: 'The schedule cannot be kept; see errors.', errors });
    const { rows } = await this.postgres.query<{ schedules: number }>(COUNT, [caller.tenant, name]);
    if ((rows[0]?.schedules ?? 0) >= MAX_SCHEDULES)
      throw new ProblemError('conflict', {
        detail: `The organisation has ${String(MAX_SCHEDULES)} schedules already; delete one.`,
      });
  }
}

function notFound(): never {
  throw new ProblemError('not-found', { detail: 'The organisation has no schedule with this name.' });
}
