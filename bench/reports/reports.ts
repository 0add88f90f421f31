import { type Bench } from '../finding.js';
import { findingsOf } from './findings.js';
import { withInstallation } from './installation.js';
import { type Extent, measure, type SizeResult } from './measure.js';

const SIZES = [10_000_000, 100_000_000];
const QUICK_SIZES = [100_000, 500_000];
const FULL: Extent = {
  questions: 200,
  perQuestion: { samples: 5, ms: 1_000 },
  perReport: { samples: 30, ms: 6_000 },
  analystSeconds: 60,
};
const QUICK: Extent = {
  questions: 40,
  perQuestion: { samples: 3, ms: 300 },
  perReport: { samples: 5, ms: 1_000 },
  analystSeconds: 5,
};

/** Named reports, random queries and exports over a year, warm, with ten times the events the second time. */
export const reports: Bench = async (options) => {
  const sizes = options.events === undefined ? (options.quick ? QUICK_SIZES : SIZES) : [options.events];
  const results: SizeResult[] = [];
  for (const events of sizes) {
    const say = (step: string): void => {
      options.say(`${events.toLocaleString('en-US')} events: ${step}`);
    };
    const result = await withInstallation(events, { ...options, say }, async (installation) =>
      options.prepare ? undefined : measure(installation, options.quick ? QUICK : FULL, say),
    );
    if (result !== undefined) results.push(result);
  }
  return {
    name: 'reports',
    findings: results.flatMap((result, index) => findingsOf(result, results[index - 1])),
    details: results,
  };
};
