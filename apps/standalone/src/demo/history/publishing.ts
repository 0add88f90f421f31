import { type Random } from './random.js';
import { DEPARTMENTS } from './organisation.js';
import { type RecruitmentSystems, type Vacancy } from './recruitment/recruitment-system.js';
import { systemOf } from './recruitment/systems.js';
import { SOURCES, type Stage } from './stage.js';
import { DAY_MS, momentOfDay } from './year.js';

export const CAMPAIGNS = [
  'employer-brand',
  'tech-talks',
  'graduates',
  'customer-stories',
  'sustainability',
  'spring-hiring',
  'autumn-hiring',
] as const;
const KINDS = ['article', 'article', 'video', 'image', 'event', 'podcast'] as const;
const SUBJECTS = [
  'How we work',
  'A day with',
  'What we learned from',
  'Behind',
  'Five questions about',
  'Ten years of',
];
const TOPICS = [
  'the night shift',
  'our platform team',
  'a merger',
  'remote onboarding',
  'the new depot',
  'safety first',
];
const ROLES = [
  'engineer',
  'planner',
  'account manager',
  'analyst',
  'team lead',
  'designer',
  'care specialist',
  'controller',
];
const LEVELS = ['Junior', 'Medior', 'Senior', 'Lead'];
const CITIES = ['Utrecht', 'Rotterdam', 'Eindhoven', 'Groningen', 'Remote'];
const MEAN_DAYS_OPEN = 60;

export interface ContentItem {
  readonly id: string;
  readonly offeredAt: number;
  readonly campaignId?: string;
  readonly vacancyId?: string;
}

/** What the organisation offers for sharing, and what it is hiring for. */
export interface Offer {
  readonly content: readonly ContentItem[];
  readonly vacancies: readonly Vacancy[];
}

export function publish(stage: Stage, systems: RecruitmentSystems): Offer {
  const vacancies = Array.from({ length: stage.size.vacancies }, (_, index) =>
    openVacancy(stage, systems, index + 1),
  );
  const items = Array.from({ length: stage.size.contentItems }, (_, index) => offerItem(stage, index));
  const adverts = vacancies.map((vacancy) => offerAdvert(stage, vacancy));
  return { content: [...items, ...adverts], vacancies };
}

function openVacancy(stage: Stage, systems: RecruitmentSystems, number: number): Vacancy {
  const random = stage.random.fork(`vacancy-${String(number)}`);
  const name = systemOf(number);
  const system = systems[name];
  const team = random.weighted(DEPARTMENTS);
  const openedAt = momentOfDay(random, stage.year.start + random.int(3, 330) * DAY_MS);
  const closedAt = momentOfDay(random, openedAt + Math.ceil(random.logNormal(MEAN_DAYS_OPEN, 0.4)) * DAY_MS);
  const title = `${random.pick(LEVELS)} ${random.pick(ROLES)}`;
  const cost = { amountMinor: random.int(4, 40) * 10_000, currency: 'EUR' };
  const vacancy = { id: system.vacancyId(number), number, system: name, team, openedAt, closedAt };
  system.opens(vacancy, { title, location: random.pick(CITIES), cost });
  const reason = random.weighted([['filled', 7] as const, ['cancelled', 2] as const, ['other', 1] as const]);
  system.closes(vacancy, reason);
  return vacancy;
}

function offerItem(stage: Stage, index: number): ContentItem {
  const random = stage.random.fork(`content-${String(index)}`);
  const id = `content-${String(index + 1).padStart(4, '0')}`;
  // A few are there from the first day, or nobody would have anything to share in the first weeks.
  const offeredAt = momentOfDay(random, stage.year.start + (index < 6 ? 0 : random.int(0, 360)) * DAY_MS);
  const campaign = random.chance(0.7) ? { campaignId: random.pick(CAMPAIGNS) } : {};
  stage.tell(offeredAt, SOURCES.platform, 'content.offered', {
    contentId: id,
    title: `${random.pick(SUBJECTS)} ${random.pick(TOPICS)}`,
    kind: random.pick(KINDS),
    ...campaign,
    offeredTo: audienceOf(random),
  });
  return { id, offeredAt, ...campaign };
}

function offerAdvert(stage: Stage, vacancy: Vacancy): ContentItem {
  const id = `advert-${String(vacancy.number).padStart(3, '0')}`;
  const random = stage.random.fork(id);
  const offeredAt = vacancy.openedAt + random.int(1, 20) * 60_000;
  const campaignId = new Date(offeredAt).getUTCMonth() < 6 ? 'spring-hiring' : 'autumn-hiring';
  stage.tell(offeredAt, SOURCES.platform, 'content.offered', {
    contentId: id,
    title: `We are hiring: vacancy ${String(vacancy.number)}`,
    kind: 'vacancy',
    campaignId,
    vacancyId: vacancy.id,
    offeredTo: 'everyone',
  });
  return { id, offeredAt, campaignId, vacancyId: vacancy.id };
}

function audienceOf(random: Random): 'everyone' | string[] {
  if (random.chance(0.8)) return 'everyone';
  return random.shuffle(DEPARTMENTS.map(([name]) => name)).slice(0, 3);
}
