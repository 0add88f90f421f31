import { PATH_MODELS } from '#domain/attribution/models.js';
import { type Day } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { requireModel } from '../../hires/require-model.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type Warning,
} from '../report.js';
import { BREAKDOWNS } from './cost-lines.js';
import { type CostData, costPerHireRows, type PeriodCost } from './cost-per-hire-rows.js';
import { costWithin } from './spread-cost.js';

const COSTS = loadSql(import.meta.url, './costs.sql');
const VACANCY_COSTS = loadSql(import.meta.url, './vacancy-costs.sql');
const HIRES_BY_CHANNEL = loadSql(import.meta.url, './hires-by-channel.sql');

const BY = {
  name: 'by',
  values: BREAKDOWNS,
  fallback: 'hire_source',
  definition: 'hire_source: advocacy against everything else. channel: every channel apart.',
} as const satisfies Choice;

const MODEL = {
  name: 'model',
  values: PATH_MODELS.map(({ name }) => name),
  fallback: 'linear',
  definition:
    'The model that divides each hire over the channels of its journey; a hire can count half here and half there.',
} satisfies Choice;

/** What a hire costs, and what advocacy saved. */
export const costPerHireReport: Report = {
  name: 'cost-per-hire',
  title: 'Cost per hire',
  description:
    'External and internal recruiting costs divided by hires (ANSI/SHRM 06001.2012), by what the hires are credited to, one table per currency. Costs are spread evenly over their days. What a vacancy cost by its own statement counts on the day of the latest statement, as shared, and only while no recorded cost names that vacancy. The saving rests on credit, and credit is not lift: it does not say that these people would not have come without advocates.',
  buckets: 'talent',
  defaultPeriodDays: 365,
  choices: [BY, MODEL],
  filters: [],
  columns: (query) => [
    dimensionColumn('currency'),
    dimensionColumn(chosen(query, BY)),
    measureColumn('external_cost'),
    measureColumn('internal_cost'),
    measureColumn('cost_of_unstated_kind'),
    measureColumn('total_cost'),
    measureColumn('credited_hires'),
    measureColumn('cost_per_hire'),
    dimensionColumn('baseline_period'),
    measureColumn('baseline_hires'),
    measureColumn('baseline_cost_per_hire'),
    measureColumn('cost_saved'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { tenant, zone, from, to } = query;
  const model = chosen(query, MODEL);
  await requireModel(desk, tenant, model, 'Dividing hires');
  const params = { tenant, zone, from, to, model, ...desk.known };
  const costs = await select<CostRow>(desk.clickhouse, COSTS, params);
  const ofVacancies = await select<VacancyCostRow>(desk.clickhouse, VACANCY_COSTS, params);
  const hires = await select<{ channel: string; credit_micro: number }>(
    desk.clickhouse,
    HIRES_BY_CHANNEL,
    params,
  );
  const data: CostData = {
    costs: [
      ...costs.map((cost) => periodCost(cost, query)),
      ...ofVacancies.map(({ amount_minor, currency }) => ({
        kind: 'not_stated' as const,
        channel: '',
        currency,
        amountMinor: BigInt(amount_minor),
      })),
    ],
    hiresMicro: new Map(hires.map(({ channel, credit_micro }) => [channel, credit_micro])),
    period: { from, to },
  };
  return { rows: costPerHireRows(data, chosen(query, BY)), source: 'raw', warnings: warningsOf(data) };
}

/** Amounts come as text: a sum of cents may be larger than a double counts exactly. */
interface CostRow {
  readonly kind: 'external' | 'internal';
  readonly channel: string;
  readonly first_day: Day;
  readonly last_day: Day;
  readonly amount_minor: string;
  readonly currency: string;
}

interface VacancyCostRow {
  readonly amount_minor: string;
  readonly currency: string;
}

function periodCost(cost: CostRow, { from, to }: ReportQuery): PeriodCost {
  const { kind, channel, currency, first_day, last_day, amount_minor } = cost;
  const spread = { from: first_day, to: last_day, amountMinor: BigInt(amount_minor) };
  return { kind, channel, currency, amountMinor: costWithin(spread, { from, to }) };
}

function warningsOf({ costs }: CostData): Warning[] {
  const currencies = new Set(costs.map(({ currency }) => currency));
  const hasAdvocacy = costs.some(({ channel }) => channel === 'advocate');
  return [
    ...(costs.length === 0 ? [NO_COSTS] : []),
    ...(currencies.size > 1 ? [SEVERAL_CURRENCIES] : []),
    ...(costs.length > 0 && !hasAdvocacy ? [NO_ADVOCACY_COSTS] : []),
  ];
}

const NO_COSTS = {
  code: 'no_costs',
  detail: 'No costs are known of this period, so there is nothing to divide. Send them as cost.recorded.',
};
const SEVERAL_CURRENCIES = {
  code: 'several_currencies',
  detail:
    'Costs came in several currencies. Each table divides the costs of one currency by all hires; what a hire cost is all tables together, and amounts of different currencies must not be added up.',
};
const NO_ADVOCACY_COSTS = {
  code: 'no_advocacy_costs',
  detail:
    'No costs of advocacy (licence, rewards, hours) are known of this period, so no saving is given. Send them as cost.recorded with the channel advocate, even when they are 0.',
};
