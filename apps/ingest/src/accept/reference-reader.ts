import { Inject, Injectable } from '@nestjs/common';
import { type TenantId } from '#domain/ids.js';
import { LinkDirectory } from '../links/link-directory.js';
import { AdvocateDirectory, advocateKey, type AdvocateName } from './advocate-directory.js';
import { advocateMadeKnown, type KnownReferences, referencesIn } from './references.js';
import { type ShapedEvent } from './shaped-event.js';

export interface Sent {
  readonly tenant: TenantId;
  readonly event: ShapedEvent;
}

/** {@link KnownReferences} that also learns the advocates named by events earlier in the same group. */
export interface LearningReferences extends KnownReferences {
  learn(tenant: TenantId, event: ShapedEvent): void;
}

/** Reads what a group of events refers to, in at most one query per kind. */
@Injectable()
export class ReferenceReader {
  constructor(
    @Inject(AdvocateDirectory) private readonly advocates: AdvocateDirectory,
    @Inject(LinkDirectory) private readonly links: LinkDirectory,
  ) {}

  async read(group: readonly Sent[]): Promise<LearningReferences> {
    const names: AdvocateName[] = [];
    const codes = new Set<string>();
    for (const { tenant, event } of group) {
      for (const { kind, value } of referencesIn(event)) {
        if (kind === 'advocate') names.push({ tenant, advocateId: value });
        else codes.add(value);
      }
    }
    const [knownNames, links] = await Promise.all([
      this.advocates.known(names),
      this.links.findMany([...codes]),
    ]);
    const known = new Set(knownNames);
    return {
      knowsAdvocate: (tenant, advocateId) => known.has(advocateKey({ tenant, advocateId })),
      linkOf(tenant, code) {
        const link = links.get(code);
        return link?.tenant === tenant ? link.context : undefined;
      },
      learn(tenant, event) {
        const advocateId = advocateMadeKnown(event);
        if (advocateId !== undefined) known.add(advocateKey({ tenant, advocateId }));
      },
    };
  }

  /** Makes the advocates that these events name known to everyone, before the events are claimed or published. */
  async addNamed(group: readonly Sent[]): Promise<void> {
    const names = group.flatMap(({ tenant, event }) => {
      const advocateId = advocateMadeKnown(event);
      return advocateId === undefined ? [] : [{ tenant, advocateId }];
    });
    await this.advocates.add(names);
  }
}
