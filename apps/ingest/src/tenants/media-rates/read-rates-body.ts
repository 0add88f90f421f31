import { type MediaRate, type RateProblem, rateProblems } from '#domain/media-value/media-rate.js';
import { asId, type Day } from '#domain/ids.js';
import { type Problem } from '#domain/events/rejection.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type MediaRateBody, type MediaRatesBody } from './media-rates.body.js';

const MICRO_PER_UNIT = 1_000_000;
/** Days that the engine's Date type holds; it would silently move any other. */
const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2149-06-05';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * The rates of a body.
 * @throws one refusal that names every rate that is wrong and why
 */
export function readRatesBody({ rates: bodies }: MediaRatesBody): MediaRate[] {
  const problems = bodies.flatMap((body, index) => [
    ...amountProblems(body, index),
    ...dayProblems(body, index),
  ]);
  const rates = bodies.map(rateOf);
  problems.push(...rateProblems(rates, (code) => CURRENCIES.has(code)).map(problemAt));
  if (problems.length === 0) return rates;
  throw new ProblemError('unprocessable', {
    detail: problems.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`).join(' '),
    errors: problems,
  });
}

function rateOf(body: MediaRateBody): MediaRate {
  const { network, metric, currency, source, low, central, high, validFrom, validTo } = body;
  return {
    network,
    metric,
    currency,
    source,
    lowMicro: BigInt(microOf(low)),
    centralMicro: BigInt(microOf(central)),
    highMicro: BigInt(microOf(high)),
    validFrom: asId<Day>(validFrom),
    validTo: validTo === undefined || validTo === null ? undefined : asId<Day>(validTo),
  };
}

function microOf(amount: number): number {
  return Math.round(amount * MICRO_PER_UNIT);
}

/** An amount finer than a millionth would be stored as another one, and nobody would be told. */
function amountProblems(body: MediaRateBody, index: number): Problem[] {
  return (['low', 'central', 'high'] as const)
    .filter((field) => microOf(body[field]) / MICRO_PER_UNIT !== body[field])
    .map((field) => problemAt({ index, field, detail: `${field} has more than six decimals.` }));
}

function dayProblems(body: MediaRateBody, index: number): Problem[] {
  return (['validFrom', 'validTo'] as const)
    .filter((field) => {
      const day = body[field] ?? FIRST_DAY;
      return day < FIRST_DAY || day > LAST_DAY;
    })
    .map((field) =>
      problemAt({ index, field, detail: `${field} must lie between ${FIRST_DAY} and ${LAST_DAY}.` }),
    );
}

function problemAt(problem: Omit<RateProblem, 'field'> & { readonly field: string }): Problem {
  return { pointer: `/rates/${String(problem.index)}/${problem.field}`, detail: problem.detail };
}
