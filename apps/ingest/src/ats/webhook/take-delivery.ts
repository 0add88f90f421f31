import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '#shared/errors/problem.js';
import { atsDeliveries, atsRefused } from '../../metrics.js';
import { type Delivery, type Refusal } from '../adapter.js';
import { type AtsConnection } from '../connection.js';
import { FetchWorker } from '../fetch/fetch-worker.js';
import { AtsDeliveries } from '../store/deliveries.js';
import { AtsSecrets } from '../store/secrets.js';
import { ReadDelivery } from './read-delivery.js';
import { TakeReading } from './take-reading.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * One delivery of a webhook, from its bytes to its answer. Until the events are durable nothing is promised: whatever
 * fails is answered 503, the system sends the delivery again, and the same events count once.
 */
@Injectable()
export class TakeDelivery {
  constructor(
    @Inject(AtsSecrets) private readonly secrets: AtsSecrets,
    @Inject(AtsDeliveries) private readonly deliveries: AtsDeliveries,
    @Inject(ReadDelivery) private readonly reader: ReadDelivery,
    @Inject(TakeReading) private readonly readings: TakeReading,
    @Inject(FetchWorker) private readonly worker: FetchWorker,
  ) {}

  /** @throws a 401 that says nothing, for a delivery that is not believed */
  async take(connection: AtsConnection, delivery: Delivery): Promise<Answer> {
    const { adapter, settings } = connection;
    // 1. Tests and handshakes are answered. Nothing is stored, and nothing is told that the sender did not say.
    const greeting = adapter.greet?.(delivery);
    if (greeting !== undefined) return this.answer(connection, 'greeted', greeting);
    // 2. The signature is checked over the bytes as they came. From here on the system itself speaks.
    const secrets = await this.secrets.valid(connection.id, 'signing');
    const verification = adapter.verify(delivery, secrets, settings);
    if (!verification.ok) throw refusal(connection, verification.refusal);
    // 3. A delivery that was taken before is acknowledged again, or refused if nobody but a stranger would send it.
    const { deliveryKey } = verification;
    const familiarity = await this.deliveries.familiarity(connection, deliveryKey, delivery);
    if (familiarity === 'replayed') throw refusal(connection, 'replayed');
    const acknowledgement = { status: adapter.acknowledge, headers: {} };
    if (familiarity === 'retry') return this.answer(connection, 'retry', acknowledgement);
    // 4. It is read. What is not asked for, and everything about a person, ends here.
    const reading = await this.reader.read(connection, delivery);
    // 5. What it says is durable when this resolves. A crash before: it is delivered again, and counts once.
    await this.readings.take(connection, deliveryKey, reading, delivery.receivedAtMs);
    // 6. It is remembered, after step 5 and never before: remembered first, a crash between would lose its events.
    await this.deliveries.record(connection, deliveryKey, delivery);
    if (reading.fetches.length > 0) this.worker.wake();
    const isEmpty = reading.events.length + reading.problems.length + reading.fetches.length === 0;
    return this.answer(connection, isEmpty ? 'nothing' : 'taken', acknowledgement);
  }

  private answer({ adapter }: AtsConnection, outcome: string, answer: Answer): Answer {
    atsDeliveries.inc({ ats: adapter.name, outcome });
    return answer;
  }
}

/** Which of the checks failed is counted here and told to nobody: it would help whoever tries. */
function refusal({ adapter }: AtsConnection, reason: Refusal): ProblemError {
  atsRefused.inc({ ats: adapter.name, reason });
  return new ProblemError('unauthorised', { detail: 'The delivery was not accepted.' });
}
