import { type Day } from '#domain/ids.js';
import { type Period } from '../../parameters/period.js';
import { type ReportRow } from '../report.js';
import { comparedWaves } from './compare-waves.js';
import { meanOf } from './scores.js';
import { ALL_GROUPS, type AnswerRow, SMALL_GROUPS, type ToldLine, toldLines } from './told-lines.js';

/** The seeds' index: informed, willing and able, and seeing that it is valued. */
export const INDEX_QUESTIONS = ['informed', 'willing', 'able', 'valued'] as const;
export const INDEX = '(index)';

export interface Wave {
  readonly wave: string;
  readonly began_on: Day;
}

/** A row of group-sizes.sql. */
export interface GroupSize {
  readonly wave: string;
  readonly survey_group: string;
  readonly people: number;
}

export interface SurveyData {
  /** In the order in which they began. */
  readonly waves: readonly Wave[];
  readonly answers: readonly AnswerRow[];
  readonly sizes: readonly GroupSize[];
}

/** The waves that began in the period: per question everybody, each group, and the small ones together. */
export function surveyRows(data: SurveyData, period: Period, isByGroup: boolean, k: number): ReportRow[] {
  const told = new Map(
    [...Map.groupBy(data.answers, ({ wave, question }) => keyOf(wave, question))].map(([key, rows]) => [
      key,
      toldLines(rows, k).filter(({ group }) => isByGroup || group === ALL_GROUPS),
    ]),
  );
  const sizes = new Map(data.sizes.map((size) => [keyOf(size.wave, size.survey_group), size.people]));
  return data.waves.flatMap(({ wave, began_on }, index) => {
    if (began_on < period.from || began_on > period.to) return [];
    const questions = data.answers.filter((row) => row.wave === wave).map(({ question }) => question);
    const before = data.waves[index - 1];
    return [...new Set(questions)].sort(indexLast).flatMap((question) =>
      (told.get(keyOf(wave, question)) ?? []).map((line) => ({
        survey_wave: wave,
        survey_question: question,
        ...(isByGroup ? { survey_group: line.group } : {}),
        ...counts(
          line,
          line.of.reduce((sum, group) => sum + (sizes.get(keyOf(wave, group)) ?? 0), 0),
        ),
        ...scored(line, question),
        ...difference(
          line,
          before && told.get(keyOf(before.wave, question))?.find(({ group }) => group === line.group),
        ),
      })),
    );
  });
}

function counts({ answers }: ToldLine, people: number): ReportRow {
  return {
    survey_answers: answers,
    survey_group_size: people,
    survey_response_rate: people === 0 ? null : answers / people,
  };
}

function scored({ scores }: ToldLine, question: string): ReportRow {
  const count = (score: number) =>
    scores === undefined || question === INDEX ? null : (scores.perScore[score - 1] ?? 0);
  return {
    survey_mean: scores === undefined ? null : meanOf(scores),
    survey_answers_1: count(1),
    survey_answers_2: count(2),
    survey_answers_3: count(3),
    survey_answers_4: count(4),
    survey_answers_5: count(5),
  };
}

/** The small groups of two waves are different ones: their difference would say nothing. */
function difference(line: ToldLine, before: ToldLine | undefined): ReportRow {
  const found =
    line.scores === undefined || before?.scores === undefined || line.group === SMALL_GROUPS
      ? undefined
      : comparedWaves(line.scores, before.scores);
  return {
    survey_difference: found === undefined ? null : found.value,
    survey_difference_low: found?.interval === undefined ? null : found.interval.low,
    survey_difference_high: found?.interval === undefined ? null : found.interval.high,
  };
}

function indexLast(a: string, b: string): number {
  return Number(a === INDEX) - Number(b === INDEX) || (a < b ? -1 : 1);
}

function keyOf(wave: string, what: string): string {
  return JSON.stringify([wave, what]);
}
