import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Pool } from 'pg';
import { QueryFailedError, type Repository } from 'typeorm';
import { type Problem } from '#domain/events/rejection.js';
import { type TenantId } from '#domain/ids.js';
import { type Credential } from '#shared/access/credential.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { ProblemError } from '#shared/errors/problem.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../query-in-time.js';
import { AdvocateDirectory } from '../accept/advocate-directory.js';
import { type Page, pageOf, type PageCursor } from '../page-cursor.js';
import { checkDestination } from './destination.js';
import { type CreateLink, type EditLink } from './link.bodies.js';
import { mintLinkCode } from './link-code.js';
import { LinkDirectory } from './link-directory.js';
import { LinkEntity } from './link.entity.js';

const LIST = loadSql(import.meta.url, './sql/list-links.sql');
const UNIQUE_VIOLATION = '23505';

/** The tracked links of an organisation. Another organisation's link is, here, a link that does not exist. */
@Injectable()
export class LinksService {
  private readonly logger = new Logger(LinksService.name);

  constructor(
    @InjectRepository(LinkEntity) private readonly links: Repository<LinkEntity>,
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(LinkDirectory) private readonly directory: LinkDirectory,
    @Inject(AdvocateDirectory) private readonly advocates: AdvocateDirectory,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
  ) {}

  async create({ tenant }: Credential, body: CreateLink): Promise<LinkEntity> {
    const destination = await this.destination(tenant, body.destination);
    await this.checkSharer(tenant, body);
    const link = this.links.create({
      code: body.code ?? mintLinkCode(),
      tenantId: tenant,
      destination,
      sharer: body.by,
      advocateId: body.advocateId ?? null,
      shareId: body.shareId ?? null,
      campaignId: body.campaignId ?? null,
      contentId: body.contentId ?? null,
      vacancyId: body.vacancyId ?? null,
      network: body.network,
      carryClickId: body.carryClickId ?? false,
      disabledAt: null,
    });
    await this.insert(link);
    this.directory.put(link);
    return link;
  }

  async get(tenant: TenantId, code: string): Promise<LinkEntity> {
    const link = await this.links.findOneBy({ code, tenantId: tenant });
    if (link === null)
      throw new ProblemError('not-found', { detail: 'This organisation has no such tracked link.' });
    return link;
  }

  async list(tenant: TenantId, limit: number, after: PageCursor | undefined): Promise<Page<LinkEntity>> {
    const { rows } = await queryInTime<LinkEntity & { cursorAt: string }>(this.pool, LIST, [
      tenant,
      after?.at ?? null,
      after?.id ?? '',
      limit + 1,
    ]);
    return pageOf(
      rows,
      limit,
      (row) => row,
      ({ cursorAt, code }) => ({ at: cursorAt, id: code }),
    );
  }

  async edit({ tenant, keyId }: Credential, code: string, body: EditLink): Promise<LinkEntity> {
    const link = await this.get(tenant, code);
    const { disabled, destination, ...rest } = body;
    const before = { destination: link.destination, disabled: link.disabledAt !== null };
    Object.assign(link, rest);
    if (destination !== undefined) link.destination = await this.destination(tenant, destination);
    if (disabled !== undefined && disabled !== before.disabled)
      link.disabledAt = disabled ? new Date() : null;
    const saved = await this.links.save(link);
    this.directory.put(saved);
    if (saved.destination !== before.destination || (saved.disabledAt !== null) !== before.disabled) {
      this.logger.log({
        event: 'link changed',
        code,
        tenant,
        keyId,
        from: before,
        to: { destination: saved.destination, disabled: saved.disabledAt !== null },
      });
    }
    return saved;
  }

  private async destination(tenant: TenantId, text: string): Promise<string> {
    const { redirectHosts } = await this.tenants.get(tenant);
    const check = checkDestination(text, redirectHosts);
    if (!check.ok) throw refusal(check.problem);
    return check.href;
  }

  private async checkSharer(tenant: TenantId, { by, advocateId }: CreateLink): Promise<void> {
    if (by === 'company_page') {
      if (advocateId === undefined) return;
      throw refusal({
        pointer: '/advocateId',
        detail: 'A link of the company page has no advocate; leave it out, or set by to advocate.',
      });
    }
    if (advocateId === undefined)
      throw refusal({ pointer: '/advocateId', detail: 'Needed when by is advocate.' });
    const known = await this.advocates.known([{ tenant, advocateId }]);
    if (known.size > 0) return;
    throw refusal({
      pointer: '/advocateId',
      detail: 'This organisation has no such advocate; send advocate.invited or advocate.enrolled first.',
    });
  }

  private async insert(link: LinkEntity): Promise<void> {
    try {
      await this.links.insert(link);
    } catch (error) {
      if (
        !(error instanceof QueryFailedError) ||
        (error.driverError as { code?: string }).code !== UNIQUE_VIOLATION
      )
        throw error;
      throw new ProblemError('conflict', {
        detail: 'This code is taken; choose another or leave it out.',
        errors: [{ pointer: '/code', detail: 'Taken.' }],
      });
    }
  }
}

function refusal(problem: Problem): ProblemError {
  return new ProblemError('unprocessable', { detail: problem.detail, errors: [problem] });
}
