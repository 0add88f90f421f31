import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import '#attribution/attribution-service.module.js';
import '#ingest/ingest-service.module.js';
import '#reporting/reporting-service.module.js';
import '#shared/service/start-service.js';
import { collectProcessMetrics, metrics } from '#shared/telemetry/metrics.js';

const DOCS = new URL('../../../../docs/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, DOCS), 'utf8');
const PAGE = read('observability.md');

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}
interface Dashboard {
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
  readonly panels: readonly {
    readonly id: number;
    readonly type: string;
    readonly title: string;
    readonly datasource?: { readonly uid: string };
    readonly targets?: readonly { readonly expr: string }[];
  }[];
}

describe('what an operator is given', () => {
  const alerts = parse(read('observability/alerts.yml')) as Rules;
  const dashboard = JSON.parse(read('observability/grafana-dashboard.json')) as Dashboard;
  const expressions = {
    alerts: alerts.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
    dashboard: dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  };
  /** Every metric of every service, with its type; Prometheus gives a histogram three names. */
  let registered: { readonly name: string; readonly type: string; readonly labels: readonly string[] }[];
  let scraped: Set<string>;
  beforeAll(async () => {
    collectProcessMetrics();
    registered = (await metrics.getMetricsAsJSON()).map(({ name, type }) => ({
      name,
      type: String(type),
      labels: labelsOf(name),
    }));
    scraped = new Set(
      registered.flatMap(({ name, type }) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
    );
  });

  it('is a table of every metric, and of none that does not exist', () => {
    const documented = [...PAGE.matchAll(/^\| `(manyhands_\w+)` \| ([\w, ]*) ?\|/gm)].map(
      ([, name = '', labels = '']) => ({
        name,
        labels: labels
          .split(',')
          .map((label) => label.trim())
          .filter((label) => label !== ''),
      }),
    );
    const ours = registered
      .filter(({ name }) => name.startsWith('manyhands_'))
      .map(({ name, labels }) => ({ name, labels }));
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect(documented.sort(byName)).toEqual(ours.sort(byName));
  });

  it.each(['alerts', 'dashboard'] as const)(
    'asks in its %s only for metrics that are scraped',
    (document) => {
      const asked = expressions[document].flatMap((expr) => [
        ...expr.matchAll(/\b(?:manyhands|process|nodejs)_\w+/g),
      ]);
      expect(asked.length).toBeGreaterThan(15);
      expect(asked.map(([name]) => name).filter((name) => !scraped.has(name))).toEqual([]);
    },
  );

  it('names in prose only metrics that exist', () => {
    const named = [...PAGE.matchAll(/`((?:manyhands|process|nodejs)_\w+)`/g)].map(([, name]) => name);
    const known = new Set(registered.map(({ name }) => name));
    expect(named.filter((name) => name === undefined || !known.has(name))).toEqual([]);
  });

  it('warns by name, each name once', () => {
    const names = alerts.groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^Manyhands[A-Za-z]+$/.test(name))).toBe(true);
  });

  it('shows any Prometheus the reader chooses, in panels of their own', () => {
    const { panels, templating } = dashboard;
    expect(templating.list).toEqual([expect.objectContaining({ name: 'datasource', type: 'datasource' })]);
    const charts = panels.filter(({ type }) => type !== 'row');
    expect(charts.map(({ datasource }) => datasource?.uid)).toEqual(charts.map(() => '${datasource}'));
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(panels.filter(({ type }) => type === 'row').map(({ title }) => title)).toEqual([
      'The promise: every accepted event in every report exactly once',
      'Freshness',
      'Intake',
      'Redirects',
      'Stores and processes',
    ]);
  });

  it('shows or warns about every metric there is', () => {
    const all = [...expressions.alerts, ...expressions.dashboard].join('\n');
    const unseen = registered.filter(({ name }) => name.startsWith('manyhands_') && !all.includes(name));
    expect(unseen.map(({ name }) => name)).toEqual([
      'manyhands_refusals_erased_total', // housekeeping
      'manyhands_reconcile_compared', // for who reads reconcile's output
    ]);
  });

  function labelsOf(name: string): readonly string[] {
    const metric: unknown = metrics.getSingleMetric(name);
    if (typeof metric !== 'object' || metric === null || !('labelNames' in metric)) return [];
    return Array.isArray(metric.labelNames) ? metric.labelNames.map(String) : [];
  }
});
