import { PLAIN } from '../delivery.js';
import { type Stage } from '../stage.js';
import { MINUTE_MS } from '../year.js';
import { type WebhookSystem } from './recruitment-system.js';

/** Deliveries that were not answered in time, and come again. */
const RETRIED_SHARE = 0.06;
const RETRY_AFTER_MS = [MINUTE_MS, 15 * MINUTE_MS];

/** The deliveries of one recruitment system. */
export class Webhooks {
  constructor(
    private readonly stage: Stage,
    private readonly system: WebhookSystem,
  ) {}

  /** @param about the application or job: deliveries about the same one go one after the other */
  deliver(at: number, about: string, payload: unknown): void {
    const { stage, system } = this;
    const delivery = { kind: 'webhook', system, about, body: JSON.stringify(payload) } as const;
    stage.request(at, { ...delivery, truth: PLAIN });
    const random = stage.random.fork(`${system}-${stage.nextName(`${system}-delivery`)}`);
    if (random.chance(RETRIED_SHARE))
      stage.request(at + random.pick(RETRY_AFTER_MS), {
        ...delivery,
        truth: { weight: 1, troubles: ['retried'] },
      });
  }

  /** Signed with a secret that is not the connection's: somebody else says this. */
  forge(at: number, payload: unknown): void {
    this.stage.request(at, {
      kind: 'webhook',
      system: this.system,
      about: 'forged',
      body: JSON.stringify(payload),
      isForged: true,
      truth: { weight: 1, troubles: ['forged'] },
    });
  }
}
