import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { type TenantId } from '#domain/ids.js';
import { isStoreUnavailable } from '../errors/store-unavailable.js';
import { CLOCK, type Clock } from './key-verifier.js';
import { TenantEntity } from './tenant.entity.js';

const FRESH_MS = 5_000;

/** The tenants' settings, read often and changed seldom. A change is seen everywhere within five seconds. */
@Injectable()
export class TenantDirectory {
  private readonly cache = new Map<TenantId, { readonly readAt: number; readonly tenant: TenantEntity }>();

  constructor(
    @InjectRepository(TenantEntity) private readonly tenants: Repository<TenantEntity>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The tenant's settings; the last ones seen while PostgreSQL is away. */
  async get(id: TenantId): Promise<TenantEntity> {
    const cached = this.cache.get(id);
    const now = this.clock();
    if (cached !== undefined && now - cached.readAt < FRESH_MS) return cached.tenant;
    try {
      const tenant = await this.tenants.findOneByOrFail({ id });
      this.cache.set(id, { readAt: now, tenant });
      return tenant;
    } catch (error) {
      if (cached !== undefined && isStoreUnavailable(error)) return cached.tenant;
      throw error;
    }
  }

  forget(id: TenantId): void {
    this.cache.delete(id);
  }
}
