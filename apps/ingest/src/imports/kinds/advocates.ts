import { given } from './given.js';
import { type ImportKind, type RowEvent } from './import-kind.js';

/** One row per advocate who joined. */
export const advocates: ImportKind = {
  name: 'advocates',
  title: 'Advocates who joined, one per row',
  columns: [
    {
      name: 'advocate',
      aliases: ['advocate id', 'advocate reference', 'ambassadeur'],
      holds: 'The reference of the advocate. Never a name or an e-mail address.',
      needed: true,
    },
    {
      name: 'team',
      aliases: ['department', 'afdeling', 'abteilung'],
      holds: 'The code of their team.',
      needed: true,
    },
    {
      name: 'enrolled_at',
      aliases: ['enrolled', 'enrolled on', 'joined', 'joined at'],
      holds: 'When they joined.',
      needed: true,
    },
    {
      name: 'notice_version',
      aliases: ['notice', 'privacy notice'],
      holds: 'Which version of the privacy notice they saw.',
      needed: true,
    },
    {
      name: 'named_in_reports',
      aliases: ['named', 'opt in'],
      holds: 'yes when they chose to be shown by name in reports.',
    },
    { name: 'left_at', aliases: ['left', 'left on'], holds: 'When they left the programme.' },
  ],
  read(row) {
    const advocateId = row.code('advocate');
    const team = row.code('team');
    const noticeVersion = row.code('notice_version');
    const namedInReports = row.yesNo('named_in_reports');
    const enrolledAt = row.moment('enrolled_at', 'start');
    const leftAt = row.moment('left_at', 'end');
    if (!advocateId || !team || !noticeVersion || !enrolledAt) return [];
    const data = { advocateId, team, noticeVersion, ...given({ namedInReports }) };
    const events: RowEvent[] = [
      {
        type: 'advocate.enrolled',
        key: `${advocateId}:enrolled`,
        occurredAt: enrolledAt,
        data,
        column: 'enrolled_at',
      },
    ];
    if (leftAt !== undefined)
      events.push({
        type: 'advocate.left',
        key: `${advocateId}:left`,
        occurredAt: leftAt,
        data: { advocateId },
        column: 'left_at',
      });
    return events;
  },
};
