import { type Evidence } from '../trails.js';
import { type Saying } from './sayings.js';

/** Where the hiring of a vacancy is kept: two systems that deliver webhooks, and one that sends plain events. */
export const SYSTEM_NAMES = ['greenhouse', 'ashby', 'plain'] as const;
export type SystemName = (typeof SYSTEM_NAMES)[number];
export type WebhookSystem = Exclude<SystemName, 'plain'>;

export interface Vacancy {
  /** As events and links name it. */
  readonly id: string;
  /** From 1, over all systems. */
  readonly number: number;
  readonly system: SystemName;
  readonly team: string;
  readonly openedAt: number;
  readonly closedAt: number;
}

export interface VacancyFacts {
  readonly title: string;
  readonly location: string;
  readonly cost: { readonly amountMinor: number; readonly currency: string };
}

export interface Applying {
  /** Every system numbers its candidates itself: the same person in two of them is two candidates. */
  readonly person: number;
  readonly vacancy: Vacancy;
  readonly at: number;
  readonly isInternal: boolean;
  readonly evidence: readonly Evidence[];
  readonly saying: Saying;
}

/** One application as its system goes on telling of it. */
export interface Course {
  /** What HR calls the candidate, where the system gives its ids to others. */
  readonly candidateRef?: string;
  qualified(at: number): void;
  interviewPlanned(at: number, takesPlaceAt: number): void;
  interviewed(at: number): void;
  invitedAgain(at: number): void;
  offered(at: number): void;
  hired(at: number, startsOn: string): void;
  /** Undefined where the system has no word for it. */
  readonly hireUndone?: (at: number) => void;
  rejected(at: number, reason: string): void;
  /** Somebody changed the source or whom is credited. */
  sourceCorrected(at: number, saying: Saying): void;
}

/** What tells of the hiring, in the system's own words. */
export interface RecruitmentSystem {
  vacancyId(number: number): string;
  opens(vacancy: Vacancy, facts: VacancyFacts): void;
  closes(vacancy: Vacancy, reason: string): void;
  applies(applying: Applying): Course;
}

export type RecruitmentSystems = Readonly<Record<SystemName, RecruitmentSystem>>;
