import {
  type HiringCredit,
  type HiringOrganisation,
  type HiringOutcome,
  type TalentFact,
} from './hiring-organisation.js';
import { dayOf } from './recount.js';

const DAY_MS = 86_400_000;

/** A hire that stood and the employment that came of it, and whether that ended. */
export interface Employed {
  readonly source: string;
  readonly days: number;
  readonly ended: boolean;
  readonly role: string;
  readonly site: string;
  readonly level: string;
  readonly startedOn: string;
  readonly endedOn: string;
  readonly daysToHire: number | undefined;
}

interface Source {
  readonly channel: string;
  readonly source: string;
}

/**
 * Answers the questions about hiring from the facts, by plain loops that share nothing with the SQL or with the code
 * under test.
 * @param knownAt what came in later is not known; undefined for everything
 */
export class HiringRecount {
  /** Rows of the versions that stand. */
  readonly outcomes: readonly HiringOutcome[];
  private readonly credits: readonly HiringCredit[];
  private readonly known: readonly TalentFact[];
  private readonly sources: ReadonlyMap<HiringOutcome, Source>;

  constructor(
    facts: HiringOrganisation,
    private readonly zone: string,
    knownAt = '9999',
  ) {
    const head = new Map<string, number>();
    for (const { candidate_ref, version, published_at } of facts.heads)
      if (published_at <= knownAt) head.set(candidate_ref, Math.max(version, head.get(candidate_ref) ?? 0));
    this.outcomes = facts.outcomes.filter((row) => head.get(row.candidate_ref) === row.version);
    this.credits = facts.credits.filter((row) => head.get(row.candidate_ref) === row.version);
    this.known = facts.events
      .filter(({ received_at }) => received_at <= knownAt)
      .sort((a, b) => (`${a.occurred_at} ${a.event_key}` < `${b.occurred_at} ${b.event_key}` ? -1 : 1));
    this.sources = new Map(this.outcomes.map((outcome) => [outcome, this.findSource(outcome)]));
  }

  sourceOf(outcome: HiringOutcome): Source {
    const found = this.sources.get(outcome);
    if (found === undefined) throw new Error('a source is only known of what stands');
    return found;
  }

  opening(vacancy: string): { at: number; team: string } | undefined {
    const opened = this.events('vacancy.opened').filter(({ data }) => data['vacancyId'] === vacancy);
    const [first] = opened;
    if (first === undefined) return undefined;
    return { at: Date.parse(first.occurred_at), team: textOf(opened.at(-1)?.data['team']) };
  }

  /** Days that a stage took, of standing outcomes of people from outside, on the day they were reached. */
  stageDays(
    stage: string,
    since: 'application' | 'posting',
    [from, to]: readonly [string, string],
    of: (outcome: HiringOutcome) => boolean,
  ): number[] {
    return this.outcomes.flatMap((outcome) => {
      const counts = outcome.stage === stage && outcome.reversed_at === null && !outcome.internal;
      if (!counts || !of(outcome)) return [];
      const day = dayOf(outcome.occurred_at, this.zone);
      if (day < from || day > to) return [];
      if (since === 'application') return this.daysSinceApplication(outcome) ?? [];
      const posted = this.opening(outcome.vacancy_id)?.at ?? Infinity;
      const days = (Date.parse(outcome.occurred_at) - posted) / DAY_MS;
      return days < 0 ? [] : [days];
    });
  }

  /** Days from a posting to the first application that some line and condition let through. */
  firstDays([from, to]: readonly [string, string], of: (outcome: HiringOutcome) => boolean): number[] {
    const first = new Map<string, string>();
    for (const outcome of this.outcomes) {
      if (outcome.stage !== 'application' || outcome.internal || outcome.vacancy_id === '' || !of(outcome))
        continue;
      const known = first.get(outcome.vacancy_id);
      if (known === undefined || outcome.occurred_at < known)
        first.set(outcome.vacancy_id, outcome.occurred_at);
    }
    return [...first].flatMap(([vacancy, at]) => {
      const opened = this.opening(vacancy)?.at;
      const day = dayOf(at, this.zone);
      if (opened === undefined || day < from || day > to || Date.parse(at) < opened) return [];
      return [(Date.parse(at) - opened) / DAY_MS];
    });
  }

  /** Minor units per currency, kind and channel ('' when none was named), day by day. */
  costs([from, to]: readonly [string, string]): Map<string, number> {
    const found = new Map<string, number>();
    const latest = new Map<unknown, TalentFact>();
    for (const event of this.events('cost.recorded')) latest.set(event.data['costId'], event);
    for (const { data } of latest.values()) {
      const { amountMinor, currency } = data['amount'] as { amountMinor: number; currency: string };
      if (String(data['to']) < from || String(data['from']) > to) continue;
      const start = Date.parse(String(data['from']));
      const days = (Date.parse(String(data['to'])) - start) / DAY_MS + 1;
      let within = 0;
      for (let n = 0, before = 0; n < days; n++) {
        const accrued = Math.floor((amountMinor * (n + 1)) / days);
        const day = new Date(start + n * DAY_MS).toISOString().slice(0, 10);
        if (day >= from && day <= to) within += accrued - before;
        before = accrued;
      }
      add(found, `${currency} ${String(data['kind'])} ${textOf(data['channel'])}`, within);
    }
    const named = new Set([...latest.values()].map(({ data }) => data['vacancyId']));
    const stated = new Map<unknown, TalentFact>();
    for (const event of this.events('vacancy.opened', 'vacancy.closed'))
      if (event.data['cost'] !== undefined) stated.set(event.data['vacancyId'], event);
    for (const [vacancy, { data, occurred_at }] of stated) {
      const day = dayOf(occurred_at, this.zone);
      const { amountMinor, currency } = data['cost'] as { amountMinor: number; currency: string };
      if (!named.has(vacancy) && day >= from && day <= to) add(found, `${currency} not_stated `, amountMinor);
    }
    return found;
  }

  /** Millionths of a hire per channel. */
  hires(model: string, [from, to]: readonly [string, string]): Map<string, number> {
    const found = new Map<string, number>();
    for (const credit of this.credits) {
      if (credit.model !== model || credit.stage !== 'hire') continue;
      const day = dayOf(credit.outcome_at, this.zone);
      if (day >= from && day <= to) add(found, credit.channel, credit.credit_micro);
    }
    return found;
  }

  /** Everybody from outside whose employment started in the period, and how many were left out for which reason. */
  employed(
    [from, to]: readonly [string, string],
    asOf: string,
  ): { people: Employed[]; out: Map<string, number> } {
    const employments = this.employments();
    const hires = this.outcomes.filter(({ stage }) => stage === 'hire');
    const people: Employed[] = [];
    const out = new Map<string, number>();
    const used = new Set<HiringOutcome>();
    const withName = employments.filter(({ candidate }) => candidate !== undefined);
    const matches = new Map<string, HiringOutcome | undefined>();
    const repeated = new Set<string>();
    for (const { ref, candidate, vacancy, startedOn } of withName) {
      const theirs = hires.filter(({ candidate_ref }) => candidate_ref === candidate);
      const same = theirs.filter(({ vacancy_id }) => vacancy !== undefined && vacancy_id === vacancy);
      let best: HiringOutcome | undefined;
      for (const one of same.length > 0 ? same : theirs)
        if (best === undefined || this.isBetter(one, best, startedOn)) best = one;
      if (best !== undefined && used.has(best)) repeated.add(ref);
      if (best !== undefined) used.add(best);
      matches.set(ref, best);
    }
    const free = hires.filter((one) => !used.has(one) && one.reversed_at === null && !one.internal);
    const nameless = employments.filter(({ candidate }) => candidate === undefined);
    for (const { ref, vacancy } of nameless) {
      const choice = free.filter(({ vacancy_id }) => vacancy_id !== '' && vacancy_id === vacancy);
      const rivals = nameless.filter((other) => other.vacancy === vacancy);
      matches.set(ref, choice.length === 1 && rivals.length === 1 ? choice[0] : undefined);
    }
    for (const one of employments) {
      if (one.startedOn < from || one.startedOn > to) continue;
      const match = matches.get(one.ref);
      const reason =
        match === undefined
          ? 'no_hire'
          : match.internal
            ? 'internal'
            : match.reversed_at !== null
              ? 'reversed'
              : repeated.has(one.ref)
                ? 'repeated'
                : one.startedOn > asOf
                  ? 'not_started'
                  : one.endedOn !== '' && one.endedOn < one.startedOn
                    ? 'ends_before_start'
                    : undefined;
      if (match === undefined || reason !== undefined) {
        add(out, reason ?? 'no_hire', 1);
        continue;
      }
      const ended = one.endedOn !== '' && one.endedOn <= asOf;
      const last = Date.parse(ended ? one.endedOn : asOf);
      people.push({
        ...one,
        source: this.sourceOf(match).source,
        days: (last - Date.parse(one.startedOn)) / DAY_MS,
        ended,
        daysToHire: this.daysSinceApplication(match),
      });
    }
    return { people, out };
  }

  /** In the order of their first day; of each the latest statements. */
  private employments() {
    const merged = new Map<unknown, unknown>();
    for (const { data } of this.events('candidate.merged'))
      merged.set(data['mergedRef'], data['candidateRef']);
    const starts = new Map<string, TalentFact>();
    for (const event of this.events('employment.started'))
      starts.set(String(event.data['employmentRef']), event);
    const ends = new Map<string, string>();
    for (const { data } of this.events('employment.ended'))
      ends.set(String(data['employmentRef']), String(data['endedOn']));
    return [...starts]
      .map(([ref, { data }]) => ({
        ref,
        candidate: merged.get(data['candidateRef']) ?? data['candidateRef'],
        vacancy: data['vacancyId'],
        startedOn: String(data['startedOn']),
        endedOn: ends.get(ref) ?? '',
        role: textOf(data['role']),
        site: textOf(data['site']),
        level: textOf(data['level']),
      }))
      .sort((a, b) => (`${a.startedOn} ${a.ref}` < `${b.startedOn} ${b.ref}` ? -1 : 1));
  }

  /** A standing hire, then one by the first day of work, then the later one. */
  private isBetter(one: HiringOutcome, than: HiringOutcome, startedOn: string): boolean {
    const standing = [one, than].map(({ reversed_at }) => reversed_at === null);
    if (standing[0] !== standing[1]) return standing[0] === true;
    const inTime = [one, than].map(({ occurred_at }) => dayOf(occurred_at, this.zone) <= startedOn);
    if (inTime[0] !== inTime[1]) return inTime[0] === true;
    return one.occurred_at > than.occurred_at;
  }

  private daysSinceApplication({ application_id, occurred_at }: HiringOutcome): number | undefined {
    const application = this.outcomes.find(
      (other) => other.stage === 'application' && other.application_id === application_id,
    );
    return application && (Date.parse(occurred_at) - Date.parse(application.occurred_at)) / DAY_MS;
  }

  private findSource({ application_id, stage }: HiringOutcome): Source {
    const credits = this.credits.filter(
      (row) => row.application_id === application_id && row.stage === stage && row.credit_micro > 0,
    );
    const channel = credits.find(({ model }) => model === 'last_touch')?.channel ?? 'unattributed';
    if (channel === 'advocate') return { channel, source: 'sourced' };
    const isInfluenced = credits.some((row) => row.channel === 'advocate');
    return { channel, source: isInfluenced ? 'influenced_only' : 'other' };
  }

  /** Of these types, in the order in which they happened. */
  private events(...types: readonly string[]): TalentFact[] {
    return this.known.filter(({ type }) => types.includes(type));
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function add(found: Map<string, number>, key: string, amount: number): void {
  found.set(key, (found.get(key) ?? 0) + amount);
}
