import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { CLOCK, type Clock, KeyVerifier } from './key-verifier.js';
import { TenantDirectory } from './tenant-directory.js';
import { TenantEntity } from './tenant.entity.js';

const systemClock: Clock = () => Date.now();

/** Keys, tenants and the guard that stands before every route of every service. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([TenantEntity, ApiKeyEntity])],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    KeyVerifier,
    TenantDirectory,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [CLOCK, KeyVerifier, TenantDirectory, TypeOrmModule],
})
export class AccessModule {}
