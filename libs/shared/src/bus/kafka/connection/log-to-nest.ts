import { Logger } from '@nestjs/common';
import { type LogEntry } from 'kafkajs';

const logger = new Logger('Kafka');
const DATA_IS_GONE = 'Offset out of range';

/**
 * kafkajs calls every connection it retries and every ordinary rebalance an error. What matters of those is said by us,
 * with its consequence; here they are detail. One thing only kafkajs knows: that the log no longer has what comes next.
 */
export function logToNest({ namespace, log }: LogEntry): void {
  const { message, timestamp: _timestamp, logger: _logger, stack: _stack, ...details } = log;
  const text = `${namespace}: ${message} ${JSON.stringify(details)}`;
  if (message.startsWith(DATA_IS_GONE))
    logger.error(`messages were dropped before they were consumed: ${text}`);
  else logger.debug(text);
}
