import { STATED_CHANNELS } from '#domain/events/talent.js';
import { given } from './given.js';
import { type ImportKind } from './import-kind.js';

/** One row per amount that recruiting cost over some days. */
export const costs: ImportKind = {
  name: 'costs',
  title: 'Costs of recruiting, one per row',
  columns: [
    {
      name: 'cost',
      aliases: ['cost id', 'invoice', 'invoice number', 'factuur', 'factuurnummer', 'rechnungsnummer'],
      holds: 'What tells it from other costs, such as the number of an invoice.',
      needed: true,
    },
    { name: 'kind', aliases: ['type', 'soort', 'art'], holds: 'external or internal.', needed: true },
    {
      name: 'category',
      aliases: ['categorie', 'kategorie'],
      holds: 'A code, such as job-ads.',
      needed: true,
    },
    {
      name: 'channel',
      aliases: ['kanaal', 'kanal'],
      holds: `The channel it was for: advocate, direct, ${STATED_CHANNELS.join(', ')}.`,
    },
    { name: 'vacancy', aliases: ['vacancy id', 'job id', 'vacature'], holds: 'The vacancy it was for.' },
    {
      name: 'from',
      aliases: ['from date', 'start', 'van', 'von', 'period start'],
      holds: 'The first day it is for.',
      needed: true,
    },
    {
      name: 'to',
      aliases: ['to date', 'until', 'end', 'tot', 'bis', 'period end'],
      holds: 'The last day it is for; default: the first.',
    },
    {
      name: 'amount',
      aliases: ['bedrag', 'betrag', 'montant'],
      holds: 'How much, such as 1234.56.',
      needed: true,
    },
    {
      name: 'currency',
      aliases: ['valuta', 'wahrung', 'devise'],
      holds: 'Its currency, such as EUR.',
      needed: true,
    },
  ],
  read(row) {
    const costId = row.code('cost') ?? '';
    const kind = row.oneOf('kind', ['external', 'internal']);
    const category = row.code('category');
    const channel = row.oneOf('channel', ['advocate', 'direct', ...STATED_CHANNELS]);
    const vacancyId = row.atsCode('vacancy');
    const from = row.day('from');
    const to = row.day('to') ?? from;
    const occurredAt = row.moment('from', 'start');
    const amount = row.money('amount');
    if (from !== undefined && to !== undefined && to < from) row.wrong('to', 'Lies before from.');
    if (!kind || !category || !from || !to || !occurredAt || !amount) return [];
    const data = { costId, kind, category, from, to, amount, ...given({ channel, vacancyId }) };
    return [{ type: 'cost.recorded', key: costId, occurredAt, data, column: 'cost' }];
  },
};
