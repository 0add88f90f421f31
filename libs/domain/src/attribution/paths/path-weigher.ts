import { type JourneyContext, type PathModel } from '../model.js';
import { CompensatedSums } from './compensated-sums.js';
import { type PathBook } from './path-book.js';
import { NO_SHAPE, shapesOf } from './path-shapes.js';
import { type IsDirect, stepsOf } from './path-steps.js';

/** Per channel number, what a model gives it of all outcomes. */
export interface ChannelSums {
  readonly conversions: Float64Array;
  readonly values: Float64Array;
}

/** Weighs every journey of a book with one path model after another. Journeys that a model cannot tell apart are weighed once. */
export class PathWeigher {
  private shapes: Int32Array | undefined;

  constructor(
    private readonly book: PathBook,
    private readonly isDirect: IsDirect,
  ) {}

  weigh(model: PathModel, context: JourneyContext): ChannelSums {
    const { touches, starts, conversions, values } = this.book.columns();
    const byConversions = new CompensatedSums(this.book.names.count);
    const byValues = new CompensatedSums(this.book.names.count);
    const weightsOf = this.weightsBy(model, context);
    for (let path = 0; path < this.book.size; path += 1) {
      const count = conversions[path] ?? 0;
      const value = values[path] ?? 0;
      if (count === 0) continue;
      const weights = weightsOf(path);
      const from = starts[path] ?? 0;
      for (let i = 0; i < weights.length; i += 1) {
        const weight = weights[i] ?? 0;
        if (weight === 0) continue;
        const channel = touches[from + i] ?? 0;
        byConversions.add(channel, weight * count);
        if (value !== 0) byValues.add(channel, weight * value);
      }
    }
    return { conversions: byConversions.sums, values: byValues.sums };
  }

  private weightsBy(model: PathModel, context: JourneyContext): (path: number) => readonly number[] {
    const classOf = this.classesBy(model);
    const steps = stepsOf(this.book, this.isDirect);
    const known: (readonly number[] | undefined)[] = [];
    return (path) => {
      const kind = classOf(path);
      if (kind === NO_SHAPE) return model.weigh(steps(path), context);
      return (known[kind] ??= model.weigh(steps(path), context));
    };
  }

  /** Journeys of one number get the same weights from the model. */
  private classesBy({ looksAt }: PathModel): (path: number) => number {
    switch (looksAt) {
      case 'length': {
        const { starts } = this.book.columns();
        return (path) => (starts[path + 1] ?? 0) - (starts[path] ?? 0);
      }
      case 'shape': {
        const shapes = (this.shapes ??= shapesOf(this.book, this.isDirect));
        return (path) => shapes[path] ?? NO_SHAPE;
      }
      default:
        return () => NO_SHAPE;
    }
  }
}
