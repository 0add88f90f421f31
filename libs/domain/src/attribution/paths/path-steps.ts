import { asId, type AdvocateId, type Instant } from '../../ids.js';
import { type Channel } from '../../journeys/touch.js';
import { instantOf } from '../../time/instant.js';
import { type PathStep } from '../model.js';
import { type PathBook } from './path-book.js';

/** Which channels stand for a direct visit. A path model must know; any other name is as good as an advocate's. */
export type IsDirect = (channel: string) => boolean;

/** The touches of a journey of the book as a path model sees them. Without times all of them were at one moment. */
export function stepsOf(book: PathBook, isDirect: IsDirect): (path: number) => PathStep[] {
  const { touches, starts, times } = book.columns();
  const untimed = book.names.all.map((name): PathStep => ({ at: NO_TIME, channel: channelOf(name) }));
  const none = { at: NO_TIME, channel: channelOf('') };
  return (path) => {
    const steps: PathStep[] = [];
    for (let i = starts[path] ?? 0; i < (starts[path + 1] ?? 0); i += 1) {
      const step = untimed[touches[i] ?? 0] ?? none;
      steps.push(times === undefined ? step : { at: instantOf(times[i] ?? 0), channel: step.channel });
    }
    return steps;
  };

  function channelOf(name: string): Channel {
    return isDirect(name) ? { kind: 'direct' } : { kind: 'advocate', advocateId: asId<AdvocateId>(name) };
  }
}

const NO_TIME = asId<Instant>('1970-01-01T00:00:00.000Z');
