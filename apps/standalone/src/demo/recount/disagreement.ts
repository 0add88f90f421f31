import { HEARSAY, type Saying } from './hearsay.js';
import { isAdvocate } from './hires.js';
import { type Outcome } from './hiring.js';
import { rate } from './rate.js';

export interface Disagreement {
  /** Every figure per pair of sources. */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  /** Per application of which two sources disagree, how many pairs do. */
  readonly toLookAt: Readonly<Record<string, number>>;
}

const SOURCES = ['tracked', ...HEARSAY] as const;
const PAIRS = SOURCES.flatMap((one, i) => SOURCES.slice(i + 1).map((other) => [one, other] as const));

/** What links, the recruitment systems and the candidates say of the standing applications of people from outside. */
export function disagreementIn(outcomes: readonly Outcome[]): Disagreement {
  const applications = outcomes.filter(
    (one) => one.stage === 'application' && !one.reversed && !one.internal,
  );
  const pairs = PAIRS.map(([one, other]) => {
    const verdicts = applications.map((application) => agree(application, one, other));
    const both = verdicts.filter((verdict) => verdict !== undefined).length;
    const agreed = verdicts.filter((verdict) => verdict === true).length;
    const counts = { evidence_applications: applications.length, both_say: both, agree: agreed };
    return [`${one} and ${other}`, { ...counts, ...rate('agreement_rate', agreed, both) }] as const;
  });
  const toLookAt = applications.flatMap((application): [string, number][] => {
    const differ = PAIRS.filter(([one, other]) => agree(application, one, other) === false).length;
    return differ === 0 ? [] : [[application.applicationId, differ]];
  });
  return { pairs: Object.fromEntries(pairs), toLookAt: Object.fromEntries(toLookAt) };
}

type Source = (typeof SOURCES)[number];

/** Undefined where one of them says nothing. */
function agree(application: Outcome, one: Source, other: Source): boolean | undefined {
  const [a, b] = [says(application, one), says(application, other)];
  if (a === undefined || b === undefined) return undefined;
  if (a.channel !== b.channel) return false;
  return a.advocateId === undefined || b.advocateId === undefined || a.advocateId === b.advocateId;
}

function says({ path, hearsay }: Outcome, source: Source): Saying | undefined {
  if (source !== 'tracked') return hearsay[source];
  const last = path.findLast(({ isTracked }) => isTracked === true);
  if (last === undefined) return undefined;
  return isAdvocate(last.channel)
    ? { channel: 'advocate', advocateId: last.channel }
    : { channel: last.channel };
}
