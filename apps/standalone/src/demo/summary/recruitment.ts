import { type ReportAnswer, type Row } from './api.js';
import { type Summary } from './summary.js';
import { count, wrap } from './text.js';

const WIDTH = 80;
const INDENT = 16;
const ADVOCATES = 'advocacy';
/** The first day at which retention is read after everybody has started. */
const RETAINED_DAYS = 90;

/** What the recruitment systems, the lot and the books say, a line each. */
export function recruitment({ answers, played }: Summary): string[] {
  const lines = [
    ['  told by', `${count(played.webhooks)} deliveries of Greenhouse and Ashby, ${deliveries(played)}`],
    ['  hires', hires(answers.sourced)],
    ['  agreement', agreement(answers.agreement, answers.toLookAt)],
    ['  hold-out', holdout(answers.holdout)],
    ['  a hire costs', cost(answers.cost)],
    ['  who stay', retention(answers.retention)],
    ['  time to hire', timeToHire(answers.timeToHire)],
  ];
  return lines.flatMap(([what = '', says = '']) =>
    wrap(says, WIDTH - INDENT).map((line, i) => `${(i === 0 ? what : '').padEnd(INDENT)}${line}`),
  );
}

function deliveries({ webhookEvents, webhooksRefused }: Summary['played']): string {
  return `${count(webhookEvents)} events, ${count(webhooksRefused)} forged`;
}

function hires({ data: [row] }: ReportAnswer): string {
  const won = decimal(row?.['hires_sourced']);
  return `${count(row?.['hires_all'])}: advocates won ${won} (last touch), had a part in ${count(row?.['hires_influenced'])}`;
}

function agreement(rates: ReportAnswer, list: ReportAnswer): string {
  const row = find(rates, 'evidence_pair', 'tracked and credited_to');
  const said = `${count(row?.['agree'])} of ${count(row?.['both_say'])}`;
  return `links and ATS agree ${said} times on whom; ${count(list.data.length)} to look at`;
}

function holdout(answer: ReportAnswer): string {
  const arm = (name: string) => {
    const row = find(answer, 'arm', name);
    return `${decimal(row?.['holdout_outcomes'])} of ${count(row?.['holdout_people'])}`;
  };
  const finding = find(answer, 'arm', 'difference')?.['finding'] ?? '-';
  return `applied ${arm('shown')} shown, ${arm('held_out')} held out: ${String(finding)}`;
}

function cost(answer: ReportAnswer): string {
  const price = (name: string) => {
    const row = find(answer, 'hire_source', name);
    return `${String(row?.['currency'] ?? '')} ${count(row?.['cost_per_hire'])}`;
  };
  return `${price(ADVOCATES)} by advocates, ${price('other')} by others, ${price('(all)')} in all`;
}

function retention(answer: ReportAnswer): string {
  const share = (group: string) => {
    const row = answer.data.find(
      (one) => one['advocacy_group'] === group && one['days_since_start'] === RETAINED_DAYS,
    );
    const value = row?.['retained_share'];
    return typeof value === 'number' ? `${(100 * value).toFixed(0)} %` : '(too few)';
  };
  return `after ${String(RETAINED_DAYS)} days ${share(ADVOCATES)} of advocacy hires, ${share('other')} of others`;
}

function timeToHire(answer: ReportAnswer): string {
  const row = answer.data.find(
    (one) => one['source_class'] === '(all)' && one['duration'] === 'application_to_hire',
  );
  return `${decimal(row?.['days_median'])} days from application to hire, in the median`;
}

function find(answer: ReportAnswer, column: string, value: string): Row | undefined {
  return answer.data.find((row) => row[column] === value);
}

function decimal(value: string | number | null | undefined): string {
  return typeof value === 'number' ? value.toFixed(1) : '-';
}
