/** How much of a history is played. Every figure is a mean or a count over the whole year. */
export interface HistorySize {
  readonly advocates: number;
  readonly vacancies: number;
  readonly contentItems: number;
  readonly sharesPerAdvocate: number;
  readonly pageSharesPerWeek: number;
  /** Requests on the link of an ordinary share, before what makes one share travel further than another. */
  readonly requestsPerShare: number;
  readonly applicantsPerVacancy: number;
  /** Deliberately bad deliveries of each kind. */
  readonly badOfEachKind: number;
}

const SMALL: HistorySize = {
  advocates: 200,
  vacancies: 40,
  contentItems: 120,
  sharesPerAdvocate: 12,
  pageSharesPerWeek: 3,
  requestsPerShare: 8,
  applicantsPerVacancy: 25,
  badOfEachKind: 12,
};

/**
 * `small` is one company and about 30,000 requests and events; `medium` and `large` are about ten
 * and a hundred times that. `tiny` is for tests: every situation of the others, a tenth of the waiting.
 */
export const SIZES = {
  tiny: {
    advocates: 48,
    vacancies: 10,
    contentItems: 24,
    sharesPerAdvocate: 5,
    pageSharesPerWeek: 1,
    requestsPerShare: 5,
    applicantsPerVacancy: 22,
    badOfEachKind: 3,
  },
  small: SMALL,
  medium: {
    ...SMALL,
    advocates: 1_000,
    vacancies: 300,
    contentItems: 300,
    sharesPerAdvocate: 18,
    pageSharesPerWeek: 7,
    requestsPerShare: 13,
    applicantsPerVacancy: 35,
  },
  large: {
    ...SMALL,
    advocates: 5_000,
    vacancies: 1_500,
    contentItems: 900,
    sharesPerAdvocate: 24,
    pageSharesPerWeek: 14,
    requestsPerShare: 24,
    applicantsPerVacancy: 50,
  },
} as const satisfies Record<string, HistorySize>;

export type SizeName = keyof typeof SIZES;

export function isSizeName(text: string): text is SizeName {
  return Object.hasOwn(SIZES, text);
}
