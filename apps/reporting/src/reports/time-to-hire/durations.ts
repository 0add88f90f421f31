import { type Attributed, type SourceClass, sourceClassOf } from '../../hires/source-class.js';
import { type ReachedStage } from '../../hires/reached-stages.js';

/** What is timed, in the order in which it is shown. */
export const DURATIONS = [
  'posting_to_first_application',
  'posting_to_first_attributed_application',
  'application_to_interview',
  'application_to_offer',
  'application_to_hire',
  'posting_to_hire',
] as const;
export type Duration = (typeof DURATIONS)[number];

const MS_PER_DAY = 86_400_000;

export interface Opening {
  readonly opened_ms: number;
  /** '' when the vacancy was opened for no team in particular. */
  readonly team: string;
}

/** One time that something took. */
export interface Timed {
  readonly duration: Duration;
  readonly days: number;
  readonly vacancy: string;
  readonly channel: string;
  readonly sourceClass: SourceClass;
}

/** What could not be timed, and why. */
export interface Untimed {
  reversed: number;
  internal: number;
  /** The moment it would be counted from is not known. */
  noStart: number;
  /** It would have ended before it began: one of the two moments is wrong. */
  negative: number;
}

/**
 * The times that stages took, each on the day on which the stage was reached. Reversed and internal ones are only
 * counted.
 */
export function stageTimes(
  reached: readonly ReachedStage[],
  openings: ReadonlyMap<string, Opening>,
): { readonly timed: readonly Timed[]; readonly untimed: Untimed } {
  const untimed = { reversed: 0, internal: 0, noStart: 0, negative: 0 };
  const timed = reached.flatMap((stage): Timed[] => {
    if (stage.is_internal) untimed.internal += 1;
    else if (stage.is_reversed) untimed.reversed += 1;
    if (stage.is_internal || stage.is_reversed) return [];
    return startsOf(stage, openings).flatMap(([duration, start]) => {
      const days = start === undefined ? undefined : (stage.at_ms - start) / MS_PER_DAY;
      if (days === undefined) untimed.noStart += 1;
      else if (days < 0) untimed.negative += 1;
      if (days === undefined || days < 0) return [];
      const { vacancy, channel } = stage;
      return [{ duration, days, vacancy, channel, sourceClass: sourceClassOf(stage) }];
    });
  });
  return { timed, untimed };
}

function startsOf(
  { stage, applied_ms, vacancy }: ReachedStage,
  openings: ReadonlyMap<string, Opening>,
): readonly (readonly [Duration, number | undefined])[] {
  const applied = applied_ms ?? undefined;
  switch (stage) {
    case 'interview':
      return [['application_to_interview', applied]];
    case 'offer':
      return [['application_to_offer', applied]];
    case 'hire':
      return [
        ['application_to_hire', applied],
        ['posting_to_hire', openings.get(vacancy)?.opened_ms],
      ];
    case 'application':
    case 'qualified':
      return [];
  }
}

/** The first application of a vacancy over one channel and kind of journey. */
export interface FirstApplication extends Attributed {
  readonly vacancy: string;
  readonly first_ms: number;
}

/**
 * From the posting to the first application of a line, and to its first one with an advocate in the journey. Which
 * application is the first depends on the line: the first of all, or the first over a job board.
 * @param firsts of one line
 */
export function firstTimes(
  firsts: readonly FirstApplication[],
  openings: ReadonlyMap<string, Opening>,
  isInPeriod: (ms: number) => boolean,
): readonly { readonly duration: Duration; readonly days: number }[] {
  return [...Map.groupBy(firsts, ({ vacancy }) => vacancy)].flatMap(([vacancy, ofVacancy]) => {
    const opened = openings.get(vacancy)?.opened_ms;
    const first = (among: readonly FirstApplication[]) => Math.min(...among.map(({ first_ms }) => first_ms));
    const moments = [
      ['posting_to_first_application', first(ofVacancy)],
      [
        'posting_to_first_attributed_application',
        first(ofVacancy.filter((one) => sourceClassOf(one) !== 'other')),
      ],
    ] as const;
    return moments.flatMap(([duration, at]) =>
      opened === undefined || !Number.isFinite(at) || at < opened || !isInPeriod(at)
        ? []
        : [{ duration, days: (at - opened) / MS_PER_DAY }],
    );
  });
}
