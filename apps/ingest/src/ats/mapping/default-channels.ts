import { type EventData } from '#domain/events/catalogue.js';
import { plainWords } from './words.js';

type StatedChannel = NonNullable<EventData<'source.changed'>['channel']>;

/** A colleague brought them. Whom, only evidence can say, so a referral is no channel of its own. */
const COLLEAGUE =
  /\b(referral|referrals|referred|colleague|coworker|employee|employees|collega|medewerker|werknemer|aangedragen|kollege|kollegin|mitarbeiter|mitarbeiterin|empfehlung|collegue|salarie|salariee|cooptation|parrainage)\b/u;

const INTERNAL =
  /^(internal|internal (applicant|application|candidate|mobility)|interne (sollicitant|kandidaat|sollicitatie|mobiliteit|bewerbung)|interner bewerber|candidat interne|mobilite interne)$/u;

/** What sources are called in English, Dutch, German and French, the first that fits. */
const BY_NAME: readonly (readonly [RegExp, StatedChannel])[] = [
  [
    /\b(agency|agencies|headhunter|staffing|bureau|uitzendbureau|wervingsbureau|personalvermittlung|personalberatung|zeitarbeit|cabinet|interim)\b/u,
    'agency',
  ],
  [
    /\b(event|events|job fair|career fair|meetup|conference|campus|hackathon|beurs|banenmarkt|evenement|messe|jobmesse|karrieremesse|veranstaltung|salon|forum)\b/u,
    'event',
  ],
  [
    /\b(linkedin|indeed|monster|glassdoor|ziprecruiter|stepstone|xing|dice|totaljobs|reed|jobbird|jobat|vdab|nationale vacaturebank|nationalevacaturebank|werkzoeken|intermediair|apec|hellowork|welcome to the jungle|pole emploi|france travail|arbeitsagentur|jobware|google for jobs|google jobs|stack overflow|job board|jobboard|vacaturebank|jobborse|stellenborse|jobbsite)\b/u,
    'job_board',
  ],
  [
    /\b(career site|careers site|career page|careers page|careers|company website|company page|company site|corporate website|jobs page|website|werken bij|werkenbij|bedrijfswebsite|karriereseite|karriereportal|unternehmenswebsite|firmenwebsite|site carriere|site carrieres|site web|site entreprise)\b/u,
    'company_page',
  ],
];

export function isColleague(text: string): boolean {
  return COLLEAGUE.test(plainWords(text));
}

export function isInternalByDefault(source: string): boolean {
  return INTERNAL.test(plainWords(source));
}

export function defaultChannel(source: string): StatedChannel | undefined {
  if (isColleague(source)) return undefined;
  const words = plainWords(source);
  return BY_NAME.find(([pattern]) => pattern.test(words))?.[1];
}
