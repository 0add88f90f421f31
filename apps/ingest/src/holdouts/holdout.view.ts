import { type DrawnTeam } from './draw-holdout.js';

export const SUBJECT_KINDS = ['vacancy', 'campaign', 'content'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A hold-out as it is stored. */
export interface HoldoutRow {
  readonly id: string;
  readonly name: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly design: 'parallel' | 'stepped';
  readonly heldOutShare: number | null;
  readonly steps: number | null;
  readonly strata: number;
  readonly seed: string;
  readonly from: string;
  readonly to: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly teams: readonly DrawnTeam[];
}

/** A hold-out as its organisation sees it. */
export interface HoldoutView extends Omit<
  HoldoutRow,
  'subjectKind' | 'subjectId' | 'createdAt' | 'endedAt' | 'teams'
> {
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly teams: readonly (DrawnTeam & { readonly heldOut: boolean })[];
}

export function holdoutView(row: HoldoutRow): HoldoutView {
  const { subjectKind, subjectId, createdAt, endedAt, teams, ...rest } = row;
  return {
    ...rest,
    subject: { kind: subjectKind, id: subjectId },
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    teams: teams.map((team) => ({ ...team, heldOut: team.shownFrom === null })),
  };
}
