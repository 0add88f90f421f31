import { type Random } from '#standalone/demo/history/random.js';
import { type Organisation } from './organisation.js';
import { bytesOf, type Told } from './told.js';

/** Something that must be refused, with the reason it must be refused for. Its bytes are like no other's. */
export interface Mistake {
  readonly kind: string;
  readonly bytes: Buffer;
  readonly reason: string;
}

type Fields = Readonly<Record<string, unknown>>;
type Make = (good: Fields, organisation: Organisation) => Buffer | string;

const DEEP = 1_000;
const LARGE = 140_000;

/** The kinds of mistakes, written down from the catalogue of reasons: a sender's slips and a fuzzer's finds. */
export const MISTAKES: Readonly<Record<string, readonly [reason: string, make: Make]>> = {
  'cut off': ['not_json', (good) => JSON.stringify(good).slice(0, -9)],
  'not a number': ['not_json', (good) => JSON.stringify(good).replace('"basics"', 'NaN')],
  nameless: ['missing_identity', ({ id, ...rest }) => JSON.stringify({ ...rest, subject: id })],
  timeless: ['invalid_envelope', ({ time: _, ...rest }) => JSON.stringify(rest)],
  'unknown type': ['unknown_type', (good) => JSON.stringify({ ...good, type: 'share.liked' })],
  'unknown version': [
    'unknown_version',
    (good) => JSON.stringify({ ...good, dataschema: 'urn:manyhands:schema:training.completed:v9' }),
  ],
  'wrong schema': ['invalid_data', (good) => JSON.stringify({ ...good, data: { training: 7 } })],
  'year 9999': ['time_out_of_range', (good) => JSON.stringify({ ...good, time: '9999-01-01T00:00:00Z' })],
  stranger: [
    'unknown_reference',
    (good, { mark }) =>
      JSON.stringify({ ...good, data: { advocateId: `${mark}nobody`, training: 'basics' } }),
  ],
  'deep nesting': [
    'too_deep',
    (good) => JSON.stringify(good).replace('"basics"', '['.repeat(DEEP) + ']'.repeat(DEEP)),
  ],
  'NUL character': ['invalid_text', (good) => JSON.stringify(good).replace('basics', 'ba\\u0000sics')],
  'lone surrogate': ['invalid_text', (good) => JSON.stringify(good).replace('basics', 'ba\\ud800sics')],
  'not UTF-8': [
    'undecodable',
    (good) => {
      const bytes = Buffer.from(JSON.stringify(good));
      bytes[bytes.indexOf('basics')] = 0xff;
      return bytes;
    },
  ],
  'too large': ['too_large', (good) => JSON.stringify(good).replace('basics', 'b'.repeat(LARGE))],
};

/** Large ones are rare, as in life; here because they would fill the disk before anything else is learnt. */
const LARGE_SHARE = 0.02;
const COMMON = Object.keys(MISTAKES).filter((kind) => kind !== 'too large');

/** Makes mistakes, all of them different. */
export class MistakeMaker {
  private made = 0;

  constructor(
    private readonly organisation: Organisation,
    private readonly random: Random,
  ) {}

  any(): Mistake {
    return this.of(this.random.chance(LARGE_SHARE) ? 'too large' : this.random.pick(COMMON));
  }

  of(kind: string): Mistake {
    const found = MISTAKES[kind];
    if (found === undefined) throw new Error(`there is no mistake "${kind}"`);
    const [reason, make] = found;
    const { mark, trial, firstMoment, advocates } = this.organisation;
    const good = {
      specversion: '1.0',
      id: `${trial}-bad-${mark}${String((this.made += 1))}`,
      source: 'urn:fault:mistakes',
      type: 'training.completed',
      time: new Date(firstMoment + this.made).toISOString(),
      data: { advocateId: advocates[0], training: 'basics' },
    };
    const made = make(good, this.organisation);
    return { kind, reason, bytes: typeof made === 'string' ? Buffer.from(made) : made };
  }

  /** The identity of an event that was accepted, with another content. */
  conflictWith(told: Told): Mistake {
    return {
      kind: 'identity conflict',
      reason: 'identity_conflict',
      bytes: bytesOf({ ...told, at: told.at + 1 }),
    };
  }
}
