import { type Advocate, DEPARTMENTS } from './organisation.js';
import { SOURCES, type Stage } from './stage.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, dayOf, momentOfDay } from './year.js';

const NOTICE_VERSION = 'notice-2';
const POLICY_VERSION = 'policy-4';
const SURVEY_DAYS = [90, 270];
const SURVEY_GROUP_SIZE = 12;
/** The first four make the index of a survey; with the lowest answer that anybody gives to each. */
const QUESTIONS = [
  ['informed', 2],
  ['willing', 2],
  ['able', 1],
  ['valued', 2],
  ['feels_free_to_decline', 1],
] as const;
const PAGE = 'company-page';

/** The programme around the sharing: who was invited, joined, moved, was trained and thanked, and who left. */
export function runProgramme(stage: Stage, advocates: readonly Advocate[]): void {
  for (const advocate of advocates) followAdvocate(stage, advocate);
  countFollowers(stage);
  askSurvey(stage);
}

function followAdvocate(stage: Stage, advocate: Advocate): void {
  const random = stage.random.fork(`programme-${advocate.id}`);
  const { id: advocateId, enrolledAt } = advocate;
  const tell = (at: number, type: string, data: Record<string, unknown>) => {
    if (at < (advocate.leftAt ?? Infinity)) stage.tell(at, SOURCES.platform, type, { advocateId, ...data });
  };
  tell(enrolledAt - random.int(1, 30) * MINUTE_MS, 'advocate.invited', { team: advocate.team });
  enrol(stage, advocate, enrolledAt, advocate.team);
  if (random.chance(0.9))
    tell(enrolledAt + random.int(1, 72) * HOUR_MS, 'policy.acknowledged', { policyVersion: POLICY_VERSION });
  if (random.chance(0.7))
    tell(enrolledAt + random.int(1, 40) * DAY_MS, 'training.completed', { training: 'basics' });
  if (random.chance(0.2))
    tell(enrolledAt + random.int(40, 200) * DAY_MS, 'training.completed', { training: 'storytelling' });
  for (let i = random.poisson(advocate.activity * 0.6); i > 0; i -= 1) {
    tell(momentOfDay(random, enrolledAt + random.int(10, 340) * DAY_MS), 'recognition.given', {
      kind: 'thank-you',
    });
  }
  for (let i = random.poisson(advocate.activity * 0.8); i > 0; i -= 1) {
    const data = {
      channel: random.pick(['meetup', 'forum', 'alumni-group']),
      kind: random.pick(['talk', 'answer']),
    };
    tell(momentOfDay(random, enrolledAt + random.int(5, 340) * DAY_MS), 'participation.logged', data);
  }
  if (advocate.move !== undefined) enrol(stage, advocate, advocate.move.at, advocate.move.team);
  if (advocate.leftAt !== undefined)
    stage.tell(advocate.leftAt, SOURCES.platform, 'advocate.left', { advocateId });
}

/** Sent alone: what this person shares is refused until the enrolment has been accepted. */
function enrol(stage: Stage, advocate: Advocate, at: number, team: string): void {
  const data = {
    advocateId: advocate.id,
    team,
    noticeVersion: NOTICE_VERSION,
    namedInReports: advocate.named,
  };
  stage.tell(at, SOURCES.platform, 'advocate.enrolled', data, { alone: true });
}

function countFollowers(stage: Stage): void {
  const random = stage.random.fork('followers');
  let followers = 4_200;
  for (let at = stage.year.start + 6 * HOUR_MS; at < stage.year.end; at += 7 * DAY_MS) {
    followers += random.int(0, 40);
    stage.tell(at, SOURCES.network, 'page.followers', {
      pageId: PAGE,
      network: 'linkedin',
      day: dayOf(at),
      followers,
    });
  }
}

function askSurvey(stage: Stage): void {
  const random = stage.random.fork('survey');
  for (const day of SURVEY_DAYS) {
    const wave = `wave-day-${String(day)}`;
    for (const [group] of DEPARTMENTS) {
      for (let answer = 0; answer < SURVEY_GROUP_SIZE / 2; answer += 1) {
        const at = momentOfDay(random, stage.year.start + (day + random.int(0, 6)) * DAY_MS);
        const answers = Object.fromEntries(QUESTIONS.map(([name, least]) => [name, random.int(least, 5)]));
        stage.tell(at, SOURCES.hr, 'survey.answered', { wave, group, groupSize: SURVEY_GROUP_SIZE, answers });
      }
    }
  }
}
