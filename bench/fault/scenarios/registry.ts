import { clickhouseDown } from './clickhouse-down.js';
import { clickhouseKilled } from './clickhouse-killed.js';
import { clickhouseSlow } from './clickhouse-slow.js';
import { clock } from './clock.js';
import { consumerChurn } from './consumer-churn.js';
import { consumerFrozen } from './consumer-frozen.js';
import { deadLetterAway } from './dead-letter-away.js';
import { diskFull } from './disk-full.js';
import { dstNights } from './dst-nights.js';
import { duplicateStorm } from './duplicate-storm.js';
import { fullReplay } from './full-replay.js';
import { kafkaDown } from './kafka-down.js';
import { kafkaRestarted } from './kafka-restarted.js';
import { killAttribution } from './kill-attribution.js';
import { killIngest } from './kill-ingest.js';
import { killReporting } from './kill-reporting.js';
import { outOfOrder } from './out-of-order.js';
import { poison } from './poison.js';
import { postgresDown } from './postgres-down.js';
import { postgresRestarted } from './postgres-restarted.js';
import { type Scenario } from './scenario.js';

/**
 * Every fault of the services. A new one is a file and a line here. The replay comes early, as it reads all that was sent
 * before; what leaves its marks on the installation comes last.
 */
export const SCENARIOS: readonly Scenario[] = [
  outOfOrder,
  fullReplay,
  killIngest,
  killAttribution,
  killReporting,
  clickhouseKilled,
  clickhouseDown,
  clickhouseSlow,
  kafkaRestarted,
  kafkaDown,
  postgresRestarted,
  postgresDown,
  consumerChurn,
  consumerFrozen,
  duplicateStorm,
  poison,
  dstNights,
  clock,
  diskFull,
  deadLetterAway,
];
