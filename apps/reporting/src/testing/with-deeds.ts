import { seededRandom } from '#testing/random.js';
import { type Deed, type Enrolment, type Organisation } from './organisation.js';

const START_MS = Date.parse('2026-03-26T12:00:00Z');
const HOUR_MS = 3_600_000;
const DAYS = 8;

/** The same organisation, in which people also come, leave, come back and are trained during the generated days. */
export function withDeeds(facts: Organisation, seed: number): Organisation {
  const random = seededRandom(seed);
  const hex = () => random.int(0x1_0000).toString(16).padStart(4, '0');
  const event = (subject: string, hours: number, data: object): Enrolment => ({
    subject,
    event_key: `${hex()}${hex()}-${hex()}-${hex()}-${hex()}-${hex()}${hex()}${hex()}`,
    occurred_at: new Date(START_MS + hours * HOUR_MS).toISOString(),
    data: JSON.stringify({ advocateId: subject, ...data }),
  });
  const enrol = (subject: string, hours: number, team: string) =>
    event(subject, hours, { team, noticeVersion: 'v1', namedInReports: false });
  const deed = (type: Deed['type'], subject: string, hours: number): Deed => ({
    ...event(subject, hours, type === 'training.completed' ? { trainingId: 'basics' } : {}),
    type,
  });
  const anybody = ['a01', 'a03', 'a05', 'a08', 'a10', 'a13', 'a15', 'a16'] as const;
  return {
    ...facts,
    enrolments: [
      ...facts.enrolments,
      enrol('a16', 20, 'sales'),
      enrol('a17', 90, 'legal'),
      // Back after having left, in another team.
      enrol('a10', 130, 'sales'),
    ],
    deeds: [
      deed('advocate.left', 'a10', 50),
      deed('advocate.left', 'a05', 101),
      deed('advocate.left', 'a16', 150),
      // Never enrolled, so there is nothing to leave.
      deed('advocate.left', 'a15', 60),
      ...Array.from({ length: 40 }, () =>
        deed('training.completed', random.pick([...anybody]), random.int(DAYS * 24)),
      ),
    ],
  };
}
