import {
  type Click,
  COUNTERS,
  type Credit,
  NAMED_ADVOCATES,
  type Organisation,
  type Outcome,
  type Share,
} from './organisation.js';

export type Row = Record<string, string | number | null>;
export interface Question {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly granularity: string;
  readonly filters?: Readonly<Record<string, readonly string[]>>;
}

/** Who has a line of their own. Of the period that most tests ask about unless another is given. */
export interface Disclosed {
  readonly team: readonly string[];
  readonly advocate: readonly string[];
}

/**
 * Answers the reports' questions from the facts themselves, by plain loops that share nothing with the SQL or with the
 * code under test. Slow and obvious on purpose: it is what the answers are compared with.
 */
export class Recount {
  constructor(
    private readonly facts: Organisation,
    private readonly disclosed: Disclosed = { team: SHOWN_TEAMS, advocate: NAMED_ADVOCATES },
  ) {}

  reach(question: Question): Row[] {
    const { by } = question;
    const lines = this.lines(question, by === 'total' ? [''] : []);
    const audiences = new Map<Row, Map<string, number>>();
    for (const share of this.facts.shares) {
      const line = lines.at(
        share.occurred_at,
        this.labelOf(share, by, share.occurred_at),
        this.passes(share, question),
      );
      if (line === undefined) continue;
      bump(line, 'shares');
      if (share.audience !== null) {
        bump(line, 'shares_with_audience');
        bump(line, 'potential_exposures', share.audience);
      }
      const known = audiences.get(line) ?? new Map<string, number>();
      const whose = `${share.sharer} ${share.advocate_id} ${share.network}`;
      known.set(whose, Math.max(known.get(whose) ?? 0, share.audience ?? 0));
      audiences.set(line, known);
      this.measure(share, line);
    }
    const visits = new Map<string, Set<string>>();
    for (const click of this.facts.clicks) {
      const label = this.labelOf(click, by, click.occurred_at);
      const line = lines.at(click.occurred_at, label, this.passes(click, question));
      if (line !== undefined) {
        bump(line, 'requests');
        if (click.verdict === 'human') bump(line, 'clicks_human');
        if (click.verdict === 'human' && click.visitor_key === '') bump(line, 'clicks_keyless');
        if (this.startsTouch(click)) bump(line, 'touches');
      }
      const { [by]: _own, ...others } = question.filters ?? {};
      const isCounted =
        click.verdict === 'human' &&
        click.visitor_key !== '' &&
        !(by === 'advocate' && click.sharer === 'company_page');
      if (!isCounted || !this.passes(click, { ...question, filters: others })) continue;
      const key = JSON.stringify([dayOf(click.occurred_at, question.zone), click.visitor_key]);
      visits.set(key, (visits.get(key) ?? new Set()).add(this.memberOf(click, by, click.occurred_at)));
    }
    for (const [key, members] of visits) {
      const [day] = JSON.parse(key) as [string];
      for (const member of members) {
        const line = lines.onDay(day, this.shown(member, by));
        if (line === undefined) continue;
        bump(line, 'unique_clickers');
        line['fair_share'] = Number(line['fair_share']) + 1 / members.size;
      }
    }
    return lines.all().map((line) => finishReach(line, audiences.get(line), by));
  }

  /** Credit per model and label, in millionths. */
  credit(question: Question, stage: string, model: string): Map<string, number> {
    const found = new Map<string, number>();
    for (const credit of this.facts.credits) {
      const day = dayOf(credit.outcome_at, question.zone);
      if (credit.stage !== stage || credit.model !== model || !this.stands(credit)) continue;
      if (day < question.from || day > question.to || !this.passesCredit(credit, question)) continue;
      const key = `${periodOf(day, question.granularity)}|${this.creditLabel(credit, question.by)}`;
      found.set(key, (found.get(key) ?? 0) + credit.credit_micro);
    }
    return found;
  }

  outcomes({ zone, from, to }: Question): readonly Outcome[] {
    return this.facts.outcomes.filter((outcome) => {
      const day = dayOf(outcome.occurred_at, zone);
      return this.stands(outcome) && day >= from && day <= to;
    });
  }

  /** All outcomes of the applications that were received in the period. */
  cohort(question: Question): readonly Outcome[] {
    const keyOf = ({ candidate_ref, application_id }: Outcome) => `${candidate_ref} ${application_id}`;
    const received = new Set(
      this.outcomes(question)
        .filter(({ stage }) => stage === 'application')
        .map(keyOf),
    );
    return this.facts.outcomes.filter((outcome) => this.stands(outcome) && received.has(keyOf(outcome)));
  }

  teamOf(advocate: string, at: string): string {
    const enrolled = this.facts.enrolments
      .filter(({ subject, occurred_at }) => subject === advocate && occurred_at <= at)
      .sort((a, b) => (a.occurred_at < b.occurred_at ? -1 : 1));
    const last = enrolled.at(-1);
    return last === undefined ? '' : (JSON.parse(last.data) as { team: string }).team;
  }

  stands({ candidate_ref, version }: Pick<Outcome, 'candidate_ref' | 'version'>): boolean {
    return this.facts.heads.get(candidate_ref) === version;
  }

  /** The counters of a share as they stand; undefined when nothing of it was ever measured. */
  latest(share_id: string): Readonly<Record<(typeof COUNTERS)[number], number | null>> | undefined {
    const readings = this.facts.measurements
      .filter((reading) => reading.share_id === share_id)
      .sort((a, b) => (a.occurred_at < b.occurred_at ? -1 : 1));
    if (readings.length === 0) return undefined;
    const last = (counter: (typeof COUNTERS)[number]) =>
      readings.filter((reading) => reading[counter] !== null).at(-1)?.[counter] ?? null;
    return Object.fromEntries(COUNTERS.map((counter) => [counter, last(counter)])) as Record<
      (typeof COUNTERS)[number],
      number | null
    >;
  }

  private measure({ share_id }: Share, line: Row): void {
    const latest = this.latest(share_id);
    if (latest === undefined) return;
    bump(line, 'shares_measured');
    for (const counter of COUNTERS) {
      const value = latest[counter];
      if (value === null) continue;
      bump(line, counter, value);
      if (counter === 'impressions' || counter === 'members_reached') bump(line, `with_${counter}`);
    }
  }

  startsTouch(click: Click): boolean {
    if (click.verdict !== 'human') return false;
    if (click.visitor_key === '') return true;
    const at = Date.parse(click.occurred_at);
    const order = `${click.occurred_at}${click.event_key}`;
    return !this.facts.clicks.some((other) => {
      const isEarlier = `${other.occurred_at}${other.event_key}` < order;
      const isSame =
        other.verdict === 'human' &&
        other.visitor_key === click.visitor_key &&
        other.link_code === click.link_code;
      return isEarlier && isSame && at - Date.parse(other.occurred_at) <= 30_000;
    });
  }

  memberOf(origin: Share | Click, by: string, at: string): string {
    switch (by) {
      case 'advocate':
        return origin.advocate_id;
      case 'team':
        return this.teamOf(origin.advocate_id, at);
      case 'campaign':
        return origin.campaign_id;
      case 'content':
        return origin.content_id;
      case 'network':
        return origin.network;
      case 'sharer':
        return origin.sharer;
      default:
        return '';
    }
  }

  labelOf(origin: Share | Click, by: string, at: string): string {
    if (by === 'advocate' && origin.sharer === 'company_page') return '(company page)';
    return this.shown(this.memberOf(origin, by, at), by);
  }

  shown(member: string, by: string): string {
    if (by === 'total') return '';
    if (by === 'advocate') return this.disclosed.advocate.includes(member) ? member : '(not shown by name)';
    if (member === '') return '(none)';
    if (by === 'team') return this.disclosed.team.includes(member) ? member : '(small teams)';
    return member;
  }

  creditLabel(credit: Credit, by: string): string {
    if (by === 'channel') return credit.channel;
    if (credit.channel === 'unattributed') return '(unattributed)';
    if (by === 'vacancy') return credit.vacancy_id || '(none)';
    if (credit.channel === 'direct') return '(direct)';
    if (credit.channel === 'job_board') return '(job board)';
    if (credit.channel === 'company_page' && (by === 'team' || by === 'advocate')) return '(company page)';
    const at = credit.touch_at ?? credit.outcome_at;
    return this.shown(
      by === 'advocate'
        ? credit.advocate_id
        : by === 'team'
          ? this.teamOf(credit.advocate_id, at)
          : by === 'campaign'
            ? credit.campaign_id
            : by === 'content'
              ? credit.content_id
              : credit.network,
      by,
    );
  }

  private passes(origin: Share | Click, { filters = {} }: Question): boolean {
    return Object.entries(filters).every(([name, values]) =>
      values.includes(this.memberOf(origin, name, origin.occurred_at)),
    );
  }

  private passesCredit(credit: Credit, { filters = {} }: Question): boolean {
    return Object.entries(filters).every(([name, values]) => {
      const { advocate_id, campaign_id, content_id, network, vacancy_id } = credit;
      const of: Record<string, string> = {
        advocate: advocate_id,
        campaign: campaign_id,
        content: content_id,
        network,
        vacancy: vacancy_id,
        team: this.teamOf(advocate_id, credit.touch_at ?? credit.outcome_at),
      };
      return values.includes(of[name] ?? '');
    });
  }

  private lines(question: Question, always: readonly string[]): Lines {
    return new Lines(question, always);
  }
}

/** Legal has two people, and a pool of two would give them away: the smaller of the others, sales, joins it. */
export const SHOWN_TEAMS: readonly string[] = ['care'];

/** The rows of an answer while it is counted: a line per period and label. */
class Lines {
  private readonly found = new Map<string, Map<string, Row>>();
  private readonly periods: string[];

  constructor(
    private readonly question: Question,
    always: readonly string[],
  ) {
    const days: string[] = [];
    for (let ms = Date.parse(question.from); ms <= Date.parse(question.to); ms += 86_400_000)
      days.push(new Date(ms).toISOString().slice(0, 10));
    this.periods = [...new Set(days.map((day) => periodOf(day, question.granularity)))];
    for (const label of always) this.open(label);
  }

  at(instant: string, label: string, passes: boolean): Row | undefined {
    const day = dayOf(instant, this.question.zone);
    if (!passes || !this.isAsked(day)) return undefined;
    this.open(label);
    return this.onDay(day, label);
  }

  onDay(day: string, label: string): Row | undefined {
    if (!this.isAsked(day)) return undefined;
    return this.found.get(label)?.get(periodOf(day, this.question.granularity));
  }

  all(): Row[] {
    return [...this.found.values()].flatMap((rows) => [...rows.values()]);
  }

  private isAsked(day: string): boolean {
    return day >= this.question.from && day <= this.question.to;
  }

  private open(label: string): void {
    if (this.found.has(label)) return;
    const { by, granularity } = this.question;
    const rows = this.periods.map(
      (period) =>
        [
          period,
          {
            ...(granularity === 'none' ? {} : { period }),
            ...(by === 'total' ? {} : { [by]: label }),
            ...ZEROS,
          },
        ] as const,
    );
    this.found.set(label, new Map<string, Row>(rows));
  }
}

const ZEROS = {
  shares: 0,
  shares_with_audience: 0,
  potential_exposures: 0,
  potential_unique_reach_low: 0,
  potential_unique_reach_high: 0,
  shares_measured: 0,
  with_impressions: 0,
  with_members_reached: 0,
  impressions: 0,
  members_reached: 0,
  reactions: 0,
  comments: 0,
  reshares: 0,
  requests: 0,
  clicks_human: 0,
  touches: 0,
  clicks_keyless: 0,
  unique_clickers: 0,
  fair_share: 0,
};

function finishReach(line: Row, audiences: ReadonlyMap<string, number> | undefined, by: string): Row {
  const sizes = [...(audiences ?? new Map<string, number>()).values()];
  const { with_impressions, with_members_reached, ...rest } = line;
  const over = (part: unknown) => (line['shares'] === 0 ? null : Number(part) / Number(line['shares']));
  const label = by === 'total' ? '' : line[by];
  const isPool = label === '(small teams)' || label === '(not shown by name)';
  const isPage = by === 'advocate' && label === '(company page)';
  return {
    ...rest,
    potential_unique_reach_low: Math.max(0, ...sizes),
    potential_unique_reach_high: sizes.reduce((sum, size) => sum + size, 0),
    coverage: over(line['shares_measured']),
    impressions_coverage: over(with_impressions),
    members_reached_coverage: over(with_members_reached),
    unique_clickers: isPool || isPage ? null : Number(line['unique_clickers']),
    fair_share: isPage ? null : Number(Number(line['fair_share']).toFixed(6)),
    frequency:
      isPool || isPage || line['unique_clickers'] === 0
        ? null
        : Number((Number(line['unique_clickers']) / Number(line['fair_share'])).toFixed(9)),
  };
}

function bump(line: Row, name: string, by = 1): void {
  line[name] = Number(line[name]) + by;
}

const formats = new Map<string, Intl.DateTimeFormat>();
export function dayOf(instant: string, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  formats.set(zone, format);
  return format.format(new Date(instant));
}

/** ISO weeks by counting: the week of a day is that of its Thursday, and the first Thursday of a year is in week 1. */
export function periodOf(day: string, granularity: string): string {
  if (granularity === 'none') return '';
  if (granularity === 'day') return day;
  if (granularity === 'month') return day.slice(0, 7);
  if (granularity === 'year') return day.slice(0, 4);
  if (granularity === 'quarter')
    return `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;
  const thursday = new Date(`${day}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() - ((thursday.getUTCDay() + 6) % 7) + 3);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000));
  return `${String(year)}-W${String(week).padStart(2, '0')}`;
}
