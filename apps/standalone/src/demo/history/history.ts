import { ClickMemory } from './click-memory.js';
import { Clicking } from './clicking.js';
import { type Delivery, type EventDelivery } from './delivery.js';
import { type Happening } from './happening.js';
import { Hiring } from './hiring.js';
import { HeldOut, type HoldoutPlan, planHoldout } from './holdout-plan.js';
import { goOffline } from './offline.js';
import { type Advocate, makeAdvocates } from './organisation.js';
import { Packing, unpacked } from './packing.js';
import { runProgramme } from './programme.js';
import { publish } from './publishing.js';
import { Random } from './random.js';
import { Sayings } from './recruitment/sayings.js';
import { recruitmentSystems } from './recruitment/systems.js';
import { Sharing } from './sharing.js';
import { type SizeName, SIZES } from './size.js';
import { spend } from './spending.js';
import { Stage } from './stage.js';
import { Trails } from './trails.js';
import { plantBadOnes, sendingsOf } from './trouble.js';
import { dayOf, Year } from './year.js';

export interface HistoryOptions {
  readonly seed: number;
  readonly size: SizeName;
  /** The day after the last day of the year that is played, `YYYY-MM-DD`. */
  readonly endDay: string;
}

/** What an organisation sets up before its year begins. */
export interface Preparation {
  readonly advocates: readonly Advocate[];
  readonly holdout: HoldoutPlan;
}

/** Whom and what the history of these options will be about. */
export function preparationOf(options: HistoryOptions): Preparation {
  const { stage, advocates, offer } = setStage(options);
  return { advocates, holdout: planHoldout(offer.vacancies, stage.year) };
}

/**
 * A year of an organisation's advocacy as the requests its systems and visitors send, in sending order. Equal options
 * and teams give equal deliveries. Made while it is read: what has been read is not kept.
 * @param heldOutTeams the teams that must not be shown the vacancy of the hold-out
 */
export function* historyOf(
  options: HistoryOptions,
  heldOutTeams: readonly string[] = [],
): Generator<Delivery> {
  const stage = fillStage(setStage(options), heldOutTeams);
  const sending = new Sending(stage);
  for (let next = stage.agenda.take(); next !== undefined; next = stage.agenda.take()) {
    yield* sending.endOfDay(next.at);
    yield* sending.deliver(next.item, next.at);
  }
  yield* sending.flush(stage.year.end);
}

function setStage({ seed, size, endDay }: HistoryOptions) {
  const stage = new Stage(new Year(endDay), SIZES[size], new Random(`manyhands-demo-${String(seed)}`));
  const advocates = makeAdvocates(stage.random.fork('advocates'), stage.size, stage.year);
  const systems = recruitmentSystems(stage);
  const offer = publish(stage, systems);
  return { stage, advocates, systems, offer };
}

function fillStage(
  { stage, advocates, systems, offer }: ReturnType<typeof setStage>,
  heldOutTeams: readonly string[],
): Stage {
  runProgramme(stage, advocates);
  spend(stage, offer.vacancies);
  const heldOut = new HeldOut(planHoldout(offer.vacancies, stage.year), heldOutTeams, advocates);
  const memory = new ClickMemory();
  goOffline(stage, offer, new Clicking(stage, memory, 'scanning'), advocates);
  new Sharing(stage, offer, new Clicking(stage, memory, 'clicking'), heldOut).plan(advocates);
  new Hiring(stage, offer, systems, new Trails(memory, advocates), new Sayings(advocates)).plan();
  plantBadOnes(stage, advocates);
  return stage;
}

type PlannedEvent = Extract<Happening, { kind: 'event' }>;

/** Turns what happens into requests: events wait to be packed with others of their system, everything else goes at once. */
class Sending {
  private readonly packings = new Map<string, Packing>();
  private day = '';

  constructor(private readonly stage: Stage) {}

  *deliver(happening: Happening, at: number): Generator<Delivery> {
    switch (happening.kind) {
      case 'act':
        happening.act();
        return;
      case 'request':
        yield { ...happening.request, sendAt: at };
        return;
      case 'text':
        yield unpacked(happening.text, at, happening.trouble, {});
        return;
      case 'event':
        yield* this.send(happening, at);
    }
  }

  *endOfDay(at: number): Generator<EventDelivery> {
    const day = dayOf(at);
    if (day !== this.day) yield* this.flush(at);
    this.day = day;
  }

  *flush(at: number): Generator<EventDelivery> {
    for (const packing of this.packings.values()) {
      const delivery = packing.flush(at);
      if (delivery !== undefined) yield delivery;
    }
  }

  private *send(happening: PlannedEvent, at: number): Generator<EventDelivery> {
    const { event, trouble } = happening;
    if (happening.alone === true) {
      yield* this.flush(at);
      yield unpacked(JSON.stringify(event), at, trouble, { alone: true });
      return;
    }
    if (trouble === undefined && this.isPutOff(happening, at)) return;
    const delivery = this.packingOf(event.source).add({ event, trouble }, at);
    if (delivery !== undefined) yield delivery;
  }

  /** Plans the repeat of an event if it is sent twice, and its only sending if it is late. */
  private isPutOff(happening: PlannedEvent, at: number): boolean {
    const { source, id } = happening.event;
    const { firstAt, againAt } = sendingsOf(this.stage.random.fork(`sending-${source}-${id}`), at);
    if (againAt !== undefined) this.stage.agenda.add(againAt, { ...happening, trouble: 'duplicate' });
    if (firstAt > at) this.stage.agenda.add(firstAt, { ...happening, trouble: 'late' });
    return firstAt > at;
  }

  private packingOf(source: string): Packing {
    const packing = this.packings.get(source) ?? new Packing(this.stage.random.fork(`packing-${source}`));
    this.packings.set(source, packing);
    return packing;
  }
}
