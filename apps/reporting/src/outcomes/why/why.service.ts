import { type ClickHouseClient } from '@clickhouse/client';
import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { asId, type Instant, type TenantId } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { localDay } from '#domain/time/local-day.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { type TenantEntity } from '#shared/access/tenant.entity.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { standingSettings } from '#shared/ledger/standing-settings.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { RawParameters } from '../../parameters/raw-parameters.js';
import { readAsKnownAt } from '../../parameters/read-parameters.js';
import { readMembers } from '../../privacy/members.js';
import { shownAdvocates, type ShownGroups } from '../../privacy/shown-groups.js';
import { refuseIfAny } from '../list-parameters.js';
import { parseOutcomeId } from '../outcome-id.js';
import { requirePersonDecision } from '../person-decision.js';
import { WHY_PARAMETERS, type Why } from './why.js';
import { WhyReader } from './why-reader.js';
import { noOutcome, writeWhy } from './write-why.js';

/** Answers why an outcome is credited as it is. */
@Injectable()
export class WhyService {
  constructor(
    @Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient,
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * In this order: what may be seen is decided, the settings that count are read, then the version of the candidate that
   * counts under them, and everything else by that version: rows of a version never change.
   */
  async answer({ tenant: id }: Credential, outcome: string, parameters: unknown): Promise<Why> {
    const tenant = await this.tenants.get(id);
    requirePersonDecision(tenant);
    const asKnownAt = this.asKnownAt(parameters);
    const key = parseOutcomeId(outcome);
    if (key === undefined) throw noOutcome();
    const people = await this.shownPeople(tenant);
    const dataAsOf = instantOf(this.clock());
    const settings = await standingSettings(this.postgres, id, asKnownAt ?? 'infinity');
    const reader = new WhyReader(this.clickhouse, this.postgres, id, key, asKnownAt);
    const found = await reader.read(settings);
    return writeWhy(outcome, found, { key, settings, people, asKnownAt, dataAsOf });
  }

  private asKnownAt(parameters: unknown): Instant | null {
    const raw = new RawParameters(parameters, WHY_PARAMETERS);
    const asKnownAt = readAsKnownAt(raw, this.clock());
    refuseIfAny(raw);
    return asKnownAt;
  }

  /** Who may be named today, whenever it was: a choice that was taken back is taken back for the past too. */
  private async shownPeople({ id, reportingZone, minGroupSize }: TenantEntity): Promise<ShownGroups> {
    const today = localDay(reportingZone)(this.clock());
    const period = { from: today, to: today };
    const members = await readMembers(this.clickhouse, asId<TenantId>(id), reportingZone, period);
    return shownAdvocates(members, minGroupSize, []);
  }
}
