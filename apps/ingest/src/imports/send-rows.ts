import { Inject, Injectable } from '@nestjs/common';
import { type EventKey, type TenantId } from '#domain/ids.js';
import { IdentityRegister } from '../accept/identity-register.js';
import { type SentEvent } from '../accept/sent-event.js';
import { type RowEvent } from './kinds/import-kind.js';
import { type ReadRow } from './read-row.js';
import { identified, type ImportOrigin, sentAs } from './revision.js';

/** A row on its way in. */
export interface SentRow {
  readonly row: ReadRow;
  readonly sent: readonly SentEvent[];
  /** Of each of those, the event it is of; none for a row that is wrong. */
  readonly events: readonly RowEvent[];
}

export interface Sender {
  readonly tenant: TenantId;
  readonly keyId: string;
  readonly kind: string;
  /** The highest revision that may be used. */
  readonly revision: number;
}

/**
 * Says under which revision each event of a file goes: what was imported before and says the same goes as it went then,
 * and only what differs becomes a correction. So a whole export can be sent with a new revision for one corrected row.
 */
@Injectable()
export class SendRows {
  constructor(@Inject(IdentityRegister) private readonly register: Pick<IdentityRegister, 'standing'>) {}

  async of(sender: Sender, rows: readonly ReadRow[]): Promise<SentRow[]> {
    const standing = await this.standing(sender, rows);
    return rows.map((row) => {
      if (row.refused !== undefined) return { row, sent: [row.refused], events: [] };
      const { kind, keyId } = sender;
      const origin: ImportOrigin = { channel: 'import', keyId, kind, line: row.line };
      const pairs = row.events.flatMap((event) =>
        sentAs(kind, event, revisionOf(sender, event, standing), origin).map((sent) => ({ sent, event })),
      );
      return { row, sent: pairs.map(({ sent }) => sent), events: pairs.map(({ event }) => event) };
    });
  }

  private standing(sender: Sender, rows: readonly ReadRow[]): Promise<ReadonlyMap<EventKey, string>> {
    if (sender.revision === 1) return Promise.resolve(new Map()); // there is only one to choose from
    const events = rows.flatMap((row) => row.events);
    const keys = revisionsOf(sender).flatMap((revision) =>
      events.map((event) => identified(sender.tenant, sender.kind, event, revision).key),
    );
    return this.register.standing(keys);
  }
}

function revisionOf(sender: Sender, event: RowEvent, standing: ReadonlyMap<EventKey, string>): number {
  for (const revision of revisionsOf(sender)) {
    const { key, contentHash } = identified(sender.tenant, sender.kind, event, revision);
    const stands = standing.get(key);
    if (stands !== undefined) return stands === contentHash ? revision : sender.revision;
  }
  return 1;
}

/** From the last. */
function revisionsOf({ revision }: Sender): number[] {
  return Array.from({ length: revision }, (_, index) => revision - index);
}
