/** A column of an answer to a semantic query. */
export interface ResultColumn {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
  readonly unit: string;
  readonly kind: 'dimension' | 'measure' | 'time';
  readonly type: 'text' | 'integer' | 'number' | 'day' | 'instant';
  readonly isNullable: boolean;
}

/** How the period of a line is told: its name, its first local day, and the instant at which that day begins. */
export const TIME_COLUMNS = ['period', 'period_start', 'period_start_at'] as const;
export type TimeColumn = (typeof TIME_COLUMNS)[number];
