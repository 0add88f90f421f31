import { type EventData } from '#domain/events/catalogue.js';
import { plainWords } from './words.js';

type MappedStage = NonNullable<EventData<'stage.changed'>['stage']>;

/** The kinds that systems sort their stages into. */
const BY_KIND: Readonly<Record<string, MappedStage>> = {
  applied: 'application',
  apply: 'application',
  application: 'application',
  inbox: 'application',
  new: 'application',
  'application review': 'application',
  preinterviewscreen: 'qualified',
  screen: 'qualified',
  screening: 'qualified',
  'phone screen': 'qualified',
  shortlisted: 'qualified',
  'in review': 'qualified',
  evaluation: 'qualified',
  assessment: 'qualified',
  active: 'qualified',
  interview: 'interview',
  offer: 'offer',
  offered: 'offer',
  hire: 'hire',
  hired: 'hire',
  archived: 'other',
  disqualified: 'other',
  rejected: 'other',
};

/**
 * What stages are called in English, Dutch, German and French, the first that fits. A name nobody thought of maps to
 * nothing, and nothing is guessed to be a hire: "hiring manager" and "ready to hire" are none.
 */
const BY_NAME: readonly (readonly [RegExp, MappedStage])[] = [
  [
    /\b(reject\w*|declined|withdrawn|afgewezen|abgelehnt|absage|refuse|rejete|archived?|disqualified)\b/u,
    'other',
  ],
  [
    /^(hire|hired|aangenomen|in dienst|eingestellt|embauche|embauchee|recrute|recrutee|engage|engagee)$/u,
    'hire',
  ],
  [
    /\b(offer|offers|aanbod|aanbieding|arbeidsvoorwaarden|angebot|vertragsangebot|offre|proposition)\b/u,
    'offer',
  ],
  [
    /\b(interview|interviews|onsite|on site|face to face|gesprek|gesprekken|kennismaking|kennismakingsgesprek|sollicitatiegesprek|gesprach|vorstellungsgesprach|kennenlerngesprach|entretien|entretiens)\b/u,
    'interview',
  ],
  [
    /\b(application review|new applications?|new applicant|new applicants|applied|application|sollicitatie|gesolliciteerd|nieuw|bewerbung|beworben|neu|candidature|postule|nouveau|inbox)\b/u,
    'application',
  ],
  [
    /\b(phone screen|screen|screening|shortlist|shortlisted|qualified|assessment|gekwalificeerd|geschikt|voorselectie|vorauswahl|qualifiziert|geeignet|preselection|preselectionne|qualifie)\b/u,
    'qualified',
  ],
];

export function defaultStageOfKind(kind: string): MappedStage | undefined {
  const words = plainWords(kind);
  return Object.hasOwn(BY_KIND, words) ? BY_KIND[words] : undefined;
}

export function defaultStageOfName(name: string): MappedStage | undefined {
  const words = plainWords(name);
  return BY_NAME.find(([pattern]) => pattern.test(words))?.[1];
}
