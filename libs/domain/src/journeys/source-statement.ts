import { type AcceptedEvent } from '../events/accepted-event.js';
import { type EventData, type Evidence } from '../events/catalogue.js';
import { type EventKey } from '../ids.js';
import { compareInOrder, type Ordered } from '../time/total-order.js';

/** What one event says of where an application came from. */
export interface SourceStatement extends Ordered {
  readonly key: EventKey;
  /** Stated with the application itself, or a correction that the ATS made afterwards. */
  readonly by: 'application' | 'correction';
  readonly evidence: readonly Evidence[];
}

/** A piece of evidence and the event that stated it. */
export interface StatedEvidence {
  readonly key: EventKey;
  readonly evidence: Evidence;
}

/** Undefined for events that say nothing about the source of an application. */
export function sourceStatementOf(event: AcceptedEvent): SourceStatement | undefined {
  const order = { at: event.occurredAt, key: event.key };
  if (event.type === 'application.received')
    return { ...order, by: 'application', evidence: event.data.evidence ?? [] };
  if (event.type === 'source.changed')
    return { ...order, by: 'correction', evidence: evidenceOfCorrection(event.data) };
  return undefined;
}

/** A correction says what it has a field for, and leaves the rest as it was. */
function evidenceOfCorrection({ creditedTo, channel }: EventData<'source.changed'>): Evidence[] {
  return [
    ...(creditedTo === undefined ? [] : [{ kind: 'credited_to' as const, advocateId: creditedTo }]),
    ...(channel === undefined ? [] : [{ kind: 'ats_source' as const, channel }]),
  ];
}

/**
 * What is said of one application as it stands. Whom the ATS credits, and the source it names, are fields of the ATS:
 * the latest statement of each replaces the earlier ones. All other evidence tells of something that happened, and stays.
 *
 * @param statements of one application, in any order and with any repeats
 */
export function standingEvidence(statements: readonly SourceStatement[]): StatedEvidence[] {
  const latest = new Map(
    (['credited_to', 'ats_source'] as const).map((kind) => [kind, latestThatSays(kind, statements)?.key]),
  );
  return statements.flatMap(({ key, evidence }) =>
    evidence
      .filter(({ kind }) => (kind !== 'credited_to' && kind !== 'ats_source') || latest.get(kind) === key)
      .map((item) => ({ key, evidence: item })),
  );
}

function latestThatSays(
  kind: Evidence['kind'],
  statements: readonly SourceStatement[],
): SourceStatement | undefined {
  return statements
    .filter(({ evidence }) => evidence.some((item) => item.kind === kind))
    .sort(correctionsLastOfTheirMoment)
    .at(-1);
}

/** Exports that know only the day give an application and its correction the same moment. */
function correctionsLastOfTheirMoment(a: SourceStatement, b: SourceStatement): number {
  if (a.at !== b.at) return compareInOrder(a, b);
  return Number(a.by === 'correction') - Number(b.by === 'correction') || compareInOrder(a, b);
}
