import { amsterdamDay } from '#standalone/demo/recount/clicks.js';
import { funnelOf } from '#standalone/demo/recount/funnel.js';
import { creditsOf, type Outcome, outcomesOf } from '#standalone/demo/recount/hiring.js';
import { MODELS } from '#standalone/demo/recount/models.js';
import { type TeamAt, teamsOf } from '#standalone/demo/recount/teams.js';
import { keyOf, type Lines } from './lines.js';
import { type Facts } from './material.js';

export const CREDIT_BY = [
  'channel',
  'advocate',
  'team',
  'campaign',
  'content',
  'network',
  'vacancy',
] as const;
export type CreditBy = (typeof CREDIT_BY)[number];
export const STAGES = ['application', 'qualified', 'interview', 'offer', 'hire'] as const;

type Touch = Outcome['path'][number];

interface Credit {
  readonly outcome: Outcome;
  readonly model: string;
  readonly touch: Touch | undefined;
  readonly micro: number;
}

/** Outcomes and whom they are credited to, worked out once for all questions. */
export class HiringRecount {
  private readonly outcomes: readonly Outcome[];
  private readonly credits: readonly Credit[];

  private readonly teamAt: TeamAt;

  constructor(private readonly facts: Facts) {
    this.teamAt = teamsOf(facts.events);
    this.outcomes = outcomesOf(facts.events, facts.clicks, facts.links);
    this.credits = this.outcomes
      .filter(({ internal, reversed }) => !internal && !reversed)
      .flatMap((outcome) =>
        Object.keys(MODELS).flatMap((model): Credit[] =>
          outcome.path.length === 0
            ? [{ outcome, model, touch: undefined, micro: 1_000_000 }]
            : creditsOf(outcome.path, model).map((credit) => ({ outcome, model, ...credit })),
        ),
      );
  }

  /** @param hasRates whether the report is about a cohort; of what happened in a period no rates are given */
  funnel(isByVacancy: boolean, hasRates: boolean): Lines {
    const groups = isByVacancy
      ? Map.groupBy(this.outcomes, ({ applicationId }) => this.vacancyOf(applicationId))
      : new Map([['', this.outcomes]]);
    const lines = new Map<string, Readonly<Record<string, number | null>>>();
    for (const [vacancy, outcomes] of groups) {
      for (const [key, line] of Object.entries(funnelOf(outcomes))) {
        const [mobility = '', stage = ''] = key.split('/');
        const isEmpty = !outcomes.some(({ internal }) => internal === (mobility === 'internal'));
        if (isByVacancy && isEmpty) continue;
        const { outcomes: standing, reversed, ...rates } = line;
        const shown = hasRates ? rates : Object.fromEntries(Object.keys(rates).map((name) => [name, null]));
        lines.set(keyOf(...(isByVacancy ? [vacancy] : []), mobility, stage), {
          outcomes: standing,
          reversed,
          ...shown,
        });
      }
    }
    return lines;
  }

  credit(by: CreditBy, stage: string, isByDay: boolean): Lines {
    const totals = new Map<string, number>();
    const wholes = new Map<string, number>();
    for (const { outcome, model, touch, micro } of this.credits) {
      if (outcome.stage !== stage) continue;
      const of = [...(isByDay ? [amsterdamDay(outcome.at)] : []), model];
      const key = keyOf(...of, this.memberOf(by, touch, outcome));
      totals.set(key, (totals.get(key) ?? 0) + micro);
      wholes.set(keyOf(...of), (wholes.get(keyOf(...of)) ?? 0) + micro);
    }
    return new Map(
      [...totals].map(([key, micro]) => {
        const whole = wholes.get(key.slice(0, key.lastIndexOf(' | '))) ?? Number.NaN;
        return [key, { credit: micro / 1e6, share_of_credit: micro / whole }];
      }),
    );
  }

  private vacancyOf(applicationId: string): string {
    return this.facts.vacancyOf.get(applicationId) ?? '(none)';
  }

  private memberOf(by: CreditBy, touch: Touch | undefined, { applicationId }: Outcome): string {
    if (by === 'channel') return touch === undefined ? 'unattributed' : kindOf(touch.channel);
    if (touch === undefined) return '(unattributed)';
    if (by === 'vacancy') return this.vacancyOf(applicationId);
    if (touch.channel === 'direct') return '(direct)';
    const isPage = touch.channel === 'company_page';
    // A touch over a link names it, one that was only stated names it in what was stated.
    const code = touch.code ?? /^link_code:(.*)$/.exec(touch.subject)?.[1];
    const link = this.facts.links.get(code ?? '');
    switch (by) {
      case 'campaign':
        return link?.campaignId ?? '(none)';
      case 'content':
        return link?.contentId ?? '(none)';
      case 'network':
        return link?.network ?? '(none)';
      case 'team':
        return isPage ? '(company page)' : this.teamAt(touch.channel, touch.at);
      case 'advocate':
        return isPage ? '(company page)' : touch.channel;
    }
  }
}

function kindOf(channel: string): string {
  return channel === 'direct' || channel === 'company_page' ? channel : 'advocate';
}
