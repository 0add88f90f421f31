import { type CountedPath } from '#domain/attribution/fitted/fitted-model.js';

/** Channels everybody meets; the others are advocates, met by those around one team. */
const HUBS = ['direct', 'company_page', 'job_board', 'search', 'newsletter', 'careers_site'];
const TEAM_SIZE = 25;
const HUB_SHARE = 0.35;
const STRANGER_SHARE = 0.02;
const CONVERSION_RATE = 0.2;
/** After each touch the journey goes on with this chance: six touches on average. */
const CONTINUES = 5 / 6;
const LONGEST = 60;

/**
 * Journeys as they might be: of six touches on average and most of fewer, some channels met by everybody, advocates met
 * mostly by the surroundings of their team. One in five ends in an outcome. A function of its number: the same on every
 * machine.
 */
export class Journeys {
  private readonly channels: readonly string[];
  private word = 0;

  constructor(channels: number) {
    this.channels = Array.from({ length: channels }, (_, i) => HUBS[i] ?? `advocate-${String(i)}`);
  }

  at(number: number): CountedPath {
    this.word = (Math.imul(number, 0x9e3779b1) ^ 0x2545f491) | 0;
    for (let warmUp = 0; warmUp < 3; warmUp += 1) this.next();
    const team = Math.floor(this.next() * Math.ceil(this.advocates / TEAM_SIZE)) * TEAM_SIZE;
    const channels = [this.touch(team)];
    while (channels.length < LONGEST && this.next() < CONTINUES) channels.push(this.touch(team));
    const converts = this.next() < CONVERSION_RATE;
    const value = converts ? Math.floor(this.next() * 50) * 100 : 0;
    return { channels, conversions: converts ? 1 : 0, nulls: converts ? 0 : 1, value };
  }

  private get advocates(): number {
    return Math.max(1, this.channels.length - HUBS.length);
  }

  private touch(team: number): string {
    const luck = this.next();
    const first = Math.min(HUBS.length, this.channels.length - 1);
    if (luck < HUB_SHARE) return this.channels[Math.floor(this.next() * first)] ?? '';
    if (luck < HUB_SHARE + STRANGER_SHARE)
      return this.channels[first + Math.floor(this.next() * this.advocates)] ?? '';
    const colleague = team + Math.floor(this.next() * Math.min(TEAM_SIZE, this.advocates - team));
    return this.channels[first + colleague] ?? '';
  }

  /** Xorshift (Marsaglia 2003), 32 bits: from 0 to just below 1. */
  private next(): number {
    this.word ^= this.word << 13;
    this.word ^= this.word >>> 17;
    this.word ^= this.word << 5;
    return (this.word >>> 0) / 2 ** 32;
  }
}
