import { type Measure } from '../../measures/measure.js';

export interface MartColumn {
  readonly name: string;
  readonly type: string;
  /** What it means, kept as the column's comment. */
  readonly comment: string;
}

/** A view of the `mart` database: what SQL users see instead of the tables of the product. */
export interface MartView {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly MartColumn[];
  /** Its SELECT, giving every column by name. Reads the tables of the product by their full names; has no parameters. */
  readonly select: string;
}

export const TENANT: MartColumn = {
  name: 'tenant',
  type: 'String',
  comment: 'The organisation. A user sees the rows of one.',
};

/** The engine's type of a measure. */
export function typeOf({ type }: Measure, isNullable: boolean): string {
  const plain = type === 'integer' ? 'UInt64' : 'Float64';
  return isNullable ? `Nullable(${plain})` : plain;
}
