import { type RecordMetadata } from 'kafkajs';
import { type PlacedMessage } from './placed-message.js';

/**
 * Makes sure that every partition we sent to has answered. kafkajs says "sent" without that: when one broker takes its
 * share and another refuses because it no longer leads, and the first broker leads those partitions now too, the retry
 * leaves them out, since "that broker has answered" (sendMessages.js; pull request 1798 is about the same map). A
 * partition it has no metadata of is left out as well.
 */
export function assertAllAnswered(
  messages: readonly PlacedMessage[],
  answers: readonly RecordMetadata[],
): void {
  const answered = new Set(answers.map(({ topicName, partition }) => placeName(topicName, partition)));
  for (const { topic, partition } of messages) {
    if (!answered.has(placeName(topic, partition))) {
      throw new Error(`no broker has confirmed the messages for ${topic}/${String(partition)}`);
    }
  }
}

function placeName(topic: string, partition: number): string {
  return `${topic}/${String(partition)}`;
}
