import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '#standalone/demo/history/random.js';
import { Http } from './http.js';
import { HttpDoor } from './http-door.js';
import { LinkDoor } from './link-door.js';
import { MistakeMaker } from './mistakes.js';
import { type Organisation } from './organisation.js';
import { type Item } from './parcel.js';
import { RawDoor } from './raw-door.js';
import { SendingBook } from './sending-book.js';
import { Story } from './story.js';
import { Supply } from './supply.js';
import { type Told } from './told.js';

export interface Targets {
  /** The ingest processes of this moment. */
  readonly ingest: () => readonly string[];
  readonly brokers: readonly string[];
}

const ITEMS_PER_PARCEL = 25;
const ITEMS_AT_ONCE = 200;
/** Per organisation, lane and second. Enough to keep every batch full of something, and to leave the machine to the services. */
const PARCELS_A_SECOND = 3;
const VISITS_A_SECOND = 12;

/** Everything one organisation sends in a trial, through every door there is, for as long as the fault lasts. */
export class Workload {
  readonly book = new SendingBook();
  readonly story: Story;
  readonly mistakes: MistakeMaker;
  readonly http = new Http();
  readonly httpDoor: HttpDoor;
  readonly rawDoor: RawDoor | undefined;
  private readonly linkDoor: LinkDoor;
  private readonly supply: Supply;
  private readonly owed: Item[] = [];
  private isRunning = false;
  private lanes: Promise<void>[] = [];

  constructor(
    readonly organisation: Organisation,
    targets: Targets,
    seed: string,
  ) {
    const random = new Random(seed);
    this.story = new Story(organisation, random.fork('story'));
    this.mistakes = new MistakeMaker(organisation, random.fork('mistakes'));
    this.supply = new Supply(this.story, this.mistakes, this.book, random.fork('supply'));
    this.httpDoor = new HttpDoor(this.http, organisation.key, this.book, targets.ingest);
    this.linkDoor = new LinkDoor(
      this.http,
      organisation,
      this.story.moments,
      this.book,
      random.fork('links'),
      targets.ingest,
    );
    this.rawDoor = organisation.writesRawTopics
      ? new RawDoor(targets.brokers, this.book, random.fork('raw'))
      : undefined;
  }

  /** Sends what everything else refers to. */
  async open(): Promise<void> {
    await this.httpDoor.send(this.story.opening().map((event): Item => ({ kind: 'event', event })));
  }

  start(): void {
    this.isRunning = true;
    const raw = this.rawDoor;
    this.lanes = [
      this.lane(PARCELS_A_SECOND, () => this.httpDoor.send(this.supply.next(ITEMS_PER_PARCEL, true))),
      this.lane(VISITS_A_SECOND, () => this.linkDoor.visit()),
      ...(raw === undefined
        ? [this.lane(PARCELS_A_SECOND, () => this.httpDoor.send(this.supply.next(ITEMS_PER_PARCEL, true)))]
        : [this.lane(PARCELS_A_SECOND, () => raw.send(this.supply.next(ITEMS_PER_PARCEL, false)))]),
    ];
  }

  /** Lets every lane finish what it has in hand, and sends what the story still had to come. */
  async stop(): Promise<void> {
    this.isRunning = false;
    await Promise.all(this.lanes.splice(0));
    await this.sendAll([...this.owed.splice(0), ...this.supply.rest()]);
  }

  /** So many items of the supply, for a scenario to send by itself. */
  take(items: number): Item[] {
    return this.supply.next(items, true);
  }

  /** An event that was sent once and not acknowledged: it is sent again at the end, as its sender would. */
  owe(event: Told): void {
    this.owed.push({ kind: 'event', event });
  }

  async sendAll(items: readonly Item[], together = ITEMS_AT_ONCE): Promise<void> {
    for (let start = 0; start < items.length; start += together)
      await this.httpDoor.send(items.slice(start, start + together));
  }

  /** In many small requests, so that the order of the items is the order in which they come to be stored. */
  sendInParcels(items: readonly Item[]): Promise<void> {
    return this.sendAll(items, ITEMS_PER_PARCEL);
  }

  /** One visit to a link; false when it was not answered with a redirect. */
  visit(): Promise<boolean> {
    return this.linkDoor.visit();
  }

  async close(): Promise<void> {
    this.isRunning = false;
    await Promise.allSettled(this.lanes);
    await this.rawDoor?.close();
    this.http.close();
  }

  private async lane(perSecond: number, work: () => Promise<unknown>): Promise<void> {
    while (this.isRunning) {
      const before = performance.now();
      await work();
      await pause(Math.max(0, 1_000 / perSecond - (performance.now() - before)));
    }
  }
}
