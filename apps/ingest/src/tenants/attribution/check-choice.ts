import { PATH_MODELS } from '#domain/attribution/models.js';
import {
  type AttributionSettings,
  DEFAULT_SETTINGS,
  type SettingProblem,
  settingProblems,
} from '#domain/attribution/settings.js';
import { type Problem } from '#domain/events/rejection.js';
import { ProblemError } from '#shared/errors/problem.js';
import { didYouMean } from '#shared/text/nearest.js';
import { type AttributionChoice } from './attribution-settings.body.js';

const MODEL_NAMES: readonly string[] = PATH_MODELS.map(({ name }) => name);

/** Refuses what attribution could not compute: every field that is wrong, why, and what to write instead. */
export function checkChoice(choice: AttributionChoice): void {
  const settings: AttributionSettings = { ...DEFAULT_SETTINGS, ...choice };
  const errors = settingProblems(settings).map((problem) => problemOf(problem, choice));
  if (errors.length === 0) return;
  throw new ProblemError('unprocessable', { detail: errors.map(({ detail }) => detail).join(' '), errors });
}

function problemOf({ field, value, allowed }: SettingProblem, { models }: AttributionChoice): Problem {
  if (field !== 'models' || typeof value === 'number')
    return { pointer: `/${field}`, detail: `${field} is ${String(value)}; it must be ${allowed}.` };
  const index = models === 'all' ? 0 : models.indexOf(value);
  return {
    pointer: `/models/${String(index)}`,
    detail: `There is no model ${JSON.stringify(value)}. ${didYouMean(value, MODEL_NAMES)}`,
  };
}
