import { Inject, Injectable } from '@nestjs/common';
import { type Problem } from '#domain/events/rejection.js';
import { instantOf } from '#domain/time/instant.js';
import { judgeAlone } from '../../accept/judge-alone.js';
import { type Delivery } from '../adapter.js';
import { type AtsConnection } from '../connection.js';
import { cloudEvent } from '../webhook/cloud-event.js';
import { KnownLinks } from '../webhook/known-links.js';
import { ReadDelivery } from '../webhook/read-delivery.js';

/** What a delivery would mean. */
export interface Preview {
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    /** Null when the system does not say: it would be when the delivery came. */
    readonly time: string | null;
    readonly data: unknown;
    /** Why it would be refused; empty for an event that would be accepted. */
    readonly problems: readonly Problem[];
  }[];
  readonly problems: readonly Problem[];
  /** What would be asked of the system's API. */
  readonly fetches: readonly { readonly what: string; readonly path: string }[];
  /** Link codes that would be left out, because they are no links of the organisation. */
  readonly unknownLinks: number;
}

/** Reads a delivery as a webhook would, without a signature and without storing anything of it. */
@Injectable()
export class PreviewDelivery {
  constructor(
    @Inject(ReadDelivery) private readonly reader: ReadDelivery,
    @Inject(KnownLinks) private readonly links: KnownLinks,
  ) {}

  async preview(connection: AtsConnection, delivery: Delivery): Promise<Preview> {
    const reading = await this.reader.read(connection, delivery);
    const { events, left } = await this.links.keepOnly(connection.tenant, reading.events);
    const now = instantOf(delivery.receivedAtMs);
    const sent = events.map((event) => cloudEvent(connection, event, event.occurredAt ?? now));
    const judged = await judgeAlone(sent, delivery.receivedAtMs);
    return {
      events: events.map(({ key, type, occurredAt, data }, index) => {
        const shape = judged[index]?.shape;
        const problems = shape?.ok === false ? shape.rejection.problems : [];
        return { id: key, type, time: occurredAt ?? null, data, problems };
      }),
      problems: reading.problems,
      fetches: reading.fetches.map(({ what, path }) => ({ what, path })),
      unknownLinks: left,
    };
  }
}
