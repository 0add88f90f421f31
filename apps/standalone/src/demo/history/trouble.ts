import { type Advocate } from './organisation.js';
import { type Random } from './random.js';
import { type SentEvent } from './happening.js';
import { SOURCES, type Stage } from './stage.js';
import { DAY_MS, instant, momentOfDay } from './year.js';

const SENT_TWICE_SHARE = 0.03;
const LATE_SHARE = 0.02;
const MOST_DAYS_LATE = 6;

/** When an ordinary event is really sent: usually when it happens, sometimes days later, sometimes once more. */
export function sendingsOf(
  random: Random,
  at: number,
): { readonly firstAt: number; readonly againAt?: number } {
  const firstAt = random.chance(LATE_SHARE) ? at + Math.floor(random.next() * MOST_DAYS_LATE * DAY_MS) : at;
  if (!random.chance(SENT_TWICE_SHARE)) return { firstAt };
  return { firstAt, againAt: firstAt + Math.floor(random.exponential(DAY_MS)) };
}

/** Plants the events that have to be refused, so many of each kind, all over the year. */
export function plantBadOnes(stage: Stage, advocates: readonly Advocate[]): void {
  const random = stage.random.fork('bad');
  const someDay = () => momentOfDay(random, stage.year.start + random.int(20, 350) * DAY_MS);
  const plant = (at: number, event: unknown, trouble: BadEvent, alone: { readonly alone?: true } = {}) => {
    // Deliberately not what the type says; the doors have to find out.
    stage.agenda.add(at, { kind: 'event', event: event as SentEvent, trouble, ...alone });
  };
  for (let i = 0; i < stage.size.badOfEachKind; i += 1) {
    const good = (type: string, data: unknown, at: number): SentEvent => ({
      specversion: '1.0',
      id: stage.nextName('bad'),
      source: SOURCES.platform,
      type,
      time: instant(at),
      data,
    });
    const training = { advocateId: random.pick(advocates.slice(0, 3)).id, training: 'basics' };
    const at = [someDay(), someDay(), someDay(), someDay(), someDay(), someDay(), someDay()] as const;
    plant(
      at[0],
      good('training.completed', { ...training, advocateId: `nobody-${String(i)}` }, at[0]),
      'unknown_advocate',
    );
    plant(at[1], good('share.liked', { shareId: 'share-1' }, at[1]), 'unknown_type');
    const { id: _id, ...nameless } = good('training.completed', training, at[2]);
    plant(at[2], nameless, 'missing_identity');
    plant(
      at[3],
      good(
        'page.followers',
        { pageId: 'company-page', network: 'linkedin', day: 'soon', followers: -1 },
        at[3],
      ),
      'invalid_data',
    );
    plant(at[4], good('training.completed', training, stage.year.end + 3_650 * DAY_MS), 'far_future');
    const original = good(
      'participation.logged',
      { advocateId: training.advocateId, channel: 'forum', kind: 'answer' },
      at[5],
    );
    stage.agenda.add(at[5], { kind: 'event', event: original });
    const changed = {
      ...original,
      data: { advocateId: training.advocateId, channel: 'forum', kind: 'talk' },
    };
    // Alone, because which of two contents came first must not depend on how requests overtake each other.
    plant(at[5] + 2 * DAY_MS, changed, 'identity_conflict', { alone: true });
    stage.agenda.add(at[6], {
      kind: 'text',
      // Each its own: what is the same to the byte is a repeat, and these are not.
      text: `{"specversion":"1.0","id":"cut off ${String(i)}`,
      trouble: 'not_json',
    });
  }
}

type BadEvent =
  | 'unknown_advocate'
  | 'unknown_type'
  | 'missing_identity'
  | 'invalid_data'
  | 'far_future'
  | 'identity_conflict';
