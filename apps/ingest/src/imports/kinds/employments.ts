import { given } from './given.js';
import { type ImportKind, type RowEvent } from './import-kind.js';

/** One row per employment. */
export const employments: ImportKind = {
  name: 'employments',
  title: 'Employments, one per row, for retention',
  columns: [
    {
      name: 'employment',
      aliases: ['employment id', 'contract id', 'dienstverband'],
      holds: 'A reference of the employment that names nobody.',
      needed: true,
    },
    {
      name: 'candidate',
      aliases: ['candidate id', 'kandidaat', 'kandidaat id', 'kandidat'],
      holds: "The ATS's id of the candidate they were. Made a pseudonym before anything is stored.",
      personal: true,
    },
    {
      name: 'vacancy',
      aliases: ['vacancy id', 'job id', 'vacature'],
      holds: 'The id of the vacancy they were hired for.',
    },
    {
      name: 'started_on',
      aliases: ['start date', 'started', 'hire date', 'in dienst', 'eintritt'],
      holds: 'The first day of work.',
      needed: true,
    },
    { name: 'role', aliases: ['function', 'job', 'functie', 'rolle'], holds: 'The code of the role.' },
    { name: 'level', aliases: ['grade', 'schaal', 'stufe'], holds: 'The code of the level.' },
    { name: 'site', aliases: ['location', 'office', 'locatie', 'standort'], holds: 'The code of the site.' },
    { name: 'team', aliases: ['department', 'afdeling', 'abteilung'], holds: 'The code of the team.' },
    {
      name: 'ended_on',
      aliases: ['end date', 'ended', 'uit dienst', 'austritt'],
      holds: 'The last day of work.',
    },
    {
      name: 'voluntary',
      aliases: ['left voluntarily', 'vrijwillig'],
      holds: 'yes when they left by their own choice.',
    },
  ],
  read(row) {
    const employmentRef = row.atsCode('employment') ?? '';
    const startedOn = row.day('started_on');
    const startedAt = row.moment('started_on', 'start');
    const about = given({
      candidateRef: row.candidate('candidate'),
      vacancyId: row.atsCode('vacancy'),
      role: row.code('role'),
      level: row.code('level'),
      site: row.code('site'),
      team: row.code('team'),
    });
    const endedOn = row.day('ended_on');
    const endedAt = row.moment('ended_on', 'end');
    const voluntary = row.yesNo('voluntary');
    const events: RowEvent[] = [];
    if (startedOn !== undefined && startedAt !== undefined) {
      const data = { employmentRef, startedOn, ...about };
      events.push({
        type: 'employment.started',
        key: `${employmentRef}:started`,
        occurredAt: startedAt,
        data,
        column: 'started_on',
      });
    }
    if (endedOn !== undefined && endedAt !== undefined) {
      if (startedOn !== undefined && endedOn < startedOn) row.wrong('ended_on', 'Lies before started_on.');
      const data = { employmentRef, endedOn, ...given({ voluntary }) };
      events.push({
        type: 'employment.ended',
        key: `${employmentRef}:ended`,
        occurredAt: endedAt,
        data,
        column: 'ended_on',
      });
    }
    return events;
  },
};
