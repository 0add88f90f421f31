import { rate } from './rate.js';
import { creditsOf, type Outcome } from './hiring.js';

const NOT_ADVOCATES = new Set(['direct', 'company_page', 'job_board', 'agency', 'event', 'other']);

export function isAdvocate(channel: string): boolean {
  return !NOT_ADVOCATES.has(channel);
}

/** The part of an outcome that advocates have by one model, in millionths. */
export function advocatesMicro({ path }: Outcome, model: string): number {
  return creditsOf(path, model)
    .filter(({ touch }) => isAdvocate(touch.channel))
    .reduce((sum, { micro }) => sum + micro, 0);
}

export function isInfluenced({ path }: Outcome): boolean {
  return path.some(({ channel }) => isAdvocate(channel));
}

/** Standing hires of people from outside. */
export function externalHires(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(({ stage, reversed, internal }) => stage === 'hire' && !reversed && !internal);
}

/** Every figure of the line of hires sourced and influenced. */
export function hiresOf(outcomes: readonly Outcome[]): Readonly<Record<string, number | null>> {
  const external = externalHires(outcomes);
  const won = external.map((hire) => advocatesMicro(hire, 'last_touch'));
  const influenced = external.filter(isInfluenced).length;
  return {
    hires_sourced: won.reduce((sum, micro) => sum + micro, 0) / 1e6,
    hires_sourced_majority: won.filter((micro) => micro * 2 > 1e6).length,
    hires_influenced: influenced,
    hires_influenced_tracked: external.filter(({ path }) =>
      path.some(({ channel, isTracked }) => isAdvocate(channel) && isTracked === true),
    ).length,
    hires_all: external.length,
    hires_internal: outcomes.filter((one) => one.stage === 'hire' && !one.reversed && one.internal).length,
    ...rate('hires_influenced_share', influenced, external.length),
  };
}
