import { type Period } from './questions.js';

/** Where an installation answers, and what opens it. */
export interface Access {
  readonly url: string;
  readonly key: string;
}

/** A way to the same numbers: where it is, and a command that asks it as it stands. */
export interface Face {
  readonly says: string;
  /** Undefined where nothing of the installation is asked. */
  readonly url?: string;
  /** Whether the address itself is of use to a person, and where. */
  readonly opensIn?: 'a browser' | 'a BI tool';
  /** A shell command; undefined where the address is enough. */
  readonly command?: string;
}

export const FACE_NAMES = ['docs', 'metrics', 'query', 'csv', 'parquet', 'odata', 'export', 'sql'] as const;
export type FaceName = (typeof FACE_NAMES)[number];

/** The user name that goes with the key where a tool asks for a name and a password. */
export const ODATA_USER = 'apikey';

/** Every face of a year's numbers; each command works by itself when it is pasted, so each carries the key. */
export function facesOf({ url, key }: Access, { from, to }: Period): Readonly<Record<FaceName, Face>> {
  const bearer = `-H 'Authorization: Bearer ${key}'`;
  const report = `${url}/api/v1/reports/reach`;
  const months = `from=${from}&to=${to}&granularity=month`;
  const file = (suffix: string): Pick<Face, 'url' | 'command'> => ({
    url: `${report}.${suffix}?${months}`,
    command: `curl -s ${bearer} -o reach.${suffix} \\\n  '${report}.${suffix}?${months}'`,
  });
  return {
    docs: { says: 'Everything the API can do, for a browser', url: `${url}/docs`, opensIn: 'a browser' },
    metrics: {
      says: 'What every number means',
      url: `${url}/api/v1/measures`,
      command: `curl -s ${bearer} \\\n  '${url}/api/v1/measures'`,
    },
    query: {
      says: 'Any question: measures by dimensions, filtered, compared',
      url: `${url}/api/v1/query`,
      command: [
        `curl -s ${bearer} \\`,
        `  -H 'Content-Type: application/json' '${url}/api/v1/query' \\`,
        `  -d '{"measures":["clicks_human","touches"],"dimensions":["network"],`,
        `       "timeDimension":{"dateRange":["${from}","${to}"]}}'`,
      ].join('\n'),
    },
    csv: { says: 'Any report as a file for a spreadsheet', ...file('csv') },
    parquet: { says: 'The same for pandas, DuckDB and their like', ...file('parquet') },
    odata: {
      says: `Excel, Power BI, Tableau: this OData feed; user ${ODATA_USER}, password the key`,
      url: `${url}/odata/v4/`,
      opensIn: 'a BI tool',
      command: [
        `curl -s -u '${ODATA_USER}:${key}' \\`,
        `  '${url}/odata/v4/ReachMonthly?$select=period,clicks_human'`,
      ].join('\n'),
    },
    export: {
      says: 'An answer of any size, made in the background and fetched',
      url: `${url}/api/v1/exports`,
      command: [
        `URL='${url}' \\`,
        `KEY='${key}' \\`,
        '  npm run export -- --measures clicks_human --granularity day \\',
        `  --from ${from} --to ${to} --out clicks.parquet`,
      ].join('\n'),
    },
    sql: {
      says: 'SQL views, made on a ClickHouse server; this prints them and needs none',
      command: 'npm run --silent mart -- print',
    },
  };
}
