import { type SourcePlan } from '../../buckets/choose-source.js';

/** Members of a personal dimension that have lines of their own, and the name of the line of all others. */
export interface ShownMembers {
  readonly shown: readonly string[];
  readonly pool: string;
}

/** How the people behind a question may be shown: the hook of suppression. Every personal dimension that is used is in it. */
export type Disclosures = Readonly<Partial<Record<'team' | 'advocate', ShownMembers>>>;

/** Where rows are read from, decided once per question so that all its numbers are of one moment. */
export interface Reading {
  /** Of shares, clicks and people; and of outcomes and credit. */
  readonly plans: Readonly<Record<'reach' | 'talent', SourcePlan>>;
  /** The days of shares and clicks when people have to be counted anew: all of them from raw facts. */
  readonly anew: SourcePlan;
  readonly disclosures: Disclosures;
  /** The members of the top's dimension that have lines of their own; undefined without a top. */
  readonly topMembers: readonly string[] | undefined;
}

/** A condition over the columns of the result, made by our own code; values are bound. */
export interface BoundCondition {
  readonly sql: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The values of several pieces of SQL that stand in one statement. */
export function boundTogether(...pieces: readonly Bound[]): Bound['params'] {
  return Object.fromEntries(pieces.flatMap(({ params }) => Object.entries(params)));
}

/** SQL with the values it asks for. */
export interface Bound {
  readonly sql: string;
  readonly params: Readonly<Record<string, unknown>>;
}
