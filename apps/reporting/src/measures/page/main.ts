import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { metricsPage } from './metrics-page.js';

const PAGE = resolve('docs/metrics.md');
await writeFile(PAGE, metricsPage());
process.stdout.write(`Wrote ${PAGE}\n`);
