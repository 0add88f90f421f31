import { Inject, Injectable } from '@nestjs/common';
import { type TenantId } from '#domain/ids.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { ProblemError } from '#shared/errors/problem.js';
import { createAtsReader } from '../ats/ats-reader.js';
import { CandidateKeys } from '../ats/candidate-keys.js';
import { AtsConnections } from '../ats/store/connections.js';
import { Moments } from './cell/moments.js';
import { type ImportParameters } from './import-parameters.js';
import { type RowContext } from './kinds/row.js';

/** What a candidate's id is taken to be of, when the file belongs to no connection. */
const NO_ATS = 'import';
/** Its webhook sends our own events, with codes that are the sender's: they get no prefix there, and none here. */
const OWN_CODES = 'generic';

/** Looks up what reading the rows of an organisation's file takes. */
@Injectable()
export class RowContexts {
  constructor(
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(AtsConnections) private readonly connections: AtsConnections,
    @Inject(CandidateKeys) private readonly keys: CandidateKeys,
  ) {}

  /** @throws a 404 for a connection the organisation does not have */
  async of(tenant: TenantId, { connection, dateFormat }: ImportParameters): Promise<RowContext> {
    const { reportingZone } = await this.tenants.get(tenant);
    const { ats, settings } = await this.connection(tenant, connection);
    const candidateKey = this.keys.of(tenant);
    return {
      moments: new Moments(reportingZone, dateFormat),
      ats: createAtsReader({ ats, settings, candidateKey, applications: new Map() }),
      hasAtsCodes: connection !== undefined && ats !== OWN_CODES,
    };
  }

  private async connection(tenant: TenantId, id: string | undefined) {
    if (id === undefined) return { ats: NO_ATS, settings: {} };
    const found = await this.connections.find(id);
    if (found?.tenant !== tenant)
      throw new ProblemError('not-found', { detail: 'This organisation has no such connection.' });
    return { ats: found.adapter.name, settings: found.settings };
  }
}
