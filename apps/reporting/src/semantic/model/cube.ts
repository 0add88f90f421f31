import { type BucketKind } from '../../buckets/bucket-state.js';
import { type MeasureName } from '../../measures/catalogue.js';
import { type DimensionName } from '../../measures/dimensions.js';

/** Who may see a member of a dimension: whoever reads reports, only groups of at least k, or people who opted in. */
export type PrivacyClass = 'open' | 'group' | 'person';

/** A family of facts that is kept together. Measures of several cubes stand side by side on the dimensions they share. */
export type CubeName = 'reach' | 'audience' | 'people' | 'verdicts' | 'outcomes' | 'credit' | 'programme';

/**
 * How a dimension is read from the rows of a cube. All texts are fragments of SQL from this code; values are always
 * bound. {@link labels.ts} makes the shown text of them.
 */
export interface CubeDimension {
  readonly name: DimensionName;
  /** The value as it is stored; '' is no value. */
  readonly stored: string;
  /** What a line is called instead of its value: conditions with their label, of which the first that holds counts. */
  readonly instead?: readonly (readonly [condition: string, label: string])[];
  /** What a filter compares with, when that is not the label. */
  readonly filtered?: string;
}

/**
 * A measure as a cube counts it: parts that are aggregated from the rows, and the value that is made of the parts once
 * per line. Ratios are made of sums, never averaged.
 */
export interface CubeMeasure {
  readonly name: MeasureName;
  /** Name of a part to the aggregate that gives it. The same name means the same part in every measure of a cube. */
  readonly parts: Readonly<Record<string, string>>;
  /** The number of a line, of its parts. */
  readonly value: string;
  readonly isNullable: boolean;
  /** Distinct people cannot be told of members that were put together in one line: such lines have no value. */
  readonly isDistinct?: boolean;
  /** The value is a part of all lines of the same period and of the same members of these dimensions. */
  readonly shareWithin?: readonly DimensionName[];
}

export interface Cube {
  readonly name: CubeName;
  readonly title: string;
  readonly definition: string;
  readonly buckets: BucketKind;
  readonly dimensions: readonly CubeDimension[];
  readonly measures: readonly CubeMeasure[];
  /** Over members of these nothing may be added up: each must be a dimension of the question or fixed to one member. */
  readonly fixed: readonly { readonly dimension: DimensionName; readonly reason: string }[];
  /** Rows are first brought to one per each of these, with the column at its largest; parts are made of `largest`. */
  readonly largestOf?: { readonly per: readonly string[]; readonly column: string };
}

/** A measure that is the sum of a column. */
export function summed(name: MeasureName, column: string = name): CubeMeasure {
  return { name, parts: { [column]: `sum(${column})` }, value: column, isNullable: false };
}

/** A measure that is one sum divided by another; no value when there is nothing to divide by. */
export function quotient(name: MeasureName, part: string, whole: string): CubeMeasure {
  return {
    name,
    parts: { [part]: `sum(${part})`, [whole]: `sum(${whole})` },
    value: `if(${whole} = 0, NULL, ${part} / ${whole})`,
    isNullable: true,
  };
}
