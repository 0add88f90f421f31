/**
 * Where a hire comes from, as far as advocates are concerned: three classes without overlap. "Sourced" and "influenced"
 * are two claims and stay two numbers; whether an influenced hire belongs to advocacy is for the reader to choose.
 */
export const SOURCE_CLASSES = ['sourced', 'influenced_only', 'other'] as const;
export type SourceClass = (typeof SOURCE_CLASSES)[number];

/** What the ledger says of one outcome. */
export interface Attributed {
  /** The channel that has the credit of the last touch; 'unattributed' or '' without any touch. */
  readonly channel: string;
  /** An advocate is somewhere in the journey: every touch has rows in the ledger, those that get no credit included. */
  readonly is_influenced: boolean;
}

export function sourceClassOf({ channel, is_influenced }: Attributed): SourceClass {
  if (channel === 'advocate') return 'sourced';
  return is_influenced ? 'influenced_only' : 'other';
}

/** What counts as advocacy when two groups are compared. */
export const ADVOCACY = {
  name: 'advocacy',
  values: ['influenced', 'sourced'],
  fallback: 'influenced',
  definition:
    'Which hires are the advocacy group. influenced: an advocate is anywhere in the journey, so that the others had nothing to do with advocates. sourced: the last touch was an advocate; hires that an advocate only influenced are then among the others.',
} as const;

export function isAdvocacy(sourceClass: SourceClass, meaning: (typeof ADVOCACY.values)[number]): boolean {
  return sourceClass === 'sourced' || (meaning === 'influenced' && sourceClass === 'influenced_only');
}
