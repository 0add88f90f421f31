import { Inject, Injectable } from '@nestjs/common';
import { type TenantId } from '#domain/ids.js';
import { LinkDirectory } from '../../links/link-directory.js';
import { type AtsEvent } from '../adapter.js';

/**
 * Leaves out link codes that are no links of the organisation. A custom field can hold anything, and an application
 * must not be refused for what somebody typed into one.
 */
@Injectable()
export class KnownLinks {
  constructor(@Inject(LinkDirectory) private readonly links: LinkDirectory) {}

  async keepOnly(
    tenant: TenantId,
    events: readonly AtsEvent[],
  ): Promise<{ readonly events: AtsEvent[]; readonly left: number }> {
    const found = await this.links.findMany(events.flatMap(codesIn));
    let left = 0;
    const kept = events.map((event): AtsEvent => {
      if (event.type !== 'application.received' || event.data.evidence === undefined) return event;
      const evidence = event.data.evidence.filter(
        (item) => item.kind !== 'link_code' || found.get(item.linkCode)?.tenant === tenant,
      );
      left += event.data.evidence.length - evidence.length;
      return { ...event, data: { ...event.data, evidence } };
    });
    return { events: kept, left };
  }
}

function codesIn(event: AtsEvent): string[] {
  if (event.type !== 'application.received') return [];
  return (event.data.evidence ?? []).flatMap((item) => (item.kind === 'link_code' ? [item.linkCode] : []));
}
