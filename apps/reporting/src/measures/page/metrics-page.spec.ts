import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { MEASURES } from '../catalogue.js';
import { REPORTS } from '../../reports/catalogue.js';
import { metricsPage } from './metrics-page.js';

describe('the catalogue of metrics in the documentation', () => {
  it('is that of the code as it is; if this fails, run: npm run metrics', () => {
    const committed = readFileSync(resolve('docs/metrics.md'), 'utf8').split('\n');
    // Told by the first line that differs: the whole page would fill screens.
    const current = metricsPage().split('\n');
    const differing = current.findIndex((line, index) => line !== committed[index]);
    expect([differing, committed[differing]]).toEqual([-1, undefined]);
    expect(committed).toHaveLength(current.length);
  });

  it('has every measure, each of which can be asked or is in a report', () => {
    const page = metricsPage();
    for (const { name } of MEASURES) expect(page).toContain(`\`${name}\`:`);
    expect(page).not.toContain('reports: none');
    expect(REPORTS.length).toBeGreaterThan(30);
  });
});
