import { type RecordedLink } from '#standalone/demo/recount/record.js';

/** A tracked link as the recount needs it. */
export interface Link extends RecordedLink {
  readonly code: string;
  readonly campaignId?: string;
}

/**
 * One organisation of a trial. The ids of its events are those of every other organisation too, because an identity must
 * not reach across organisations; what the events are about carries its mark, so that a leak can be seen.
 */
export interface Organisation {
  /** Its id in the product. */
  readonly tenant: string;
  /** What every advocate, team, share, candidate, content item and link of it begins with. */
  readonly mark: string;
  /** What the ids of its events begin with: the name of the trial. */
  readonly trial: string;
  readonly key: string;
  /** Whether part of its events goes through the raw topics. */
  readonly writesRawTopics: boolean;
  /** Whether the organisation existed before the trial, so that it holds what other trials sent. */
  readonly isShared: boolean;
  /** Where its window of time begins. Trials of one organisation have windows that do not touch. */
  readonly firstMoment: number;
  readonly advocates: readonly string[];
  readonly teams: readonly string[];
  readonly contents: readonly string[];
  readonly campaigns: readonly string[];
  readonly vacancies: readonly string[];
  readonly links: readonly Link[];
}

export const DAY_MS = 86_400_000;
/** New things happen on these days; what follows from them, up to thirty days later. */
export const STORY_DAYS = 45;
export const WINDOW_DAYS = 90;
const ADVOCATES = 14;
const LINKS = 10;
/** Who changes teams now and then. One of each team: the others are enough for it to be shown, whenever one looks. */
export const MOVERS = [1, 2] as const;
export const NETWORKS = ['linkedin', 'x', 'whatsapp', 'offline'] as const;

/** The people and things of an organisation, all with its mark. Fourteen people in two teams: none is too small to be shown. */
export function peopleAndThings(
  mark: string,
): Pick<Organisation, 'advocates' | 'teams' | 'contents' | 'campaigns' | 'vacancies' | 'links'> {
  const names = (kind: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${mark}${kind}-${String(index + 1).padStart(2, '0')}`);
  const advocates = names('adv', ADVOCATES);
  const contents = names('content', 4);
  const campaigns = names('campaign', 2);
  const links = names('link', LINKS).map((code, index): Link => {
    const of = {
      code,
      network: NETWORKS[index % NETWORKS.length] ?? 'linkedin',
      contentId: contents[index % contents.length] ?? '',
      ...(index % 3 === 0 ? {} : { campaignId: campaigns[index % campaigns.length] ?? '' }),
    };
    return index === 0
      ? { ...of, by: 'company_page' }
      : { ...of, by: 'advocate', advocateId: advocates[index] ?? '' };
  });
  return { advocates, teams: names('team', 2), contents, campaigns, vacancies: names('vac', 3), links };
}
