import { type Day } from '#domain/ids.js';
import { type Employment } from './employment.js';
import { type ReachedStage } from './reached-stages.js';

/** A hire, and the day of the reporting zone on which it was made. */
export interface DatedHire extends ReachedStage {
  readonly hired_on: Day;
}

/** Why an employment is not compared; each is counted under the first that holds. */
export const EXCLUSIONS = [
  'no_hire',
  'internal',
  'reversed',
  'repeated',
  'not_started',
  'ends_before_start',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export type JoinedEmployment =
  | { readonly employment: Employment; readonly hire: DatedHire; readonly excluded: undefined }
  | { readonly employment: Employment; readonly hire: DatedHire | undefined; readonly excluded: Exclusion };

/**
 * Finds the hire that each employment came from. By the candidate when the HR system names one: the hire for the same
 * vacancy if there is one, a standing one before a reversed one, then the last one made by the first day of work.
 * Without a candidate by the vacancy, and only when that leaves no choice: one hire, one such employment. A hire has
 * one employment: a later one of the same candidate is a new contract and no new hire.
 * @param survivorOf the reference that a candidate's story goes on under
 * @param asOf employments that start later are not there yet
 */
export function joinEmployments(
  employments: readonly Employment[],
  hires: readonly DatedHire[],
  survivorOf: (candidateRef: string) => string,
  asOf: Day,
): JoinedEmployment[] {
  const ofCandidate = Map.groupBy(hires, ({ candidate_ref }) => survivorOf(candidate_ref));
  const taken = new Set<DatedHire>();
  const inOrder = employments.toSorted(
    (a, b) => compare(a.started_on, b.started_on) || compare(a.employment_ref, b.employment_ref),
  );
  const joined = new Map<Employment, JoinedEmployment>();
  const take = (employment: Employment, hire: DatedHire | undefined) => {
    joined.set(employment, judge(employment, hire, taken, asOf));
    if (hire !== undefined) taken.add(hire);
  };
  const [named, unnamed] = [true, false].map((isNamed) =>
    inOrder.filter(({ candidate_ref }) => (candidate_ref !== '') === isNamed),
  );
  for (const employment of named ?? [])
    take(employment, hireOf(employment, ofCandidate.get(survivorOf(employment.candidate_ref)) ?? []));
  // Only hires that no named candidate started from are left to choose.
  const left = hires.filter((hire) => !taken.has(hire) && !hire.is_reversed && !hire.is_internal);
  const ofVacancy = Map.groupBy(left, ({ vacancy }) => vacancy);
  const perVacancy = Map.groupBy(unnamed ?? [], ({ vacancy }) => vacancy);
  for (const employment of unnamed ?? []) {
    const choice = employment.vacancy === '' ? [] : (ofVacancy.get(employment.vacancy) ?? []);
    const isClear = choice.length === 1 && perVacancy.get(employment.vacancy)?.length === 1;
    take(employment, isClear ? choice[0] : undefined);
  }
  return employments.flatMap((employment) => joined.get(employment) ?? []);
}

function judge(
  employment: Employment,
  hire: DatedHire | undefined,
  taken: ReadonlySet<DatedHire>,
  asOf: Day,
): JoinedEmployment {
  if (hire === undefined) return { employment, hire, excluded: 'no_hire' };
  if (hire.is_internal) return { employment, hire, excluded: 'internal' };
  if (hire.is_reversed) return { employment, hire, excluded: 'reversed' };
  if (taken.has(hire)) return { employment, hire, excluded: 'repeated' };
  if (employment.started_on > asOf) return { employment, hire, excluded: 'not_started' };
  const endsBefore = employment.ended_on !== '' && employment.ended_on < employment.started_on;
  return { employment, hire, excluded: endsBefore ? 'ends_before_start' : undefined };
}

function hireOf({ vacancy, started_on }: Employment, hires: readonly DatedHire[]): DatedHire | undefined {
  const ofVacancy = hires.filter((hire) => vacancy !== '' && hire.vacancy === vacancy);
  const choice = ofVacancy.length > 0 ? ofVacancy : hires;
  const rank = (hire: DatedHire) => Number(!hire.is_reversed) * 2 + Number(hire.hired_on <= started_on);
  return choice.toSorted(
    (a, b) => rank(b) - rank(a) || b.at_ms - a.at_ms || compare(a.application_id, b.application_id),
  )[0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
