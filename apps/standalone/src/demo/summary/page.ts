import kleur from 'kleur';
import { type ReportAnswer, type Row } from './api.js';
import { type Access } from './faces.js';
import { lookFurther } from './look-further.js';
import { pathOf, QUESTIONS } from './questions.js';
import { recruitment } from './recruitment.js';
import { type Summary } from './summary.js';
import { bar, columns, count, wrap } from './text.js';

const TOP = 5;
const WIDTH = 80;

/** Where the answers can be asked again; or, when nobody is there to answer any more, how to start again. */
export type GoingOn = Access | { readonly startAgain: readonly string[] };

/** The summary for a person at a terminal of 80 columns. */
export function pageOf(summary: Summary, goingOn: GoingOn): string {
  const { answers, period } = summary;
  return [
    '',
    kleur.bold(`A year of advocacy, ${period.from} to ${period.to}`),
    ...played(summary),
    ...section('Whom we reached', figures(answers.reach, REACH_FIGURES)),
    ...section('What hiring it led to', hiring(summary)),
    ...section('Recruitment', recruitment(summary)),
    ...section('Top teams', top(answers.teams, 'team', 'touches')),
    ...section('Top content', top(answers.content, 'content', 'touches')),
    ...section(
      'Requests on links',
      shares(answers.verdicts, ({ verdict, rule }) => `${String(verdict)} (${String(rule)})`, 'requests'),
    ),
    ...section(
      'Events that were refused',
      shares(answers.refused, ({ reason }) => String(reason), 'rejected_events'),
    ),
    ...section('Reconcile', reconciliation(summary)),
    ...('startAgain' in goingOn
      ? section('Ask it yourself', goingOn.startAgain)
      : [
          ...section('Ask it yourself', curls(summary, goingOn)),
          ...section('Look further', lookFurther(goingOn, period)),
        ]),
    '',
  ].join('\n');
}

const REACH_FIGURES = [
  'shares',
  'potential_exposures',
  'impressions',
  'clicks_human',
  'touches',
  'unique_clickers',
];

function section(title: string, lines: readonly string[]): string[] {
  return ['', kleur.bold(title), ...lines];
}

function played({
  played: { requests, messages, eventsAccepted, eventsRepeated, eventsRefused, clicks, seconds },
}: Summary): string[] {
  return wrap(
    `Played in ${seconds.toFixed(0)} s through the public ${messages === 0 ? 'API' : 'API and Kafka'}: ${count(requests)} requests` +
      `${messages === 0 ? '' : ` and ${count(messages)} messages`}; ${count(eventsAccepted)} events accepted, ` +
      `${count(eventsRepeated)} sent again and recognised, ${count(eventsRefused)} refused; ${count(clicks)} requests on links.`,
    WIDTH,
  );
}

/** Each figure with the definition that the API gives with it. */
function figures(answer: ReportAnswer, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const column = answer.columns.find((one) => one.name === name);
    const value = answer.data[0]?.[name];
    return [
      `  ${count(value).padStart(10)}  ${column?.title ?? name}`,
      ...explained(column?.definition ?? ''),
    ];
  });
}

function explained(definition: string): string[] {
  return wrap(definition, WIDTH - 14).map((line) => kleur.dim(`              ${line}`));
}

function hiring({ answers: { funnel, hires, applications } }: Summary): string[] {
  const external = funnel.data.filter(({ mobility }) => mobility === 'external');
  const stages = columns(
    external.map(({ stage, outcomes, reversed }) => [
      `  ${String(stage)}`,
      count(outcomes),
      reversed === 0 ? '' : `${count(reversed)} reversed`,
    ]),
  );
  const models = [...new Set(hires.data.map(({ model }) => String(model)))];
  const credit = (answer: ReportAnswer, model: string, channel: string) =>
    decimal(answer.data.find((row) => row['model'] === model && row['channel'] === channel)?.['credit']);
  const table = columns([
    ['  credited to', 'advocates', 'page', 'direct', 'nobody known', 'hires by advocates'],
    ...models.map((model) => [
      `  ${model}`,
      ...['advocate', 'company_page', 'direct', 'unattributed'].map((channel) =>
        credit(applications, model, channel),
      ),
      credit(hires, model, 'advocate'),
    ]),
  ]);
  return [
    ...stages,
    ...explained(funnel.columns.find(({ name }) => name === 'outcomes')?.definition ?? ''),
    '',
    '  Applications, divided over what led to them by each model:',
    ...table,
    ...explained(hires.columns.find(({ name }) => name === 'credit')?.definition ?? ''),
  ];
}

function top(answer: ReportAnswer, dimension: string, measure: string): string[] {
  const rows = answer.data.filter((row) => !String(row[dimension]).startsWith('(none')).slice(0, TOP);
  const most = Number(rows[0]?.[measure] ?? 0);
  return columns(
    rows.map((row) => [
      `  ${String(row[dimension])}`,
      bar(Number(row[measure]), most),
      count(row[measure]),
      `of ${count(row['shares'])} shares`,
    ]),
  );
}

function shares(answer: ReportAnswer, label: (row: Row) => string, measure: string): string[] {
  const most = Math.max(...answer.data.map((row) => Number(row[measure])));
  return columns(
    answer.data.map((row) => [`  ${label(row)}`, bar(Number(row[measure]), most), count(row[measure])]),
  );
}

function reconciliation({ reconcile }: Summary): string[] {
  const checks = columns(
    reconcile.checks.map(({ name, compared, differences }) => [
      `  ${name}`,
      `${count(compared)} compared`,
      `${count(differences)} differ`,
    ]),
  );
  if (reconcile.ok)
    return [
      ...checks,
      kleur.green('  Nothing differs: every accepted event is in every report exactly once.'),
    ];
  return [...checks, kleur.red('  SOMETHING DIFFERS:'), JSON.stringify(reconcile.differences, null, 2)];
}

/** Each works by itself when it is pasted, so each carries the key. */
function curls(summary: Summary, { url, key }: Access): string[] {
  return QUESTIONS.filter(({ isPrinted }) => isPrinted).flatMap((question) => [
    kleur.dim(`# ${question.asks}`),
    `curl -s -H 'Authorization: Bearer ${key}' \\`,
    `  '${url}${pathOf(question, summary.period)}'`,
  ]);
}

function decimal(value: string | number | null | undefined): string {
  return typeof value === 'number' ? value.toFixed(1) : '-';
}
