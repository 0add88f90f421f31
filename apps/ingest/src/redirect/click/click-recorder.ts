import { Inject, Injectable } from '@nestjs/common';
import { randomUUIDv7 } from 'node:crypto';
import { type IncomingHttpHeaders } from 'node:http';
import { type TenantId } from '#domain/ids.js';
import { localDay } from '#domain/time/local-day.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { INGEST_CONFIG, type IngestConfig } from '../../ingest.config.js';
import { type TrackedLink } from '../../links/tracked-link.js';
import { countClick } from '../../metrics.js';
import { within } from '../../within.js';
import { type Backdated, backdating } from '../backdate.js';
import { type RedirectSetting, RedirectSettings } from '../redirect-settings.js';
import { judgeClick } from '../verdict/judge-click.js';
import { asksNotToBeTracked, visitorKey } from '../visitor/visitor-key.js';
import { VisitorSalts } from '../visitor/visitor-salts.js';
import { clickEvent } from './click-event.js';
import { ClickLog } from './click-log.js';

/** While PostgreSQL does not tell what a new organisation set: a click must not wait for that. */
const UNKNOWN_SETTING: RedirectSetting = { dayOf: localDay('UTC'), isInternal: () => false };

/** The part of a request that a click is made of. The address goes no further than here. */
export interface LinkRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
  readonly isSelfMarked: boolean;
}

/** Makes a click of a request on a link, and keeps it. */
@Injectable()
export class ClickRecorder {
  private readonly backdated: (headers: IncomingHttpHeaders) => Backdated | undefined;
  private readonly budgetMs: number;

  constructor(
    @Inject(ClickLog) private readonly log: ClickLog,
    @Inject(RedirectSettings) private readonly settings: RedirectSettings,
    @Inject(VisitorSalts) private readonly salts: VisitorSalts,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INGEST_CONFIG) config: IngestConfig,
  ) {
    this.backdated = backdating(config.BACKDATE_TOKEN);
    this.budgetMs = config.REDIRECT_BUDGET_MS;
  }

  /** Resolves with the click's id once the click is durable. */
  async record(link: TrackedLink, request: LinkRequest): Promise<string> {
    const { method, headers, isSelfMarked } = request;
    const receivedAtMs = this.clock();
    const backdated = this.backdated(headers);
    const occurredAtMs = backdated?.atMs ?? receivedAtMs;
    const address = backdated?.address ?? request.address;
    const setting = this.settings.get(link.tenant) ?? (await this.newSetting(link.tenant));
    const userAgent = headers['user-agent'] ?? '';
    const judged = judgeClick({
      method,
      headers,
      userAgent,
      isSelfMarked,
      isInternalAddress: () => setting.isInternal(address),
    });
    const visitor = asksNotToBeTracked(headers)
      ? undefined
      : await this.visitorKey(link, { occurredAtMs, setting, address, headers });
    const clickId = randomUUIDv7();
    await this.log.record(
      clickEvent({ clickId, link, judged, visitorKey: visitor, occurredAtMs, receivedAtMs }),
    );
    countClick(judged.verdict);
    return clickId;
  }

  private async newSetting(tenant: TenantId): Promise<RedirectSetting> {
    try {
      return (await within(this.settings.load(tenant), this.budgetMs)) ?? UNKNOWN_SETTING;
    } catch {
      return UNKNOWN_SETTING;
    }
  }

  /** None when PostgreSQL does not give the day's salt in time: the click still counts, its visitor does not. */
  private async visitorKey(
    { tenant }: TrackedLink,
    seen: {
      readonly occurredAtMs: number;
      readonly setting: RedirectSetting;
      readonly address: string;
      readonly headers: IncomingHttpHeaders;
    },
  ): Promise<string | undefined> {
    const day = seen.setting.dayOf(seen.occurredAtMs);
    const salt = this.salts.get(tenant, day) ?? (await within(this.salts.load(tenant, day), this.budgetMs));
    if (salt === undefined) return undefined;
    return visitorKey(salt, {
      tenant,
      address: seen.address,
      userAgent: seen.headers['user-agent'] ?? '',
      acceptLanguage: seen.headers['accept-language'],
    });
  }
}
