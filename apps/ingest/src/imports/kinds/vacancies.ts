import { given } from './given.js';
import { type ImportKind, type RowEvent } from './import-kind.js';

/** One row per vacancy. */
export const vacancies: ImportKind = {
  name: 'vacancies',
  title: 'Vacancies, one per row',
  columns: [
    {
      name: 'vacancy',
      aliases: ['vacancy id', 'job id', 'requisition id', 'vacature', 'vacature id'],
      holds: 'The id of the vacancy.',
      needed: true,
    },
    {
      name: 'title',
      aliases: ['job title', 'job', 'name', 'functie', 'titel'],
      holds: 'Its title.',
      needed: true,
    },
    {
      name: 'team',
      aliases: ['department', 'afdeling', 'abteilung'],
      holds: 'The code of the team it is for.',
    },
    { name: 'location', aliases: ['site', 'office', 'locatie', 'standort'], holds: 'Where the work is.' },
    {
      name: 'opened_at',
      aliases: ['opened', 'open date', 'published at', 'geopend op'],
      holds: 'When it opened.',
      needed: true,
    },
    { name: 'closed_at', aliases: ['closed', 'close date', 'gesloten op'], holds: 'When it closed.' },
    { name: 'close_reason', aliases: ['reason', 'reden'], holds: 'filled, cancelled or other.' },
    { name: 'cost', aliases: ['costs', 'kosten'], holds: 'What it cost, such as 1234.56.' },
    { name: 'currency', aliases: ['valuta', 'wahrung'], holds: 'The currency of the cost, such as EUR.' },
  ],
  read(row) {
    const vacancyId = row.atsCode('vacancy') ?? '';
    const title = row.title('title') ?? '';
    const team = row.code('team');
    const location = row.title('location');
    const cost = row.money('cost');
    const openedAt = row.moment('opened_at', 'start');
    const closedAt = row.moment('closed_at', 'end');
    const reason = row.oneOf('close_reason', ['filled', 'cancelled', 'other']);
    const events: RowEvent[] = [];
    if (openedAt !== undefined) {
      const data = { vacancyId, title, ...given({ team, location, cost }) };
      events.push({
        type: 'vacancy.opened',
        key: `${vacancyId}:opened`,
        occurredAt: openedAt,
        data,
        column: 'opened_at',
      });
    }
    if (closedAt !== undefined) {
      const data = { vacancyId, ...given({ reason }) };
      events.push({
        type: 'vacancy.closed',
        key: `${vacancyId}:closed`,
        occurredAt: closedAt,
        data,
        column: 'closed_at',
      });
    }
    return events;
  },
};
