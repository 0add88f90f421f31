import { Agenda } from './agenda.js';
import { type Happening, type PlannedRequest } from './happening.js';
import { type Random } from './random.js';
import { type HistorySize } from './size.js';
import { instant, type Year } from './year.js';

/** The systems of the demo organisation that report events, as CloudEvents sources. */
export const SOURCES = {
  platform: 'urn:demo:advocacy-platform',
  network: 'urn:demo:network-statistics',
  shortener: 'urn:demo:partner-shortener',
  ats: 'urn:demo:ats',
  hr: 'urn:demo:hr',
} as const;
export type Source = (typeof SOURCES)[keyof typeof SOURCES];

/** What every part of the simulation plays on: the year, the size, the agenda, and the numbering of events. */
export class Stage {
  readonly agenda = new Agenda<Happening>();
  private readonly numbers = new Map<string, number>();

  constructor(
    readonly year: Year,
    readonly size: HistorySize,
    readonly random: Random,
  ) {}

  /** The next name in a series, such as `share-17`. Series are numbered apart, so one never shifts another. */
  nextName(series: string): string {
    const number = (this.numbers.get(series) ?? 0) + 1;
    this.numbers.set(series, number);
    return `${series}-${String(number)}`;
  }

  /** An event of one of the systems, sent when it happens. Outside the played year nothing happens. */
  tell(
    at: number,
    source: Source,
    type: string,
    data: unknown,
    options: { readonly alone?: true } = {},
  ): void {
    if (!this.year.contains(at)) return;
    const id = this.nextName(type.replace('.', '-'));
    const event = { specversion: '1.0', id, source, type, time: instant(at), data } as const;
    this.agenda.add(at, { kind: 'event', event, ...options });
  }

  request(at: number, request: PlannedRequest): void {
    if (this.year.contains(at)) this.agenda.add(at, { kind: 'request', request });
  }

  /** Decides something only when its time has come. */
  at(at: number, act: () => void): void {
    if (this.year.contains(at)) this.agenda.add(at, { kind: 'act', act });
  }
}
