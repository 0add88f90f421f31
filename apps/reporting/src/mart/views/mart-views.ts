import { GRANULARITIES } from '../../odata/metadata/entity-set.js';
import { FACT_LISTS } from '../../odata/metadata/set-list.js';
import { factView } from './fact-view.js';
import { type MartView, TENANT } from './mart-view.js';

/** The view that a check of a new user reads: nobody who is held to one organisation sees a row of it. */
export const PROBE = 'isolation_probe';

/**
 * Every view of the mart, made of the semantic model: the tables that OData shows, under the same names of columns, and
 * how fresh they are.
 * @param database where the tables of the product are
 */
export function martViews(database: string): readonly MartView[] {
  const from = `\`${database}\``;
  return [
    ...FACT_LISTS.flatMap((list) =>
      GRANULARITIES.flatMap((granularity) => factView(list, granularity, from) ?? []),
    ),
    freshness(from),
    probe(),
  ];
}

function freshness(database: string): MartView {
  return {
    name: 'freshness',
    comment:
      'When each day was last computed. What has come in for it since is not in these views yet; the query API counts it at once.',
    columns: [
      TENANT,
      {
        name: 'kind',
        type: 'String',
        comment: 'reach: shares, clicks and people. talent: outcomes and credit.',
      },
      { name: 'day', type: 'Date', comment: 'In the zone of the organisation.' },
      { name: 'computed_at', type: "DateTime64(3, 'UTC')", comment: 'When the day was computed.' },
      {
        name: 'zone',
        type: 'String',
        comment: 'The zone that days are cut in; empty until attribution has noted it.',
      },
    ],
    select: [
      'SELECT head.tenant AS tenant, head.kind AS kind, head.day AS day, head.computed_at AS computed_at, of.zone AS zone',
      `FROM (SELECT * FROM ${database}.bucket_head FINAL) AS head`,
      `LEFT JOIN (SELECT * FROM ${database}.organisation FINAL) AS of ON head.tenant = of.tenant`,
    ].join('\n'),
  };
}

function probe(): MartView {
  return {
    name: PROBE,
    comment: 'A row of nobody. Who sees it is not held to one organisation.',
    columns: [TENANT],
    select: `SELECT '' AS tenant`,
  };
}
