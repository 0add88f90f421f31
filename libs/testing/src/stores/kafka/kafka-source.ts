/** What was found on this machine. Asked for lazily: the later ones cost a process each. */
export interface KafkaFindings {
  /** The addresses in TEST_KAFKA_BROKERS. */
  readonly brokers: readonly string[];
  dockerAnswers(): boolean;
  /** The JVM's feature release, if there is a JVM. */
  javaRelease(): number | undefined;
  /** Kafka's jars are in the cache, or there is a Maven to fetch them. */
  artefactsCanBeHad(): boolean;
}

export type KafkaSource =
  | { readonly kind: 'environment'; readonly brokers: readonly string[] }
  | { readonly kind: 'testcontainers' }
  | { readonly kind: 'maven' }
  | { readonly kind: 'none'; readonly reason: string };

export const OLDEST_JAVA = 17;

/** The first of the ways to a real Kafka: an address given, a container, artefacts from Maven. */
export function chooseKafkaSource(found: KafkaFindings): KafkaSource {
  if (found.brokers.length > 0) return { kind: 'environment', brokers: found.brokers };
  if (found.dockerAnswers()) return { kind: 'testcontainers' };
  return chooseKafkaProcess(found);
}

/** For tests that kill the broker: it has to be a process of ours. */
export function chooseKafkaProcess(
  found: Pick<KafkaFindings, 'javaRelease' | 'artefactsCanBeHad'>,
): KafkaSource {
  const java = found.javaRelease();
  if (java === undefined) return { kind: 'none', reason: 'there is no Java' };
  if (java < OLDEST_JAVA)
    return {
      kind: 'none',
      reason: `Java is ${String(java)}, Kafka needs ${String(OLDEST_JAVA)} or newer`,
    };
  if (!found.artefactsCanBeHad())
    return { kind: 'none', reason: 'there is no Maven (mvn) to fetch Kafka with' };
  return { kind: 'maven' };
}
