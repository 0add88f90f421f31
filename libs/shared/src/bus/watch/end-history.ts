interface Sighting {
  readonly end: number;
  /** When the end was first seen to stand here: the messages before it were logged by then. */
  readonly atMs: number;
}

/** At most this many sightings are kept: at one every five seconds, an hour and a half in full detail. */
const MAX_SIGHTINGS = 1_024;

/**
 * When the messages of one partition were logged, as seen by somebody who looks at its end now and then. From that
 * follows how long the oldest unprocessed one has waited, whoever should have processed it and however dead they are.
 *
 * By the watcher's own clock: a message's timestamp is its producer's, and anybody may write to the front-door topics.
 * The price is that the watcher knows nothing from before it began: the age is a lower bound, short by the time between
 * two looks, or by what came before the watcher. Of several watchers the one that says most is right.
 */
export class EndHistory {
  private sightings: Sighting[] = [];

  /**
   * @param end the offset the next message will get
   * @param next the offset the group will be handed next
   * @returns how long the message at `next` has waited, in ms; 0 when there is none
   */
  look(end: number, next: number, nowMs: number): number {
    const last = this.sightings.at(-1);
    // A log that was made anew begins its offsets again.
    if (last !== undefined && end < last.end) this.sightings = [];
    if (last === undefined || end !== last.end) this.sightings.push({ end, atMs: nowMs });
    const waiting = this.sightings.findIndex((sighting) => sighting.end > next);
    if (waiting === -1) {
      this.sightings = this.sightings.slice(-1);
      return 0;
    }
    this.sightings = this.sightings.slice(waiting);
    if (this.sightings.length > MAX_SIGHTINGS) this.thin();
    return nowMs - (this.sightings[0]?.atMs ?? nowMs);
  }

  /** Leaves out every second one: what a message was seen by is then a later look, and its age again a lower bound. */
  private thin(): void {
    this.sightings = this.sightings.filter((_, index) => index % 2 === 0);
  }
}
