import { type FactFamily, factFamily } from '#domain/events/catalogue.js';
import { clickRow, type ClickRow } from './click-row.js';
import { type LoggedEvent } from './logged-event.js';
import { programmeEventRow, type ProgrammeEventRow } from './programme-event-row.js';
import { shareMeasureRow, type ShareMeasureRow } from './share-measure-row.js';
import { shareRow, type ShareRow } from './share-row.js';
import { talentEventRow, type TalentEventRow } from './talent-event-row.js';

/** A row on its way to its table, with the message to set aside should the table never accept it. */
export interface Fact<Row> {
  readonly row: Row;
  readonly logged: LoggedEvent;
}

/** The rows of one batch, by the table they belong in. */
export interface FactBatch {
  readonly click: Fact<ClickRow>[];
  readonly share: Fact<ShareRow>[];
  readonly share_measure: Fact<ShareMeasureRow>[];
  readonly talent_event: Fact<TalentEventRow>[];
  readonly programme_event: Fact<ProgrammeEventRow>[];
}

export type FactRow = FactBatch[FactFamily][number]['row'];

/** Sorts events into rows: each event is exactly one row of exactly one table, so that counting rows counts events. */
export function factBatch(events: readonly LoggedEvent[]): FactBatch {
  const batch: FactBatch = { click: [], share: [], share_measure: [], talent_event: [], programme_event: [] };
  for (const logged of events) {
    const { event, position } = logged;
    if (event.type === 'click.recorded') batch.click.push({ row: clickRow(event, position), logged });
    else if (event.type === 'share.created') batch.share.push({ row: shareRow(event, position), logged });
    else if (event.type === 'share.measured')
      batch.share_measure.push({ row: shareMeasureRow(event, position), logged });
    else if (factFamily(event.type) === 'talent_event')
      batch.talent_event.push({ row: talentEventRow(event, position), logged });
    else batch.programme_event.push({ row: programmeEventRow(event, position), logged });
  }
  return batch;
}
