import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { asId, type TenantId } from '#domain/ids.js';
import { ALL_SCOPES } from '#shared/access/scopes.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { TenantEntity } from '#shared/access/tenant.entity.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type IssuedKeyView, KeysService } from '../keys/keys.service.js';
import { isAddressRange } from '../redirect/address-ranges.js';
import { RedirectSettings } from '../redirect/redirect-settings.js';
import { type CreateTenant, type EditOrganisation } from './tenant.bodies.js';

const DEFAULT_ZONE = 'Europe/Amsterdam';

export interface TenantView {
  readonly id: string;
  readonly name: string;
  readonly reportingZone: string;
  readonly redirectHosts: readonly string[];
  readonly internalRanges: readonly string[];
  readonly personReportsReference: string | null;
  readonly minGroupSize: number;
  readonly createdAt: string;
}

@Injectable()
export class TenantsService {
  constructor(
    @InjectRepository(TenantEntity) private readonly tenants: Repository<TenantEntity>,
    @Inject(KeysService) private readonly keys: KeysService,
    @Inject(TenantDirectory) private readonly directory: TenantDirectory,
    @Inject(RedirectSettings) private readonly redirectSettings: RedirectSettings,
  ) {}

  /** A new organisation, with its first key: every scope but the operator's. */
  async create(body: CreateTenant): Promise<{ tenant: TenantView; key: IssuedKeyView }> {
    const reportingZone = body.reportingZone ?? DEFAULT_ZONE;
    checkZone(reportingZone);
    checkRanges(body.internalRanges ?? []);
    const inserted = await this.tenants
      .createQueryBuilder()
      .insert()
      .values({
        id: body.id,
        name: body.name,
        reportingZone,
        redirectHosts: body.redirectHosts ?? [],
        internalRanges: body.internalRanges ?? [],
        personReportsReference: body.personReportsReference ?? null,
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) {
      throw new ProblemError('conflict', {
        detail: 'There is an organisation with this id; choose another.',
        errors: [{ pointer: '/id', detail: 'Taken.' }],
      });
    }
    const tenant = await this.get(asId<TenantId>(body.id));
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'operator');
    return { tenant, key: await this.keys.issue(asId<TenantId>(body.id), 'first key', scopes, null) };
  }

  async list(): Promise<TenantView[]> {
    return (await this.tenants.find({ order: { id: 'ASC' } })).map(tenantView);
  }

  async get(id: TenantId): Promise<TenantView> {
    return tenantView(await this.tenants.findOneByOrFail({ id }));
  }

  /** Valid here at once, in other processes within five seconds. */
  async edit(id: TenantId, body: EditOrganisation): Promise<TenantView> {
    checkRanges(body.internalRanges ?? []);
    await this.tenants.update({ id }, body);
    this.directory.forget(id);
    await this.redirectSettings.refresh();
    return this.get(id);
  }
}

function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    if (!/^[+-]/.test(zone)) return; // an offset is not a zone: it knows no summer time, and ClickHouse does not know it
  } catch {
    // refused below
  }
  const detail = 'This is not an IANA time zone; use a name such as Europe/Amsterdam.';
  throw new ProblemError('unprocessable', { detail, errors: [{ pointer: '/reportingZone', detail }] });
}

function checkRanges(ranges: readonly string[]): void {
  const errors = ranges.flatMap((range, index) =>
    isAddressRange(range)
      ? []
      : [
          {
            pointer: `/internalRanges/${String(index)}`,
            detail: 'This is not an address range; write it like 198.51.100.0/24 or 2001:db8::/32.',
          },
        ],
  );
  const [first] = errors;
  if (first !== undefined) throw new ProblemError('unprocessable', { detail: first.detail, errors });
}

function tenantView(tenant: TenantEntity): TenantView {
  const {
    id,
    name,
    reportingZone,
    redirectHosts,
    internalRanges,
    personReportsReference,
    minGroupSize,
    createdAt,
  } = tenant;
  return {
    id,
    name,
    reportingZone,
    redirectHosts,
    internalRanges,
    personReportsReference,
    minGroupSize,
    createdAt: createdAt.toISOString(),
  };
}
