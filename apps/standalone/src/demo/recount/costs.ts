import { amsterdamDay } from './clicks.js';
import { externalHires, isAdvocate } from './hires.js';
import { creditsOf, type Outcome } from './hiring.js';
import { type RawEvent } from './judge.js';
import { type Days } from './recount.js';

interface Cost {
  readonly kind: string;
  readonly channel: string;
  readonly cents: number;
}
interface Booking {
  readonly costId: string;
  readonly kind: string;
  readonly channel?: string;
  readonly vacancyId?: string;
  readonly from: string;
  readonly to: string;
  readonly amount: { readonly amountMinor: number };
}

const DAY_MS = 86_400_000;
type Line = Readonly<Record<string, number | null>>;

/** Every figure of cost per hire, by line. All amounts of the demo are euros. */
export function costPerHire(
  events: readonly RawEvent[],
  outcomes: readonly Outcome[],
  days: Days,
): Readonly<Record<string, Line>> {
  const costs = [...booked(events, days), ...statedByVacancies(events, days)];
  const hires = externalHires(outcomes);
  const won = (test: (channel: string) => boolean) =>
    hires
      .flatMap(({ path }) => (path.length === 0 ? [{ channel: 'unattributed', micro: 1e6 }] : linear(path)))
      .filter(({ channel }) => test(channel))
      .reduce((sum, { micro }) => sum + micro, 0) / 1e6;
  const ours = (channel: string) => channel === 'advocate';
  const others = (channel: string) => channel !== '' && !ours(channel);
  const spent = (of: readonly Cost[]) => of.reduce((sum, { cents }) => sum + cents, 0) / 100;
  const line = (own: readonly Cost[], credited: number | null, saving: Line): Line => ({
    external_cost: spent(own.filter(({ kind }) => kind === 'external')),
    internal_cost: spent(own.filter(({ kind }) => kind === 'internal')),
    cost_of_unstated_kind: spent(own.filter(({ kind }) => kind === '')),
    total_cost: spent(own),
    credited_hires: credited,
    cost_per_hire: credited === null || credited === 0 ? null : cents(spent(own) / credited),
    ...saving,
  });
  const [advocacy, rest] = [
    costs.filter(({ channel }) => ours(channel)),
    costs.filter(({ channel }) => others(channel)),
  ];
  const [byAdvocates, byOthers] = [won(ours), won((channel) => !ours(channel))];
  const price = spent(rest) / byOthers;
  const none = { baseline_hires: null, baseline_cost_per_hire: null, cost_saved: null };
  return {
    advocacy: line(advocacy, byAdvocates, {
      baseline_hires: byOthers,
      baseline_cost_per_hire: cents(price),
      cost_saved: cents(byAdvocates * price - spent(advocacy)),
    }),
    other: line(rest, byOthers, none),
    '(shared)': line(
      costs.filter(({ channel }) => channel === ''),
      null,
      none,
    ),
    '(all)': line(
      costs,
      won(() => true),
      none,
    ),
  };
}

function linear(path: Outcome['path']): { channel: string; micro: number }[] {
  return creditsOf(path, 'linear').map(({ touch: { channel }, micro }) => ({
    channel: isAdvocate(channel) ? 'advocate' : channel,
    micro,
  }));
}

/** The latest booking of each cost, by its part of the days. */
function booked(events: readonly RawEvent[], days: Days): Cost[] {
  return latestBookings(events).map(({ kind, channel = '', from, to, amount }) => {
    const until = (day: string) => {
      const all = daysUntil(from, to);
      const passed = Math.min(all, Math.max(0, daysUntil(from, day)));
      return Math.floor((amount.amountMinor * passed) / all);
    };
    const before = new Date(Date.parse(days.from) - DAY_MS).toISOString().slice(0, 10);
    return { kind, channel, cents: until(days.to) - until(before) };
  });
}

/** What a vacancy said it costs itself, unless a booking names it. */
function statedByVacancies(events: readonly RawEvent[], days: Days): Cost[] {
  const named = new Set(latestBookings(events).map(({ vacancyId }) => vacancyId));
  return events.flatMap(({ type, at, data }): Cost[] => {
    const cost = data['cost'] as { amountMinor: number } | undefined;
    const day = amsterdamDay(at);
    if (type !== 'vacancy.opened' || cost === undefined || named.has(data['vacancyId'] as string)) return [];
    return day < days.from || day > days.to ? [] : [{ kind: '', channel: '', cents: cost.amountMinor }];
  });
}

function latestBookings(events: readonly RawEvent[]): Booking[] {
  const bookings = new Map<string, Booking>();
  for (const { data } of events.filter(({ type }) => type === 'cost.recorded').sort((a, b) => a.at - b.at)) {
    const booking = data as unknown as Booking;
    bookings.set(booking.costId, booking);
  }
  return [...bookings.values()];
}

/** Both ends counted. */
function daysUntil(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

function cents(amount: number): number {
  return Number(amount.toFixed(2));
}
