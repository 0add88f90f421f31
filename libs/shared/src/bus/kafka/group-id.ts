/**
 * What Kafka knows a group by: our group and its topic. Kafka lets one group read many topics, but kafkajs gives the
 * leader's topics to every member, so that members with different topics would leave partitions without a reader. On
 * its own, a topic's group also rebalances and is rewound alone, as on the PostgreSQL log.
 */
export function groupIdOf(topic: string, group: string): string {
  return `${group}.${topic}`;
}
