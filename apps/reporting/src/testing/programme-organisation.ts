import { type ClickHouseClient } from '@clickhouse/client';
import { type Random, seededRandom } from '#testing/random.js';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** Everything happens on one of four hours of a day, so that moments coincide and windows end on events. */
const STEP_HOURS = 6;
/** Midnight in Amsterdam. Clocks go forward there on 29 March. */
const START = Date.parse('2026-01-04T23:00:00Z');
const DAYS = 110;
/** A department is dissolved on a Monday at midnight, and something is offered to everyone at that moment. */
const DISSOLVED_AT = Date.parse('2026-03-01T23:00:00Z');

/** Eight begin in it and three in legal, which is too small to be shown; the others in the teams people move to. */
const SMALL_TEAMS = ['it', 'it', 'it', 'it', 'it', 'it', 'it', 'it', 'legal', 'legal', 'legal'];
const TEAMS = ['sales', 'care'] as const;
const PEOPLE = Array.from({ length: 44 }, (_, index) => `p${String(index + 1).padStart(2, '0')}`);
/** They share and are recognised without ever having enrolled. */
const OUTSIDERS = ['x1', 'x2'];
const CONTENTS = ['c1', 'c2', 'c3', 'c4'] as const;

export interface ProgrammeEvent {
  readonly key: string;
  readonly type: string;
  readonly subject: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly data: Readonly<Record<string, unknown>>;
}
export interface ProgrammeShare {
  readonly key: string;
  readonly shareId: string;
  readonly by: string;
  readonly content: string;
  readonly at: number;
  readonly receivedAt: number;
}
export interface ProgrammeOrganisation {
  readonly events: readonly ProgrammeEvent[];
  readonly shares: readonly ProgrammeShare[];
}

/** A programme of some months: people come, change teams, leave and come back; what they do is drawn by lot. */
export function programmeOrganisation(seed: number): ProgrammeOrganisation {
  const random = seededRandom(seed);
  const events: ProgrammeEvent[] = [];
  const shares: ProgrammeShare[] = [];
  const add = (type: string, subject: string, at: number, data: Readonly<Record<string, unknown>>): void => {
    events.push({ key: keyOf(random), type, subject, at, receivedAt: at + delay(random), data });
  };
  for (const [index, person] of PEOPLE.entries()) {
    const enrol = (at: number, team: string = random.pick(TEAMS)): void => {
      add('advocate.enrolled', person, at, { advocateId: person, team, namedInReports: random.chance(0.5) });
    };
    const first = SMALL_TEAMS[index] ?? random.pick(TEAMS);
    const joined = random.chance(0.6) ? START - 40 * DAY_MS : moment(random);
    if (random.chance(0.8))
      add('advocate.invited', person, joined - random.int(200) * HOUR_MS, {
        advocateId: person,
        ...(random.chance(0.7) ? { team: random.pick(TEAMS) } : {}),
      });
    if (index >= SMALL_TEAMS.length && random.chance(0.1)) continue;
    enrol(joined, first);
    if (random.chance(0.3)) {
      // To the moment a week after joining: the last one that counts.
      const at = joined + 7 * DAY_MS;
      shares.push({
        key: keyOf(random),
        shareId: `share-${person}-first`,
        by: person,
        content: '',
        at,
        receivedAt: at + delay(random),
      });
    }
    if (first === 'it') enrol(DISSOLVED_AT, 'care');
    else if (random.chance(0.4)) enrol(moment(random));
    if (random.chance(0.1)) enrol(joined, first);
    if (random.chance(0.25)) add('advocate.left', person, moment(random), { advocateId: person });
    if (random.chance(0.07)) add('advocate.left', person, joined, { advocateId: person });
    if (random.chance(0.2)) enrol(moment(random));
  }
  for (const person of [...PEOPLE, ...OUTSIDERS]) {
    for (let n = random.int(5); n > 0; n--)
      add('training.completed', person, moment(random), {
        advocateId: person,
        training: random.pick(['basics', 'basics', 'video', 'writing']),
      });
    if (random.chance(0.6))
      add('policy.acknowledged', person, moment(random), { advocateId: person, policyVersion: 'v1' });
    for (let n = random.int(3); n > 0; n--)
      add('recognition.given', person, moment(random), {
        advocateId: person,
        kind: random.pick(['thanks', 'thanks', 'thanks', 'prize']),
      });
    for (let n = random.int(4); n > 0; n--)
      add('participation.logged', person, moment(random), {
        advocateId: person,
        channel: random.pick(['chat', 'group']),
        kind: random.pick(['joined', 'answered', 'asked']),
      });
    for (let n = random.int(4) * random.int(9); n > 0; n--) share(person, `share-${person}-${String(n)}`);
  }
  share('', 'share-page');
  for (let n = 0; n < 16; n++) {
    const content = random.pick(CONTENTS);
    const teams = random.chance(0.4)
      ? 'everyone'
      : [random.pick(TEAMS), random.pick(['it', 'legal', 'nobody'])];
    add('content.offered', content, n === 0 ? DISSOLVED_AT : moment(random), {
      contentId: content,
      offeredTo: teams,
    });
  }
  return { events: [...events, ...surveys(random), ...followers(random)], shares };

  function share(by: string, shareId: string): void {
    const at = moment(random);
    const one = {
      shareId,
      by,
      content: random.pick(['', ...CONTENTS]),
      at,
      receivedAt: at + delay(random),
    };
    shares.push({ ...one, key: keyOf(random) });
    // Two messages about one share: the earlier one stands.
    if (random.chance(0.1))
      shares.push({
        ...one,
        key: keyOf(random),
        by: random.pick(['p20', by]),
        at: at + random.int(9) * DAY_MS,
      });
  }
}

function surveys(random: Random): ProgrammeEvent[] {
  const groups = [
    ['north', 12],
    ['south', 9],
    ['east', 7],
    ['west', 3],
  ] as const;
  return ['autumn', 'winter', 'spring'].flatMap((wave, index) =>
    groups.flatMap(([group, people]) =>
      Array.from({ length: people - random.int(3) }, (): ProgrammeEvent => {
        const score = () => 1 + random.int(5);
        const at = START + (index * 45 + random.int(9)) * DAY_MS;
        return {
          key: keyOf(random),
          type: 'survey.answered',
          subject: wave,
          at,
          receivedAt: at,
          data: {
            wave,
            group,
            groupSize: people + 5,
            answers: {
              ...(random.chance(0.9) ? { informed: score() } : {}),
              willing: score(),
              able: score(),
              // The first wave did not ask this one, so it has no index.
              ...(index > 0 ? { valued: score() } : {}),
              burden: 3,
            },
          },
        };
      }),
    ),
  );
}

function followers(random: Random): ProgrammeEvent[] {
  const pages = [
    ['acme', 'linkedin'],
    ['acme-jobs', 'linkedin'],
    ['acme', 'x'],
  ] as const;
  return pages.flatMap(([pageId, network], index) =>
    Array.from({ length: 25 }, (): ProgrammeEvent => {
      const at = START + (index * 20 + random.int(DAYS - 40)) * DAY_MS;
      const day = new Date(at - random.int(2) * DAY_MS).toISOString().slice(0, 10);
      return {
        key: keyOf(random),
        type: 'page.followers',
        subject: pageId,
        at,
        receivedAt: at + delay(random),
        data: { pageId, network, day, followers: 1000 + random.int(200) },
      };
    }),
  );
}

/** Rows of the fact tables; some twice, as after a redelivery. */
export async function storeProgramme(
  clickhouse: ClickHouseClient,
  tenant: string,
  { events, shares }: ProgrammeOrganisation,
): Promise<void> {
  const envelope = (fact: { readonly key: string; readonly at: number; readonly receivedAt: number }) => ({
    tenant,
    source: 'test',
    event_key: fact.key,
    event_id: fact.key,
    occurred_at: new Date(fact.at).toISOString(),
    received_at: new Date(fact.receivedAt).toISOString(),
    log_partition: 0,
    log_offset: 0,
  });
  const tables = {
    programme_event: events.map((event) => ({
      ...envelope(event),
      type: event.type,
      subject: event.subject,
      data: JSON.stringify(event.data),
    })),
    share: shares.map((share) => ({
      ...envelope(share),
      share_id: share.shareId,
      sharer: share.by === '' ? 'company_page' : 'advocate',
      advocate_id: share.by,
      campaign_id: '',
      content_id: share.content,
      vacancy_id: '',
      network: 'linkedin',
      link_code: '',
      parent_share_id: '',
      own_words: null,
      audience: null,
      audience_provenance: '',
    })),
  };
  for (const [table, rows] of Object.entries<readonly Readonly<Record<string, unknown>>[]>(tables)) {
    await clickhouse.insert({ table, values: [...rows], format: 'JSONEachRow' });
    await clickhouse.insert({ table, values: rows.slice(0, 200), format: 'JSONEachRow' });
  }
}

function moment(random: Random): number {
  return START + random.int((DAYS * 24) / STEP_HOURS) * STEP_HOURS * HOUR_MS;
}

/** Most is known within a day; some three weeks later. */
function delay(random: Random): number {
  return random.chance(0.8) ? random.int(24) * HOUR_MS : random.int(21) * DAY_MS;
}

function keyOf(random: Random): string {
  const hex = () => random.int(0x1_0000).toString(16).padStart(4, '0');
  return `${hex()}${hex()}-${hex()}-${hex()}-${hex()}-${hex()}${hex()}${hex()}`;
}
